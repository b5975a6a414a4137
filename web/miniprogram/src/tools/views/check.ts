/** A printed settlement against the rules: what is asked, and what came out. */
import {
  besidePaper,
  type Changed,
  type Checked,
  type CheckTool,
  caseInShort,
  earlierFields,
  figurePath,
  PRINTED,
  type PrintedField,
  type Sum,
  typedAt,
  writtenDate,
} from "@yibao/core";
import type { Kit } from "../state/kit.ts";
import type { Words } from "../state/words.ts";
import { amountView, errorsView, type FieldView, type FoldView, type FormView, foldView, formView } from "./form.ts";
import { type ReasonView, reasonView } from "./parts.ts";

interface PaperView {
  readonly open: boolean;
  readonly label: string;
  readonly short: string;
  readonly change: string;
  readonly help: string;
  readonly groups: readonly { readonly title: string; readonly fields: readonly FieldView[] }[];
  readonly folds: readonly FoldView[];
}

interface ChangeView {
  readonly text: string;
  readonly was: string;
}

interface WayView {
  readonly index: number;
  readonly title: string;
  readonly found: string;
  readonly changes: readonly ChangeView[];
  readonly reasons: readonly ReasonView[];
  readonly again: string;
}

interface OutcomeView {
  readonly title: string;
  readonly text: string;
  readonly late: string;
  readonly sums: {
    readonly title: string;
    readonly none: string;
    readonly list: readonly { readonly kind: Sum["status"]; readonly title: string; readonly text: string }[];
  };
  readonly rows: {
    readonly title: string;
    readonly paper: string;
    readonly ours: string;
    readonly list: Checked["rows"];
  } | null;
  readonly why: {
    readonly title: string;
    readonly counted: string;
    readonly list: readonly WayView[];
    readonly more: string;
  } | null;
  readonly closest: { readonly title: string; readonly text: string; readonly list: readonly string[] } | null;
  readonly next: {
    readonly title: string;
    readonly steps: readonly string[];
    readonly ask: string;
    readonly message: string;
    readonly copy: string;
    readonly phone: string;
    readonly call: string;
    readonly wrong: string;
  };
}

export interface CheckView {
  readonly heading: string;
  readonly lead: string;
  readonly private: string;
  readonly errors: FormView["errors"];
  readonly form: FormView;
  readonly paper: PaperView | null;
  readonly go: string;
  readonly outcome: OutcomeView | null;
}

const isBill = ({ side }: PrintedField): boolean => side === "bill" || side === "deductible";

function figureView(kit: Kit<CheckTool>, field: PrintedField): FieldView {
  const { say, tool } = kit;
  const isRate = field.side === "rate";
  return {
    ...amountView(kit, figurePath(field.id), say(field.name), tool.typedFigure(field), !isRate),
    figure: field.id,
    // Papers are in Chinese, whatever the page is in.
    help: [`${say("check.on_paper")}${say(field.print)}`, say(field.where)],
  };
}

/** What earlier visits of the year used up: amounts of the case, asked for by the area's own names. */
function earlierView(kit: Kit<CheckTool>): readonly FieldView[] {
  const { session } = kit.tool;
  if (session.about === null) return [];
  return earlierFields(session.case, session.date, session.about, kit.say).map(({ path, label }) =>
    amountView(kit, path, label, typedAt(session, path), true),
  );
}

function paperView(kit: Kit<CheckTool>): PaperView | null {
  const { say, tool } = kit;
  if (tool.session.about === null) return null;
  const count = Object.keys(tool.figures.printed).length;
  const open = tool.copying;
  const figures = (wanted: (field: PrintedField) => boolean): readonly FieldView[] =>
    PRINTED.filter(wanted).map((field) => figureView(kit, field));
  return {
    open,
    label: say("check.step_figures"),
    short: count === 0 ? "" : say("check.filled", { n: String(count) }),
    change: say("flow.change"),
    help: say("check.figures_help"),
    groups: open
      ? [
          { title: say("check.group_bill"), fields: figures((one) => one.often && isBill(one)) },
          { title: say("check.group_paid"), fields: figures((one) => one.often && !isBill(one)) },
        ]
      : [],
    folds: open
      ? [
          foldView(kit, "figures", say("check.more_figures"), () => figures(({ often }) => !often)),
          foldView(kit, "year", say("check.step_year"), () => earlierView(kit), say("check.year_help")),
        ]
      : [],
  };
}

const changeView = ({ short, was, whole }: Changed, say: Words): ChangeView => ({
  text: short,
  was: whole ? `${was} ${say("check.whole")}` : was,
});

const SUM_WORDS = { holds: "check.sum.yes", open: "check.sum.maybe", violated: "check.sum.no" } as const;

function sumsView({ sums }: Checked, say: Words): OutcomeView["sums"] {
  return {
    title: say("check.sums"),
    none: sums.length === 0 ? say("check.sums_none") : "",
    list: sums.map(({ status, title, text }) => ({
      kind: status,
      title: `${title}${say("check.colon")}${say(SUM_WORDS[status])}`,
      text,
    })),
  };
}

function whyView({ explanations, verdict, more }: Checked, { tool, say }: Kit<CheckTool>): OutcomeView["why"] {
  if (explanations.length === 0) return null;
  return {
    title: say(verdict === "answered" ? "check.why_answered" : "check.why"),
    counted: say("check.reasons"),
    list: explanations.map(({ title, changes, again }, index) => ({
      index,
      // The verdict has said the only one.
      title: explanations.length === 1 ? "" : say("check.way", { n: String(index + 1) }),
      found: explanations.length === 1 ? "" : title,
      changes: changes.map((one) => changeView(one, say)),
      reasons: (tool.reasons[index] ?? []).map((one) => reasonView(one, say)),
      again: again === null ? "" : say("check.again"),
    })),
    more: more ? say("check.ways_more") : "",
  };
}

function closestView({ closest, verdict }: Checked, say: Words): OutcomeView["closest"] {
  if (closest === null || closest.rows.length === 0 || verdict === "unknown_rule") return null;
  const changes = closest.changes
    .map(({ short, quoted }) => (quoted ? say("check.quoted", { words: short }) : short))
    .join(say("list.or"));
  return {
    title: say("check.closest"),
    text: closest.changes.length === 0 ? say("check.closest_none") : say("check.closest_as", { changes }),
    list: closest.rows.map(({ label, words }) => say("check.closest_line", { label, words })),
  };
}

function nextView(it: Checked, { tool, say }: Kit<CheckTool>): OutcomeView["next"] {
  const year = it.explanations.some(({ changes }) => changes.some(({ kind }) => kind === "year_to_date"));
  const broken = it.sums.some(({ status }) => status === "violated");
  const lost = it.verdict === "not_explained" && !broken;
  const asks = it.verdict !== "equal";
  const phone = asks ? (tool.reply?.services?.hotline ?? "") : "";
  return {
    title: say("check.next"),
    steps: [
      broken ? say("check.next_sums") : "",
      it.look.length > 0 ? say("check.next_look", { facts: it.look.join(say("list.or")) }) : "",
      year || lost ? say("check.next_year") : "",
      lost ? say("check.next_fill") : "",
    ].filter((step) => step !== ""),
    ask: asks ? say("check.next_ask") : "",
    message: asks ? it.message : "",
    copy: say("mini.copy_help"),
    phone,
    call: phone === "" ? "" : say("check.next_call", { phone }),
    wrong: say("check.next_wrong"),
  };
}

function outcomeView(kit: Kit<CheckTool>): OutcomeView | null {
  const { say, tool } = kit;
  const { checked, reply } = tool;
  if (checked === null) return null;
  const { verdict, title, text, rows } = checked;
  const known = reply?.known;
  const rules = verdict !== "not_in_force" && verdict !== "unknown_rule";
  return {
    title,
    text,
    late:
      verdict === "not_in_force" && known !== undefined
        ? say("gap.late_text", { from: writtenDate(known.from, say), until: writtenDate(known.until, say) })
        : "",
    sums: sumsView(checked, say),
    rows: rules
      ? { title: say("check.rows"), paper: say("check.row_paper"), ours: say("check.row_ours"), list: rows }
      : null,
    why: whyView(checked, kit),
    closest: closestView(checked, say),
    next: nextView(checked, kit),
  };
}

export function checkView(kit: Kit<CheckTool>): CheckView {
  const { say, tool } = kit;
  const { session } = tool;
  const [first] = session.asked;
  const short = caseInShort(session, true, say);
  return {
    heading: say("check.heading"),
    lead: say("check.lead"),
    private: say("check.private"),
    errors: errorsView(kit),
    form: formView(kit, {
      part: first === undefined ? { fields: [], more: [] } : besidePaper(first),
      label: say("check.step_case"),
      short: short === "" ? "" : [short, writtenDate(session.date, say)].join(say("list.comma")),
    }),
    paper: paperView(kit),
    go: say("check.go"),
    outcome: outcomeView(kit),
  };
}
