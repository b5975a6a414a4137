/** The rules of an area and of one of its schemes as plain data. What is folded is not sent to the page. */
import { type Description, pick } from "@yibao/core";
import {
  answersOf,
  type Block,
  knownText,
  type LedgerText,
  ledgerOf,
  ledgerText,
  optionsOf,
  optionsText,
  type Section,
  type SourceText,
  schemeRules,
  schemesOf,
  servicesOf,
  sourcesOf,
  type Table,
} from "@yibao/core/policy";
import { type GradeView, grade } from "../views/parts.ts";
import type { RuleSay } from "./words.ts";

interface ProofView {
  readonly grade: GradeView;
  readonly title: string;
  readonly facts: readonly string[];
  readonly because: string;
}

interface TableView {
  readonly corner: string;
  readonly columns: readonly string[];
  readonly groups: Table["groups"];
}

interface BlockView {
  readonly dates: string;
  readonly single: { readonly text: string; readonly unknown: boolean } | null;
  readonly table: TableView | null;
  /** A long table waits behind this line; empty: it stands open. */
  readonly long: string;
  readonly id: string;
  readonly notes: readonly string[];
  readonly proof: ProofView;
}

interface SlotView {
  readonly title: string;
  readonly notes: readonly string[];
  readonly now: BlockView | null;
  /** The fold of earlier values; empty: there are none. */
  readonly earlier: string;
  readonly id: string;
  readonly open: boolean;
  readonly blocks: readonly BlockView[];
}

interface SectionView {
  readonly id: string;
  readonly name: string;
  readonly payer: string;
  readonly open: boolean;
  readonly facts: readonly string[];
  readonly slots: readonly SlotView[];
}

interface RuleView {
  readonly title: string;
  readonly text: string;
  readonly facts: readonly string[];
  readonly proof: ProofView;
}

interface ReadingView {
  readonly title: string;
  readonly options: readonly { readonly label: string; readonly usual: string }[];
  readonly why: string;
  readonly proof: ProofView | null;
}

interface LedgerView {
  readonly name: string;
  readonly rows: readonly { readonly care: string; readonly payers: string; readonly held: boolean }[];
  readonly grades: readonly GradeView[];
  readonly facts: readonly string[];
}

interface SourceView {
  readonly title: string;
  readonly grade: GradeView;
  readonly facts: readonly string[];
  readonly because: string;
  readonly urlLabel: string;
  readonly url: string;
}

interface Part<Row> {
  readonly title: string;
  readonly help: string;
  readonly rows: readonly Row[];
}

export interface PolicyView {
  readonly title: string;
  readonly heading: string;
  readonly lead: string;
  readonly facts: readonly string[];
  readonly estimate: { readonly button: string; readonly text: string };
  readonly schemes: Part<{ readonly id: string; readonly title: string; readonly facts: readonly string[] }> | null;
  readonly without: readonly string[];
  readonly sections: Part<SectionView> | null;
  readonly rules: Part<RuleView> | null;
  readonly readings: Part<ReadingView> | null;
  readonly limits: Part<{ readonly who: string; readonly text: string }> | null;
  readonly answers: Part<{
    readonly id: string;
    readonly title: string;
    readonly open: boolean;
    readonly text: string;
    readonly source: string;
  }> | null;
  readonly services: {
    readonly title: string;
    readonly phone: string;
    readonly call: string;
    readonly none: string;
    readonly menu: string;
    readonly lists: readonly { readonly name: string; readonly rows: readonly string[] }[];
    readonly source: string;
  } | null;
  readonly ledger: Part<LedgerView>;
  readonly sources: Part<SourceView>;
}

/** Longer tables wait behind one line. */
const LONG = 8;

type Proved = Pick<Block, "grade" | "sourceTitle" | "at" | "checked" | "reason">;

function proofView(one: Proved, say: RuleSay): ProofView {
  return {
    grade: grade(one.grade, say),
    title: one.sourceTitle,
    facts: [one.at, one.checked === "" ? "" : say("policy.checked_on", { date: one.checked })].filter(
      (text) => text !== "",
    ),
    because: one.reason === "" ? "" : say("policy.because", { reason: one.reason }),
  };
}

function blockView(block: Block, id: string, opened: readonly string[], say: RuleSay): BlockView {
  const { table, single } = block;
  const long = table !== null && table.size > LONG;
  return {
    dates: block.dates,
    single,
    table: table === null || (long && !opened.includes(id)) ? null : tableView(table, say),
    long: long ? say("policy.long_table", { n: String(table.size) }) : "",
    id,
    notes: block.notes,
    proof: proofView(block, say),
  };
}

/** A list of conditions has one column, whose name is that of its values. */
const tableView = ({ corner, columns, groups }: Table, say: RuleSay): TableView => ({
  corner,
  columns: columns.length === 0 ? [say("policy.value_head")] : columns,
  groups,
});

function sectionView(section: Section, opened: readonly string[], say: RuleSay): SectionView {
  const open = opened.includes(section.id);
  return {
    id: section.id,
    name: section.name,
    payer: section.payer === "" ? "" : say("policy.payer", { payer: section.payer }),
    open,
    facts: open ? section.facts : [],
    slots: !open
      ? []
      : section.slots.map(({ id, title, notes, blocks: [now, ...earlier] }) => {
          const fold = `${id} earlier`;
          const unfolded = opened.includes(fold);
          return {
            title,
            notes,
            now: now === undefined ? null : blockView(now, `${id} ${now.from}`, opened, say),
            earlier: earlier.length === 0 ? "" : say("policy.earlier"),
            id: fold,
            open: unfolded,
            blocks: unfolded ? earlier.map((one) => blockView(one, `${id} ${one.from}`, opened, say)) : [],
          };
        }),
  };
}

function ledgerView(it: LedgerText, say: RuleSay): LedgerView {
  return {
    name: it.name,
    rows: [
      ...it.layers.map(({ care, payers }) => ({ care, payers, held: true })),
      ...it.without.map((care) => ({ care, payers: say("policy.ledger_missing"), held: false })),
    ],
    grades: it.values.map(({ grade: kind, n }) => {
      const view = grade(kind, say);
      return { ...view, text: `${view.text} ${n}` };
    }),
    facts: [say("policy.ledger_sources", { n: String(it.sources) }), it.checked].filter((text) => text !== ""),
  };
}

const sourceView = (one: SourceText, say: RuleSay): SourceView => ({
  title: one.title,
  grade: grade(one.grade, say),
  facts: one.facts,
  because: one.reason === "" ? "" : say("policy.because", { reason: one.reason }),
  urlLabel: one.url === "" ? "" : say("mini.original"),
  url: one.url,
});

const part = <Row>(title: string, help: string, rows: readonly Row[]): Part<Row> | null =>
  rows.length === 0 ? null : { title, help, rows };

function common(about: Description, ledgers: readonly LedgerText[], sources: readonly SourceText[], say: RuleSay) {
  return {
    facts: [
      knownText(about, say),
      ledgers[0]?.checked ?? "",
      say("policy.version", { version: `${about.region}-${about.version}` }),
    ].filter((text) => text !== ""),
    estimate: { button: say("policy.estimate"), text: say("policy.estimate_text") },
    ledger: {
      title: say("policy.ledger"),
      help: say("policy.ledger_area_text"),
      rows: ledgers.map((one) => ledgerView(one, say)),
    },
    sources: {
      title: say("policy.sources"),
      help: say("policy.sources_text"),
      rows: sources.map((one) => sourceView(one, say)),
    },
  };
}

const NOTHING = {
  schemes: null,
  without: [],
  sections: null,
  rules: null,
  readings: null,
  limits: null,
  answers: null,
  services: null,
} as const;

export function schemeView(about: Description, scheme: string, opened: readonly string[], say: RuleSay): PolicyView {
  const it = schemeRules(about, scheme, say);
  const names = { area: pick(about.name, say.lang), scheme: it.schemeName };
  return {
    ...NOTHING,
    ...common(about, [it.ledger], it.sources, say),
    title: say("mini.rules", names),
    heading: say("policy.heading_scheme", names),
    lead: say("policy.lead_scheme", names),
    sections: part(
      say("policy.rules"),
      say("mini.rules_text"),
      it.sections.map((one) => sectionView(one, opened, say)),
    ),
    rules: part(
      say("policy.eligibility"),
      say("policy.eligibility_text"),
      it.rules.map(({ title, text, when, facts, block }) => ({
        title,
        text,
        facts: [...(when === "" ? [] : [say("policy.applies", { who: when })]), ...facts, block.dates],
        proof: proofView(block, say),
      })),
    ),
    readings: part(
      say("policy.readings"),
      say("policy.readings_text"),
      it.readings.map((one) => ({
        title: one.question,
        options: one.options.map(({ label, usual }) => ({ label, usual: usual ? say("policy.default") : "" })),
        why: one.reason === "" ? "" : say("policy.why_default", { reason: one.reason }),
        proof: one.source === "" ? null : proofView({ ...one, checked: "", reason: "" }, say),
      })),
    ),
    limits: part(say("policy.limits"), say("policy.limits_text"), it.limits),
  };
}

function services(about: Description, say: RuleSay): PolicyView["services"] {
  const it = servicesOf(about, say.lang);
  return {
    title: say("policy.services"),
    phone: it.hotline,
    call: it.hotline === "" ? "" : say("serve.call", { phone: it.hotline }),
    none: it.hotline === "" ? say("policy.services_none") : "",
    menu: it.menu === "" ? "" : say("policy.named", { label: say("serve.menu"), value: it.menu }),
    lists: [
      { name: say("policy.channels"), rows: it.channels },
      { name: say("policy.papers"), rows: it.papers },
    ].filter(({ rows }) => rows.length > 0),
    source: [it.source, it.at].filter((text) => text !== "").join(say("policy.list_dot")),
  };
}

export function areaView(about: Description, opened: readonly string[], say: RuleSay): PolicyView {
  const held = schemesOf(about);
  const ledgers = held.map((scheme) => ledgerText(ledgerOf(about, scheme), about, say));
  const names = { area: pick(about.name, say.lang) };
  return {
    ...NOTHING,
    ...common(about, ledgers, sourcesOf(about, say), say),
    title: say("mini.rules", names),
    heading: say("policy.heading_area", names),
    lead: say("mini.rules_area", names),
    schemes: part(
      say("policy.schemes"),
      "",
      ledgers.map(({ scheme, name, layers, without }) => ({
        id: scheme,
        title: say("policy.scheme_link", { scheme: name }),
        facts: [
          say("policy.scheme_care", { cares: layers.map(({ care }) => care).join(say("list.comma")) }),
          ...(without.length === 0 ? [] : [say("policy.scheme_without", { cares: without.join(say("list.comma")) })]),
        ],
      })),
    ),
    without: optionsOf(about, "scheme")
      .filter((scheme) => !held.includes(scheme))
      .map((scheme) => say("policy.scheme_none", { scheme: optionsText("scheme", [scheme], about, say) })),
    answers: part(
      say("policy.answers"),
      "",
      answersOf(about, say).map(({ id, question, answer, source, at }) => {
        const open = opened.includes(id);
        const from = [source, at].filter((text) => text !== "").join(say("policy.list_dot"));
        return { id, title: question, open, text: open ? answer : "", source: open ? from : "" };
      }),
    ),
    services: services(about, say),
  };
}
