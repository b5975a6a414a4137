/** The rules of a description as blocks a page can print: what, for whom, since when, where it stands. */

import { asLabel, pick, writtenDate } from "@yibao/core";
import { BAND, type Cell, compact, type Grid, gridOf, spread } from "./compact.ts";
import type { BenefitDescription, Description, Grade, SlotDescription, SlotHistory, Words } from "./shapes.ts";
import { conditionText, factText, isUnknown, optionsText, type PolicySay, valueText, wordText, yuan } from "./words.ts";

export interface Shown {
  readonly text: string;
  readonly unknown: boolean;
}

export interface Table {
  /** Names of the columns; empty for a list of conditions and values. */
  readonly columns: readonly string[];
  readonly corner: string;
  /** Rows that share their first condition stand under it; a group without a name is the whole table. */
  readonly groups: readonly { readonly name: string; readonly rows: readonly Row[] }[];
  readonly size: number;
}

export interface Row {
  readonly head: string;
  readonly cells: readonly Shown[];
}

/** One dated value with its proof. */
export interface Block {
  readonly from: string;
  readonly dates: string;
  readonly grade: Grade;
  readonly source: string;
  readonly sourceTitle: string;
  readonly at: string;
  readonly checked: string;
  readonly reason: string;
  readonly notes: readonly string[];
  readonly single: Shown | null;
  readonly table: Table | null;
}

export interface Slot {
  readonly id: string;
  readonly title: string;
  readonly notes: readonly string[];
  /** From late to early. */
  readonly blocks: readonly Block[];
}

export interface Section {
  readonly id: string;
  readonly name: string;
  readonly payer: string;
  readonly facts: readonly string[];
  readonly slots: readonly Slot[];
}

const PAYERS = {
  pooled_fund: "payer.pooled_fund",
  large_amount: "payer.large_amount",
  critical_illness: "payer.critical_illness",
  civil_servant: "payer.civil_servant",
  enterprise_supplement: "payer.enterprise_supplement",
  medical_assistance: "payer.medical_assistance",
  commercial: "payer.commercial",
  other: "payer.other",
  hospital: "payer.hospital",
} as const;

export const payerText = (payer: string, say: PolicySay): string => {
  const key = Object.entries(PAYERS).find(([id]) => id === payer)?.[1];
  return key === undefined ? payer : say(key);
};

const PARTS = {
  in_scope: "line.in_scope",
  first_pay: "line.first_pay",
  over_price_limit: "line.over_price_limit",
  noncovered: "line.noncovered",
  noncovered_drugs: "fact.noncovered_drugs",
  special_drugs: "fact.special_drugs",
} as const;

const SLOTS = {
  deductible: "policy.slot_deductible",
  deductible_change: "policy.slot_deductible_change",
  deductible_limit: "policy.slot_deductible_limit",
  rate: "policy.slot_rate",
  bands: "policy.slot_bands",
  adjust: "policy.slot_adjust",
  at_least: "policy.slot_at_least",
  ceiling: "policy.slot_ceiling",
  days: "policy.slot_days",
  plus: "policy.slot_plus",
} as const satisfies { readonly [slot in SlotDescription["slot"]]: string };

const DO = {
  multiply: "policy.do_multiply",
  subtract: "policy.do_subtract",
  set: "policy.do_set",
  at_least: "policy.do_at_least",
  add_points: "policy.do_add_points",
  subtract_points: "policy.do_subtract_points",
  raise_by: "policy.do_raise_by",
  multiply_rate: "policy.do_multiply_rate",
  multiply_person_share: "policy.do_multiply_person_share",
} as const;
const ON = { payment: "policy.on_payment", cost: "policy.on_cost" } as const;
const MEASURED = { from_zero: "policy.from_zero", above_deductible: "policy.above_deductible" } as const;
const WHOLE = { part: "policy.band_part", whole: "policy.band_whole" } as const;
const PER = {
  visit: "policy.per_visit",
  day: "policy.per_day",
  month: "policy.per_month",
  year: "policy.per_year",
  lifetime: "policy.per_lifetime",
} as const;

export function datesText(from: string, until: string | null | undefined, say: PolicySay): string {
  const values = { from: writtenDate(from, say), until: writtenDate(until ?? "", say) };
  return say(typeof until === "string" ? "policy.from_until" : "policy.from_on", values);
}

/** What "no value" means: no limit for what is paid, no line for what is not. */
export const noneText = (slot: string, say: PolicySay): string =>
  say(slot.startsWith("deductible") ? "policy.none_deductible" : "policy.none_limit");

/** The step of a band: from where to where, as the next one begins. */
function bandText(over: string, next: string | undefined, say: PolicySay): string {
  if (next !== undefined) return say("policy.band", { low: yuan(over, say), high: yuan(next, say) });
  return /[1-9]/.test(over) ? say("policy.band_above", { low: yuan(over, say) }) : say("policy.band_all");
}

export interface Spread {
  readonly facts: readonly string[];
  readonly cells: readonly Cell<unknown>[];
  readonly bands: readonly string[];
}

/** The combinations of one dated value; the band is one more fact, named by the number of its step. */
export function spreadOf(history: SlotHistory, say: PolicySay): Spread {
  const { bands } = history;
  if (bands === undefined) {
    const cells = (history.rows ?? []).map(({ when, value }) => ({ when, value }));
    return { facts: history.by ?? [], cells, bands: [] };
  }
  const cells = bands.flatMap(({ rows }, index) =>
    rows.map(({ when, value }) => ({ when: { ...when, [BAND]: String(index) }, value })),
  );
  const facts = [BAND, ...new Set(bands.flatMap(({ by }) => by))];
  const names = bands.map(({ over }, index) => bandText(over, bands[index + 1]?.over, say));
  return { facts, cells: spread(cells), bands: names };
}

function headText(
  fact: string,
  options: readonly string[],
  { bands }: Spread,
  about: Description,
  say: PolicySay,
): string {
  if (fact !== BAND) return optionsText(fact, options, about, say);
  return options.map((option) => bands[Number(option)] ?? "").join(say("list.or"));
}

const shown = (value: unknown, none: string, say: PolicySay): Shown => ({
  text: valueText(value, none, say),
  unknown: isUnknown(value),
});

function gridTable(grid: Grid<unknown>, all: Spread, none: string, about: Description, say: PolicySay): Table {
  const [down, across] = grid.facts;
  const rows = grid.rows.map((options, index) => ({
    head: headText(down, options, all, about, say),
    cells: (grid.cells[index] ?? []).map((value) => shown(value, none, say)),
  }));
  return {
    corner: down === BAND ? say("policy.band_head") : factText(down, about, say),
    columns: grid.columns.map((options) => headText(across, options, all, about, say)),
    groups: [{ name: "", rows }],
    size: rows.length,
  };
}

/** Fewer lines than this need no groups. */
const FEW_LINES = 4;

function listTable(all: Spread, none: string, about: Description, say: PolicySay): Table {
  const lines = compact(all.cells, all.facts).map(({ when, value }) => ({
    heads: when.map(({ fact, options }) => headText(fact, options, all, about, say)),
    cells: [shown(value, none, say)],
  }));
  const firsts = [...new Set(lines.map(({ heads }) => heads[0] ?? ""))];
  const apart =
    lines.length > FEW_LINES && firsts.length < lines.length && lines.every(({ heads }) => heads.length > 0);
  const join = (heads: readonly string[]): string => heads.join(say("policy.list_dot")) || say("policy.every_case");
  const groups = apart
    ? firsts.map((name) => ({
        name,
        rows: lines
          .filter(({ heads }) => heads[0] === name)
          .map(({ heads, cells }) => ({ head: join(heads.slice(1)), cells })),
      }))
    : [{ name: "", rows: lines.map(({ heads, cells }) => ({ head: join(heads), cells })) }];
  return { corner: say("policy.for_whom"), columns: [], groups, size: lines.length };
}

/** A single value, a grid of two facts, or a list. */
function bodyOf(
  history: SlotHistory,
  none: string,
  about: Description,
  say: PolicySay,
): Pick<Block, "single" | "table"> {
  const all = spreadOf(history, say);
  const lines = compact(all.cells, all.facts);
  const [only] = lines;
  if (
    only !== undefined &&
    lines.length === 1 &&
    only.when.every(({ fact }) => fact !== BAND || all.bands.length < 2)
  ) {
    return { single: shown(only.value, none, say), table: null };
  }
  const grid = gridOf(all.cells, all.facts);
  return {
    single: null,
    table: grid === null ? listTable(all, none, about, say) : gridTable(grid, all, none, about, say),
  };
}

interface Proof {
  readonly from: string;
  readonly until?: string | null;
  readonly source: string;
  readonly grade: Grade;
  readonly at?: Words;
  readonly checked?: string;
  readonly reason?: Words;
}

/** When a value holds, and where it stands. */
export function proofOf(it: Proof, about: Description, say: PolicySay): Omit<Block, "single" | "table" | "notes"> {
  const source = about.sources.find(({ id }) => id === it.source);
  const checked = it.checked ?? source?.checked ?? "";
  return {
    from: it.from,
    dates: datesText(it.from, it.until, say),
    grade: it.grade,
    source: it.source,
    sourceTitle: source === undefined ? it.source : pick(source.title, say.lang),
    at: it.at === undefined ? "" : pick(it.at, say.lang),
    checked: checked === "" ? "" : writtenDate(checked, say),
    reason: it.reason === undefined ? "" : pick(it.reason, say.lang),
  };
}

function blockOf(history: SlotHistory, slot: string, about: Description, say: PolicySay): Block {
  const banded = (history.bands?.length ?? 0) > 1;
  const notes = [wordText(history.measured, MEASURED, about, say), wordText(history.on, WHOLE, about, say)];
  return {
    ...proofOf(history, about, say),
    notes: banded ? notes.filter((text) => text !== "") : [],
    ...bodyOf(history, noneText(slot, say), about, say),
  };
}

function slotNotes(slot: SlotDescription, about: Description, say: PolicySay): readonly string[] {
  const when = conditionText(slot.when, about, say, ["scheme"]);
  const lift = conditionText(slot.lift, about, say);
  const per = Object.entries(PER).find(([id]) => id === slot.per)?.[1];
  return [
    wordText(slot.do, DO, about, say),
    when === "" ? "" : say("policy.only_for", { who: when }),
    per === undefined ? "" : say(per),
    wordText(slot.on, ON, about, say),
    lift === "" ? "" : say("policy.lifted_for", { who: lift }),
  ].filter((text) => text !== "");
}

/** Of a fixed price the pack says what the hospital bears: its deductible is the price. */
const PRICE = { deductible: "policy.slot_price", rate: "policy.slot_price_rate" } as const;

export function slotTitle(slot: SlotDescription["slot"], payer: string, say: PolicySay): string {
  return say(payer === "hospital" && (slot === "deductible" || slot === "rate") ? PRICE[slot] : SLOTS[slot]);
}

function slotOf(slot: SlotDescription, id: string, about: Description, say: PolicySay, payer = ""): Slot {
  return {
    id,
    title: slotTitle(slot.slot, payer, say),
    notes: slotNotes(slot, about, say),
    blocks: [...slot.history].reverse().map((history) => blockOf(history, slot.slot, about, say)),
  };
}

export const benefitName = (id: string, about: Description, say: PolicySay): string => {
  const found = about.benefits.find((one) => one.id === id);
  return found === undefined ? id : pick(found.name, say.lang);
};

function partText(part: string, weight: string, say: PolicySay): string {
  const key = Object.entries(PARTS).find(([id]) => id === part)?.[1];
  const name = key === undefined ? part : say(key);
  return weight === "100%" ? name : say("policy.weighted", { name, weight });
}

type Base = BenefitDescription["base"];

export function baseText(base: Base, about: Description, say: PolicySay): string {
  return (base ?? [])
    .map((one) =>
      "overflow" in one
        ? say("policy.overflow", { name: benefitName(one.overflow, about, say) })
        : partText(one.part, one.weight, say),
    )
    .join(say("list.comma"));
}

function sharedText(
  key: "policy.shares_deductible" | "policy.shares_ceiling",
  ids: readonly string[] | undefined,
  about: Description,
  say: PolicySay,
): readonly string[] {
  if (ids === undefined || ids.length === 0) return [];
  return [say(key, { names: ids.map((id) => benefitName(id, about, say)).join(say("list.comma")) })];
}

export function sectionOf(benefit: BenefitDescription, about: Description, say: PolicySay): Section {
  const who = conditionText(benefit.applies, about, say, ["scheme"]);
  const base = baseText(benefit.base, about, say);
  const per = Object.entries(PER).find(([id]) => id === benefit.period)?.[1];
  return {
    id: benefit.id,
    name: pick(benefit.name, say.lang),
    payer: payerText(benefit.payer, say),
    facts: [
      ...(who === "" ? [] : [say("policy.applies", { who })]),
      ...(base === "" ? [] : [say("policy.base", { parts: base })]),
      ...(per === undefined ? [] : [say("policy.counted", { per: say(per) })]),
      ...(benefit.deductible_per === undefined ? [] : [say("policy.deductible_per_year")]),
      ...sharedText("policy.shares_deductible", benefit.deductible_with, about, say),
      ...sharedText("policy.shares_ceiling", benefit.ceilings_with, about, say),
    ],
    slots: benefit.slots.map((slot, index) => slotOf(slot, `${benefit.id}-${index}`, about, say, benefit.payer)),
  };
}

/** A rule said in one sentence of the pack: who is refused, waits, or gets less. */
export interface RuleText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly when: string;
  readonly facts: readonly string[];
  readonly block: Block;
}

const bare = (it: Proof, about: Description, say: PolicySay): Block => ({
  ...proofOf(it, about, say),
  notes: [],
  single: null,
  table: null,
});

export function eligibilityOf(about: Description, say: PolicySay): readonly RuleText[] {
  return (about.eligibility ?? []).map((rule) => ({
    id: rule.id,
    title:
      rule.effect === "not_covered"
        ? say("rule.not_covered")
        : rule.effect === "waiting"
          ? say("rule.waiting")
          : say("rule.reduced", { share: rule.share ?? "" }),
    text: pick(rule.text, say.lang),
    when: conditionText(rule.when, about, say, ["scheme"]),
    facts: [
      ...(rule.months === undefined ? [] : [say("policy.wait_months", { n: String(rule.months) })]),
      ...(rule.first_of_month === undefined ? [] : [say("policy.wait_first_of_month")]),
      ...(rule.benefits === undefined || rule.benefits.length === 0
        ? []
        : [
            say("policy.touches", {
              names: rule.benefits.map((id) => benefitName(id, about, say)).join(say("list.comma")),
            }),
          ]),
    ],
    block: bare(rule, about, say),
  }));
}

/** Shares paid first, the accounts, and money besides the bill: sections like a benefit's. */
export function otherSections(about: Description, say: PolicySay): readonly Section[] {
  const first = (about.first_pay ?? []).map((one, index): Section => {
    const who = conditionText(one.when, about, say, ["scheme"]);
    return {
      id: `first_pay-${index}`,
      name: say("policy.first_pay"),
      payer: "",
      facts: who === "" ? [] : [say("policy.applies", { who })],
      slots: [
        {
          id: `first_pay-${index}-0`,
          title: say("policy.slot_first_pay"),
          notes: [],
          blocks: [...one.history].reverse().map((history) => blockOf(history, "first_pay", about, say)),
        },
      ],
    };
  });
  const accounts = (about.accounts ?? []).map((one, index): Section => {
    const who = conditionText(one.applies, about, say, ["scheme"]);
    const id = `${one.id}-${index}`;
    const own: Slot = {
      id: `${id}-own`,
      title: say("policy.account_pays"),
      notes: [],
      blocks: [{ ...bare(one, about, say), single: { text: baseText(one.base, about, say), unknown: false } }],
    };
    return {
      id,
      name: say(one.id === "account" ? "person.account" : "person.family_account"),
      payer: "",
      facts: who === "" ? [] : [say("policy.applies", { who })],
      slots: [own, ...one.slots.map((slot, at) => slotOf(slot, `${id}-${at}`, about, say))],
    };
  });
  const allowances = (about.allowances ?? []).map((one): Section => {
    const who = conditionText(one.applies, about, say, ["scheme"]);
    return {
      id: one.id,
      name: pick(one.name, say.lang),
      payer: "",
      facts: [
        ...(who === "" ? [] : [say("policy.applies", { who })]),
        ...(one.by_base ? [say("policy.allowance_by_base")] : []),
        ...(one.days_asked ? [say("policy.allowance_days_asked")] : []),
      ],
      slots: one.slots.map((slot, at) => slotOf(slot, `${one.id}-${at}`, about, say)),
    };
  });
  return [...first, ...accounts, ...allowances];
}

export interface ReadingText {
  readonly id: string;
  readonly question: string;
  readonly options: readonly { readonly label: string; readonly usual: boolean }[];
  readonly reason: string;
  readonly grade: Grade;
  readonly source: string;
  readonly sourceTitle: string;
  readonly at: string;
}

export function readingsOf(about: Description, say: PolicySay): readonly ReadingText[] {
  return about.readings.map((one) => {
    const source = about.sources.find(({ id }) => id === one.source);
    return {
      id: one.id,
      question: pick(one.question, say.lang),
      options: one.options.map(({ id, label }) => ({ label: pick(label, say.lang), usual: id === one.default })),
      reason: one.reason === undefined ? "" : pick(one.reason, say.lang),
      grade: one.grade ?? "unknown",
      source: one.source ?? "",
      sourceTitle: source === undefined ? "" : pick(source.title, say.lang),
      at: one.at === undefined ? "" : pick(one.at, say.lang),
    };
  });
}

/** Limits with whom they touch. */
export const limitsOf = (
  about: Description,
  say: PolicySay,
): readonly { readonly id: string; readonly who: string; readonly text: string }[] =>
  about.limits.map(({ id, when, text }) => ({
    id,
    who: asLabel(conditionText(when, about, say, ["scheme"])),
    text: pick(text, say.lang),
  }));
