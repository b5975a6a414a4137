/**
 * "Is my bill right?": what the engine says of a printed settlement, as it is shown. First the sums the paper keeps by
 * itself, then line by line the paper beside the rules, then the fewest changes that make every figure come out, or what
 * is left when none does; at last a text to read to the hotline.
 */
import type { Case } from "./case.ts";
import { type Changed, caseWith, changedOf } from "./changes.ts";
import { writtenDate } from "./dates.ts";
import type { Description, Reconciliation } from "./door.ts";
import { caseLines } from "./flow.ts";
import { grouped, isNegative, isZero, magnitude } from "./money.ts";
import { fieldOfLine, type LineSide, nameOfLine } from "./printed-lines.ts";
import type { ToolKey, ToolSay } from "./texts.ts";

type Line = Reconciliation["lines"][number];
type Identity = Reconciliation["identities"][number];
type Figure = NonNullable<Line["ours"]>;

/** `answered`: only what was left open had to be filled in. `unknown_rule`: the rules do not know the case as it is told. */
export type Verdict = "equal" | "answered" | "explained" | "not_explained" | "unknown_rule" | "not_in_force";

export interface Sum {
  readonly id: Identity["id"];
  readonly status: Identity["status"];
  readonly title: string;
  readonly text: string;
}

export type RowState = "same" | "differs" | "maybe" | "unknown";

export interface CheckRow {
  readonly line: string;
  readonly label: string;
  readonly printed: string;
  readonly ours: string;
  readonly state: RowState;
  /** The difference in words; empty where there is none. */
  readonly words: string;
}

export interface Explained {
  readonly title: string;
  readonly changes: readonly Changed[];
  /** The case as the paper seems to take it; null where the page cannot ask for it. */
  readonly again: Case | null;
}

export interface Checked {
  readonly verdict: Verdict;
  readonly title: string;
  readonly text: string;
  readonly sums: readonly Sum[];
  readonly rows: readonly CheckRow[];
  readonly explanations: readonly Explained[];
  /** The engine names five at most. */
  readonly more: boolean;
  /** Where nothing explains it all: the changes that leave the least, and what they leave. */
  readonly closest: { readonly changes: readonly Changed[]; readonly rows: readonly CheckRow[] } | null;
  /** What to look at on the paper, first. */
  readonly look: readonly string[];
  /** To copy, or to read aloud at the counter. */
  readonly message: string;
}

const MOST_EXPLANATIONS = 5;

const ends = (figure: Figure): readonly [string, string] =>
  typeof figure === "string" ? [figure, figure] : [figure.low, figure.high];
const shownFigure = (text: string): string => (text.endsWith("%") ? text.replace(/^-/, "\u2212") : grouped(text));

function figureText(figure: Figure, say: ToolSay): string {
  const [low, high] = ends(figure);
  return low === high ? shownFigure(low) : say("amount.range", { low: shownFigure(low), high: shownFigure(high) });
}

/** Something between nothing and everything is no figure to compare with. */
const saysNothing = (figure: Figure): boolean => ends(figure).join(" ") === "0% 100%";

const DIFFERENCE: Readonly<Record<LineSide, readonly [more: ToolKey, less: ToolKey]>> = {
  bill: ["check.more", "check.less"],
  other: ["check.more", "check.less"],
  rate: ["check.more", "check.less"],
  deductible: ["check.more_deductible", "check.less_deductible"],
  fund: ["check.more_fund", "check.less_fund"],
  person: ["check.more_person", "check.less_person"],
};

function differenceWords(side: LineSide, difference: Figure, say: ToolSay): string {
  const [low, high] = ends(difference);
  const less = isNegative(low);
  // Less by 260 to 340 is the range from -340 to -260: the smaller magnitude is said first.
  const sizes = less ? [magnitude(high), magnitude(low)] : [low, high];
  const [first = "", last = ""] = sizes.map(shownFigure);
  const amount = first === last ? first : say("amount.range", { low: first, high: last });
  return say(DIFFERENCE[side][less ? 1 : 0], { amount });
}

function stateOf({ ours, difference }: Line): RowState {
  if (ours === null || difference === null || saysNothing(ours)) return "unknown";
  const [low, high] = ends(difference);
  if (isZero(low) && isZero(high)) return "same";
  const crosses = (isNegative(low) || isZero(low)) && !isNegative(high);
  return crosses ? "maybe" : "differs";
}

function labelOfLine(line: string, say: ToolSay): string {
  const key = nameOfLine(line);
  return key === undefined ? line : say(key);
}

function rowOf(line: Line, say: ToolSay): CheckRow {
  const state = stateOf(line);
  const side = fieldOfLine(line.line)?.side ?? "other";
  const words = {
    same: () => "",
    unknown: () => "",
    maybe: () => say("check.maybe"),
    differs: () => (line.difference === null ? "" : differenceWords(side, line.difference, say)),
  }[state]();
  return {
    line: line.line,
    label: labelOfLine(line.line, say),
    printed: shownFigure(line.printed),
    ours: line.ours === null || state === "unknown" ? say("check.no_figure") : figureText(line.ours, say),
    state,
    words,
  };
}

const SUM_TITLES: Readonly<Record<Identity["id"], ToolKey>> = {
  bill: "check.sum.bill",
  funds: "check.sum.funds",
  person: "check.sum.person",
  settlement: "check.sum.settlement",
};

function sumOf(identity: Identity, say: ToolSay): Sum {
  const { id, status, difference } = identity;
  const join = (lines: readonly string[]): string => lines.map((line) => labelOfLine(line, say)).join(say("list.or"));
  const values = {
    whole: labelOfLine(identity.whole, say),
    printed: grouped(identity.printed),
    parts: join(identity.parts),
    sum: grouped(identity.sum),
    amount: grouped(magnitude(difference)),
    missing: join(identity.not_printed),
  };
  const off = isNegative(difference) ? "check.sum.over" : "check.sum.short";
  const key: ToolKey = status === "violated" ? off : status === "open" ? "check.sum.open" : "check.sum.holds";
  return { id, status, title: say(SUM_TITLES[id]), text: say(key, values) };
}

/** Which line speaks for the whole: what the person bears, else what is paid for them, else the first that differs. */
const TELLING = ["person/total", "person/cash", "funds/total", "funds/pooled_fund"];

function gapOf(lines: readonly Line[]): string | null {
  const off = lines.filter((line) => stateOf(line) === "differs" && !line.printed.endsWith("%"));
  const first = TELLING.flatMap((name) => off.filter(({ line }) => line === name))[0] ?? off[0];
  const difference = first?.difference;
  return typeof difference === "string" ? grouped(magnitude(difference)) : null;
}

function verdictOf(reply: Reconciliation): Verdict {
  const { status, explanations, lines } = reply;
  if (status !== "not_in_force" && lines.every(({ ours }) => ours === null)) return "unknown_rule";
  if (status === "explained" && explanations.every(({ changes }) => changes.every(({ kind }) => kind === "answer")))
    return "answered";
  return status;
}

const TITLES: Readonly<Record<Verdict, ToolKey>> = {
  equal: "check.title.equal",
  answered: "check.title.answered",
  explained: "check.title.explained",
  not_explained: "check.title.not_explained",
  unknown_rule: "check.title.unknown_rule",
  not_in_force: "check.title.not_in_force",
};

function titleOf(verdict: Verdict, reply: Reconciliation, broken: boolean, say: ToolSay): string {
  if (verdict === "not_explained" && broken) return say("check.title.broken");
  const amount = gapOf(reply.lines);
  if (amount === null || (verdict !== "explained" && verdict !== "not_explained")) return say(TITLES[verdict]);
  return say(verdict === "explained" ? "check.title.explained_by" : "check.title.not_explained_by", { amount });
}

function textOf(verdict: Verdict, explanations: readonly Explained[], broken: boolean, say: ToolSay): string {
  if (verdict === "not_in_force") return say("check.text.not_in_force");
  if (verdict === "unknown_rule") return say("check.text.unknown_rule");
  if (verdict === "equal") return say("check.text.equal");
  if (verdict === "not_explained") return say(broken ? "check.text.broken" : "check.text.not_explained");
  const [first, ...others] = explanations;
  if (others.length > 0 || first === undefined) return say("check.text.several", { n: String(explanations.length) });
  return first.title;
}

const shorts = (changes: readonly Changed[], say: ToolSay): string =>
  changes.map(({ short, quoted }) => (quoted ? say("check.quoted", { words: short }) : short)).join(say("list.or"));

/** The whole as one plain text: who, what is printed, what we make of it, and the question. */
function messageOf(
  { verdict, rows, sums, explanations, closest }: Omit<Checked, "message">,
  it: Case,
  date: string,
  about: Description,
  say: ToolSay,
): string {
  const pairs = (list: readonly CheckRow[], figure: (row: CheckRow) => string): string =>
    list.map((row) => say("check.message.pair", { label: row.label, amount: figure(row) })).join(say("list.comma"));
  const off = rows.filter(({ state }) => state === "differs" || state === "maybe");
  const broken = sums.filter(({ status }) => status === "violated");
  const left = closest?.rows.filter(({ state }) => state === "differs") ?? [];
  const [person, visit] = caseLines({ ...it, answers: it.answers.filter(isTold) }, about, say);
  const first = explanations[0];
  const asked = verdict === "explained" || verdict === "answered";
  const parts = [
    say("check.message.start", {
      case: [person, visit].filter((text) => text !== "").join(say("list.comma")),
      date: writtenDate(date, say),
    }),
    say("check.message.printed", { lines: pairs(rows, ({ printed }) => printed) }),
    ...(off.length === 0 ? [] : [say("check.message.ours", { lines: pairs(off, ({ ours }) => ours) })]),
    ...broken.map(({ text }) => text),
    ...(asked && first !== undefined ? [say("check.message.as", { changes: shorts(first.changes, say) })] : []),
    ...(asked && explanations.length > 1 ? [say("check.message.or")] : []),
    ...(verdict === "not_explained" && broken.length === 0 && left.length > 0 ? [say("check.message.how")] : []),
    say(asked ? "check.message.ask_register" : "check.message.ask_how"),
  ];
  return parts.join(say.lang === "zh" ? "" : " ");
}

/** Amounts stand on the paper; what the person does not know is no statement. */
const isTold = ({ path, value }: Case["answers"][number]): boolean =>
  value !== "" && !/^\/year_to_date\/|\/(total|in_scope|noncovered|over_price_limit|first_pay)$/.test(path);

export function checkedOf(reply: Reconciliation, it: Case, date: string, about: Description, say: ToolSay): Checked {
  const verdict = verdictOf(reply);
  const sums = reply.identities.map((one) => sumOf(one, say));
  const rows = reply.lines.map((line) => rowOf(line, say));
  const explanations = reply.explanations.map(({ changes, set }) => {
    const changed = changes.map((change) => changedOf(change, about, say));
    return {
      title: say("check.explained", { changes: shorts(changed, say) }),
      changes: changed,
      again: caseWith(it, set, reply.filled),
    };
  });
  const { closest } = reply;
  const broken = sums.some(({ status }) => status === "violated");
  const all: Omit<Checked, "message"> = {
    verdict,
    title: titleOf(verdict, reply, broken, say),
    text: textOf(verdict, explanations, broken, say),
    sums,
    rows,
    explanations,
    more: explanations.length === MOST_EXPLANATIONS,
    closest:
      closest === undefined
        ? null
        : {
            changes: closest.changes.map((change) => changedOf(change, about, say)),
            rows: closest.lines.map((line) => rowOf(line, say)).filter(({ state }) => state === "differs"),
          },
    look: [...new Set(explanations.flatMap(({ changes }) => changes.flatMap(({ look }) => look ?? [])))],
  };
  return { ...all, message: messageOf(all, it, date, about, say) };
}
