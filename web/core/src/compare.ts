/**
 * One case beside others: what can be exchanged, and what the engine's comparison says of each. Every figure is the
 * engine's; here they are put into words and into an order.
 */
import { moneyText } from "./assumptions.ts";
import type { Amount, Citation, Comparison, Description, Grade, Question, Region, Span, Statement } from "./door.ts";
import { hasNumbers } from "./door.ts";
import { labelOf } from "./flow.ts";
import { PERIODS } from "./formulas.ts";
import { type Ends, wholeEnds } from "./headline.ts";
import { fen, grouped, high, isExact, isNegative, isZero, low, magnitude } from "./money.ts";
import { payerKey } from "./statement.ts";
import { pick, type TextKey, type ToolKey, type ToolSay } from "./texts.ts";
import { visitOf } from "./visits.ts";

type Variant = Comparison["variants"][number];
export type Reason = NonNullable<Variant["reasons"]>[number];

/** Something the case can be compared by: the path of a fact, or one of the words below. */
export interface Dimension {
  readonly id: string;
  readonly label: string;
  /** Not among the first that are offered. */
  readonly rare: boolean;
}
export const BY_AREA = "area";
export const BY_DAY = "day";
export const BY_ORDER = "order";

const isChoice = ({ options, type }: Question): boolean => (options?.length ?? 0) > 1 && type !== "count";

/**
 * What people choose first comes first: of the visit, the last that is asked (which hospital rather than which care);
 * then of the person; then other areas, days and orders.
 */
export function dimensionsOf(
  asked: readonly Question[],
  more: readonly Question[],
  visits: number,
  about: Description,
  say: ToolSay,
): readonly Dimension[] {
  const named = (question: Question, rare: boolean): Dimension => ({
    id: question.path,
    label: labelOf(question.path, about, say),
    rare,
  });
  const inVisit = ({ path }: Question): boolean => visitOf(path) !== null;
  const [required, optional] = [asked.filter(isChoice), more.filter(isChoice)];
  const plain = (id: string, key: ToolKey): Dimension => ({ id, label: say(key), rare: false });
  return [
    ...required
      .filter(inVisit)
      .reverse()
      .map((one) => named(one, false)),
    ...optional.filter((one) => inVisit(one) && one.type === "choice").map((one) => named(one, false)),
    plain(BY_AREA, "compare.by_area"),
    plain(BY_DAY, "compare.by_day"),
    ...(visits > 1 ? [plain(BY_ORDER, "compare.by_order")] : []),
    ...required.filter((one) => !inVisit(one)).map((one) => named(one, false)),
    ...optional.filter((one) => !inVisit(one) || one.type !== "choice").map((one) => named(one, true)),
  ].filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index);
}

/** Days that begin a time with other rules, the first known day included. */
export function ruleDays(about: Description): readonly string[] {
  const days = about.benefits.flatMap(({ slots }) => slots.flatMap(({ history }) => history.map(({ from }) => from)));
  const known = [about.known.from, ...days].filter((day) => day >= about.known.from && day <= about.known.until);
  return [...new Set(known)].sort();
}

const dayBefore = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
};

/** For each other time with rules of its own, its day nearest to `date`. */
export function otherTimes(about: Description, date: string): readonly string[] {
  const days = ruleDays(about);
  const now = days.filter((day) => day <= date).length - 1;
  return days.flatMap((day, index) => {
    if (index === now) return [];
    const next = days[index + 1];
    return [index > now || next === undefined ? day : dayBefore(next)];
  });
}

/** Clauses of one grade. */
export interface Cited {
  readonly grade: Grade;
  readonly clauses: readonly string[];
}

export interface ReasonLine {
  readonly text: string;
  /** With its sign: "+110.00". */
  readonly change: string;
  /** For drawing. */
  readonly fen: number;
  readonly cites: readonly Cited[];
}

export type Tone = "less" | "more" | "same" | "open";

export interface Compared {
  readonly name: string;
  readonly hint: string | null;
  /** It is the person's own case. */
  readonly base: boolean;
  readonly status: Variant["status"];
  readonly total: Statement | null;
  readonly pays: Ends | null;
  /** What the person pays, with fen. */
  readonly exactly: string | null;
  readonly tone: Tone | null;
  readonly difference: string | null;
  readonly change: Amount | null;
  readonly reasons: readonly ReasonLine[];
  /** Why there is no number. */
  readonly why: string | null;
}

const signed = (amount: string): string => (isNegative(amount) || isZero(amount) ? "" : "+") + grouped(amount);

const PARTS: { readonly [slot: string]: TextKey | ToolKey } = {
  order: "compare.order",
  eligibility: "compare.eligibility",
  charge: "compare.charge",
  first_pay: "line.first_pay",
  deductible: "line.deductible",
  ceiling: "line.ceiling",
  rate: "line.rate",
  bands: "own.slot_bands",
  adjust: "own.slot_adjust",
  at_least: "own.slot_at_least",
  bill: "compare.bill",
  days: "fact.days",
  date: "compare.date",
  visits: "compare.visits",
  year_to_date: "compare.year_to_date",
};

type Fields = { readonly [key: string]: unknown };
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const textAt = (value: Fields, key: string): string => plainText(value[key]);
const plainText = (value: unknown): string =>
  typeof value === "string" && /^-?\d+\.\d\d$/.test(value) ? grouped(value) : String(value ?? "");

function bandsText(bands: readonly unknown[], say: ToolSay): string {
  return bands
    .filter(isFields)
    .map((band) => {
      const rate = textAt(band, "rate");
      return isZero(String(band["over"])) ? rate : say("compare.band", { over: textAt(band, "over"), rate });
    })
    .join(say("list.or"));
}

/** A value of the base or of the variant in words; null where there is none to tell. */
function valueText(value: unknown, about: Description | undefined, say: ToolSay): string | null {
  if (value === undefined) return null;
  if (value === null) return say("own.none");
  if (Array.isArray(value)) return bandsText(value, say);
  if (isFields(value)) {
    if ("share_of_bill" in value)
      return say("compare.share", {
        share: textAt(value, "share_of_bill"),
        least: textAt(value, "at_least"),
        most: value["at_most"] === "none" ? say("own.none") : textAt(value, "at_most"),
      });
    return say("compare.used", { deductible: textAt(value, "deductible"), paid: textAt(value, "paid") });
  }
  if (value === "none") return say("own.none");
  if (value === "applies") return say("compare.applies");
  if (value === "not_applied") return say("compare.not_applied");
  const rule = about?.eligibility?.find(({ id }) => id === value);
  return rule === undefined ? plainText(value) : pick(rule.text, say.lang);
}

/** What a reason is about: the benefit and its part, or who pays, or the case itself. */
function subject(reason: Reason, abouts: readonly Description[], say: ToolSay): string {
  if (reason.slot === "payer") return say("line.fund", { payer: say(payerKey(reason.payer ?? "")) });
  const key = PARTS[reason.slot];
  const word = key === undefined ? reason.slot : say(key);
  const per = reason.slot === "ceiling" ? PERIODS[reason.per ?? ""] : undefined;
  const part = per === undefined ? word : say("compare.per", { per: say(per), part: word });
  const benefit = abouts.flatMap(({ benefits }) => benefits).find(({ id }) => id === reason.benefit);
  return benefit === undefined ? part : say("left.named", { name: pick(benefit.name, say.lang), label: part });
}

function citedOf(list: readonly Citation[], say: ToolSay): readonly Cited[] {
  const grades = [...new Set(list.map(({ grade }) => grade))];
  return grades.map((grade) => ({
    grade,
    clauses: [
      ...new Set(list.flatMap((one) => (one.grade === grade && one.at !== undefined ? [pick(one.at, say.lang)] : []))),
    ],
  }));
}

function reasonLine(reason: Reason, abouts: readonly Description[], say: ToolSay): ReasonLine {
  const what = subject(reason, abouts, say);
  const [base, other = base] = abouts;
  const from = valueText(reason.from, base, say);
  const to = valueText(reason.to, other, say);
  const text = from === null || to === null || from === to ? what : say("compare.from_to", { what, from, to });
  const sources = reason.sources?.to.length === 0 ? reason.sources.from : (reason.sources?.to ?? []);
  return { text, change: signed(reason.change), fen: fen(reason.change), cites: citedOf(sources, say) };
}

function toneOf(change: Amount): Tone {
  if (isZero(change)) return "same";
  if (isExact(change)) return isNegative(low(change)) ? "less" : "more";
  const { low: least, high: most } = change as Span;
  if (!isNegative(least)) return "more";
  return isNegative(most) || isZero(most) ? "less" : "open";
}

/** Less or more in words; a range that may go either way says both. */
function differenceText(change: Amount, say: ToolSay): string {
  const tone = toneOf(change);
  if (tone === "same") return say("compare.same");
  const [least, most] = [low(change), high(change)];
  if (tone === "open") return say("compare.open", { less: grouped(magnitude(least)), more: grouped(most) });
  // Less by 260 to 340 is the range from -340 to -260: the smaller magnitude is said first.
  if (tone === "less")
    return say("compare.less", { amount: moneyText({ low: magnitude(most), high: magnitude(least) }, say) });
  return say("compare.more", { amount: moneyText({ low: least, high: most }, say) });
}

/** What else is known of a variant than the engine's reply says. */
export interface Named {
  readonly name: string;
  readonly hint: string | null;
  readonly base: boolean;
  /** The rules of another area. */
  readonly about?: Description | undefined;
  readonly region?: Region | undefined;
}

function whyNot(variant: Variant, { region }: Named, say: ToolSay): string {
  if (variant.error !== undefined) return pick(variant.error.message, say.lang);
  if (variant.status !== "not_in_force") return say("compare.not_encoded");
  return region === undefined
    ? say("compare.not_in_force")
    : say("compare.known_only", { from: region.known.from, until: region.known.until });
}

export function comparedOf(variant: Variant, named: Named, about: Description, say: ToolSay): Compared {
  const { name, hint, base } = named;
  const total = variant.status !== "error" && hasNumbers(variant.status) ? (variant.total ?? null) : null;
  const change = base ? null : (variant.change?.person.total ?? null);
  const abouts = named.about === undefined ? [about] : [about, named.about];
  const pays = total?.person.total ?? null;
  return {
    name,
    hint,
    base,
    status: variant.status,
    total,
    pays: pays === null ? null : wholeEnds(pays, say),
    exactly: pays === null ? null : moneyText(pays, say),
    tone: change === null ? null : toneOf(change),
    difference: change === null ? null : differenceText(change, say),
    change,
    reasons: (base ? [] : (variant.reasons ?? [])).map((one) => reasonLine(one, abouts, say)),
    why: total === null ? whyNot(variant, named, say) : null,
  };
}

/** The comparison in one sentence: the cheapest and the dearest, where that is certain. */
export function comparisonSentence(list: readonly Compared[], say: ToolSay): string {
  const others = list.filter(({ change }) => change !== null);
  if (others.length === 0) return say("compare.no_numbers");
  const exact = others.flatMap((one) =>
    one.change !== null && isExact(one.change) ? [{ one, by: fen(low(one.change)) }] : [],
  );
  if (exact.length < others.length)
    return others.some(({ tone }) => tone === "less" || tone === "open")
      ? say("compare.ranges")
      : say("compare.yours_cheapest_range");
  const sorted = [...exact].sort((a, b) => a.by - b.by);
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  if (first === undefined || last === undefined || (first.by === 0 && last.by === 0)) return say("compare.all_same");
  const amount = (it: Compared): string => grouped(magnitude(low(it.change ?? "0.00")));
  const cheapest =
    first.by < 0
      ? say("compare.cheapest", { name: first.one.name, amount: amount(first.one) })
      : say("compare.yours_cheapest");
  return last.by > 0
    ? say("compare.both", {
        cheapest,
        dearest: say("compare.dearest", { name: last.one.name, amount: amount(last.one) }),
      })
    : cheapest;
}
