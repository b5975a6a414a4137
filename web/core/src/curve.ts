/**
 * How the answer moves with the bill: the points of a drawing, each kink with its rule, a table of exact amounts, and
 * sentences. Every amount is the engine's; numbers are made of them only for the drawing.
 */
import { moneyText } from "./assumptions.ts";
import { TOTAL_PATH } from "./case.ts";
import type { Comparison, Curve, Estimate, Kink, Priced, Solutions } from "./door.ts";
import type { Request } from "./engine.ts";
import { type Cite, citesOf } from "./evidence.ts";
import { lineName, payersAmong } from "./lines.ts";
import { fen, grouped, isNegative, low, magnitude } from "./money.ts";
import type { Kind } from "./payers.ts";
import { asLabel, pick, type ResultKey, type ResultSay } from "./texts.ts";

export const STEP_MORE = "1000";
/** Beyond every bill. */
const FARTHEST = "10000000.00";

/** How far a ceiling is looked for: rules that round coarsely cannot be walked so far, at last only as far as is drawn. */
export const ceilingReaches = (bill: string, drawn: string): readonly string[] =>
  [FARTHEST, "1000000.00", drawn].filter((reach) => fen(reach) > fen(bill));

const fromFen = (value: number): string => {
  const digits = String(Math.max(0, Math.round(value))).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const plusFen = (amount: string, more: number): string => fromFen(fen(amount) + more);

/** A kink is the first fen at which a rule works; people know its threshold as the fen before. */
const threshold = (at: string): string => plusFen(at, -1);

/** The part of the bill that the case already says: no bill is smaller. */
export const leastOf = ({ total }: Priced): string =>
  fromFen(
    [total.noncovered_amount, total.over_price_limit_amount, total.first_pay_amount].reduce(
      (sum, one) => sum + fen(low(one)),
      0,
    ),
  );

export const billOf = ({ total }: Priced): string => low(total.total_charge);

const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/** The next round amount, in yuan, not below. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(value, 10)));
  return (ROUND.find((one) => one * unit >= value) ?? 10) * unit;
}

/** Wide enough to find the rules that matter near this bill. */
export const probeReach = (bill: string): string => fromFen(roundUp(Math.max((fen(bill) / 100) * 10, 2000)) * 100);

/** How far the drawing goes: somewhat beyond the bill, and beyond the rules that are not too far away. */
export function drawnReach(bill: string, probe: Curve): string {
  const own = fen(bill) / 100;
  const near = probe.kinks.map(({ at }) => fen(at) / 100).filter((at) => at <= own * 8);
  return fromFen(roundUp(Math.max(own * 2, ...near.map((at) => at * 1.35), 500)) * 100);
}

const TABLE_STEPS = 6;

/** The amounts of the table: round ones, every threshold, and the bill itself, ascending and each once. */
export function tableStops(bill: string, from: string, to: string, probe: Curve): readonly string[] {
  const step = roundUp(fen(to) / 100 / TABLE_STEPS) * 100;
  const round: string[] = [];
  for (let at = step; at <= fen(to); at += step) round.push(fromFen(at));
  const kinks = probe.kinks.map(({ at }) => threshold(at));
  const all = new Set([...round, ...kinks, fromFen(fen(bill)), from]);
  return [...all].filter((one) => fen(one) >= fen(from) && fen(one) <= fen(to)).sort((a, b) => fen(a) - fen(b));
}

export const curveRequest = (request: Request, from: string, to: string, at: readonly string[]): Request => ({
  ...request,
  curve: { of: TOTAL_PATH, from, to, at: [...at] },
});

/** The same case with a bill of 1,000 more, beside it. */
export const moreRequest = (request: Request, bill: string): Request => ({
  ...request,
  compare: { with: [{ name: "more", set: { [TOTAL_PATH]: plusFen(bill, fen(STEP_MORE)) } }] },
});

/** From which bill on a benefit's ceiling cuts something off. */
export const ceilingRequest = (request: Request, bill: string, to: string, benefit: string): Request => ({
  ...request,
  solve: { of: TOTAL_PATH, from: bill, to, event: { benefit, slot: "ceiling" } },
});

/** Benefits that pay for this bill and may run into a ceiling. */
export function ceilingsOf({ remaining, evidence }: Priced): readonly string[] {
  const used = new Set(evidence.map(({ benefit }) => benefit));
  const ids = remaining
    .filter(({ slot, benefit }) => slot === "ceiling" && used.has(benefit))
    .map(({ benefit }) => benefit);
  return [...new Set(ids)];
}

export interface Ceiling {
  readonly benefit: string;
  readonly reply: Solutions;
}

/** In yuan, for drawing only. */
export type Point = readonly [bill: number, amount: number];

export interface Layer {
  readonly line: string;
  readonly kind: Kind;
  readonly label: string;
  /** The upper edge, all layers below included. */
  readonly top: readonly Point[];
}

export interface Mark {
  readonly n: number;
  readonly at: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly cites: readonly Cite[];
  readonly point: Point;
}

export interface CurveRow {
  readonly bill: string;
  readonly amounts: readonly string[];
  readonly own: boolean;
}

export interface CurveView {
  readonly layers: readonly Layer[];
  readonly marks: readonly Mark[];
  readonly own: { readonly bill: string; readonly pays: string; readonly point: Point };
  readonly columns: readonly string[];
  readonly rows: readonly CurveRow[];
  /** The bill's far end of the drawing, in yuan. */
  readonly until: number;
}

const KINKS: { readonly [key: string]: ResultKey } = {
  "deductible.met": "curve.deductible_met",
  "deductible.not_met": "curve.deductible_not_met",
  "deductible.used_up": "curve.deductible_used_up",
  "deductible.open": "curve.deductible_not_met",
  "deductible.limit": "curve.deductible_limit",
  "deductible.bill": "curve.deductible_bill",
  "band.entered": "curve.band_entered",
  "band.left": "curve.band_entered",
  "ceiling.reached": "curve.ceiling_reached",
  "ceiling.within": "curve.ceiling_within",
  "ceiling.overflow": "curve.ceiling_overflow",
  "account.empty": "curve.account_empty",
  "account.enough": "curve.account_enough",
  "at_least.applied": "curve.at_least",
  "at_least.limit": "curve.at_least",
  unpaid: "curve.unpaid",
};

const yuan = (amount: string): number => fen(amount) / 100;
const short = (amount: string): string => grouped(amount).replace(/\.00$/, "");

function kinkText(kink: Kink, answer: Priced, say: ResultSay): string {
  const benefit = answer.benefits.find(({ id }) => id === kink.benefit);
  const name = benefit === undefined ? say("bar.fund") : pick(benefit.name, say.lang);
  const text = say(KINKS[kink.sentence.key] ?? "curve.changes", { name, rate: kink.rate ?? "" });
  return kink.jump === undefined ? text : `${text} ${say("curve.jump", { amount: grouped(kink.jump) })}`;
}

/** "1/4" of each further yuan: said as what the person pays of a further hundred. */
function slopeText(curve: Curve, from: string, say: ResultSay): string {
  const slope = curve.segments.find((one) => fen(one.to) > fen(from))?.lines["person.total"]?.slope ?? "";
  const [top = "", bottom = "1"] = slope.split("/");
  if (top === "" || Number(bottom) === 0) return "";
  const share = (Number(top) * 100) / Number(bottom);
  return say("curve.slope", { amount: String(Math.round(share * 100) / 100) });
}

/** Two kinks within a yuan or so are one rule for the eye. */
const SAME = 200;

function marksOf(curve: Curve, answer: Priced, say: ResultSay): readonly Mark[] {
  const groups: Kink[][] = [];
  for (const kink of curve.kinks) {
    const last = groups[groups.length - 1];
    if (last?.[0] !== undefined && fen(kink.at) - fen(last[0].at) <= SAME) last.push(kink);
    else groups.push([kink]);
  }
  return groups.map((group, index) => {
    const at = threshold(group[0]?.at ?? "0.01");
    const pays = curve.at?.find(({ amount }) => fen(amount) === fen(at))?.lines["person.total"] ?? "0.00";
    const slope = slopeText(curve, group[group.length - 1]?.at ?? at, say);
    return {
      n: index + 1,
      at,
      title: say("curve.at", { amount: short(at) }),
      texts: [...new Set(group.map((kink) => kinkText(kink, answer, say))), ...(slope === "" ? [] : [slope])],
      cites: citesOf(
        answer,
        group.flatMap(({ sources }) => sources),
        say,
      ),
      point: [yuan(at), yuan(pays)] as const,
    };
  });
}

function layersOf(curve: Curve, say: ResultSay): readonly Layer[] {
  const present = payersAmong(Object.keys(curve.segments[0]?.lines ?? {}));
  // Both ends of every segment; a jump is two points a fen apart.
  const ends = curve.segments.flatMap((segment) => [
    { bill: segment.from, end: "from" as const, segment },
    { bill: segment.to, end: "to" as const, segment },
  ]);
  const below = ends.map(() => 0);
  return present.map(({ line, kind }) => {
    const top = ends.map(({ bill, end, segment }, index): Point => {
      const sum = (below[index] ?? 0) + yuan(segment.lines[line]?.[end] ?? "0");
      below[index] = sum;
      return [yuan(bill), Math.round(sum * 100) / 100];
    });
    return { line, kind, label: lineName(line, say), top };
  });
}

export function curveOf(curve: Curve, answer: Priced, say: ResultSay): CurveView {
  const bill = billOf(answer);
  const pays = low(answer.total.person.total);
  const columns = [
    "person.total",
    ...payersAmong(Object.keys(curve.segments[0]?.lines ?? {})).flatMap(({ line }) =>
      line.startsWith("person.") ? [] : [line],
    ),
  ];
  return {
    layers: layersOf(curve, say),
    marks: marksOf(curve, answer, say),
    own: { bill: short(bill), pays: grouped(pays), point: [yuan(bill), yuan(pays)] },
    columns: columns.map((line) => lineName(line, say)),
    rows: (curve.at ?? []).map(({ amount, lines }) => ({
      bill: grouped(amount),
      amounts: columns.map((line) => grouped(lines[line] ?? "0")),
      own: fen(amount) === fen(bill),
    })),
    until: yuan(curve.to),
  };
}

/** "If the bill is 1,000 more you pay N more." */
export function moreText(reply: Comparison, say: ResultSay): string | null {
  const change = reply.variants[0]?.change?.person.total;
  if (change === undefined) return null;
  const less = isNegative(low(change));
  const amount = less ? magnitude(low(change)) : change;
  return say(less ? "curve.more_less" : "curve.more", { step: short(STEP_MORE), amount: moneyText(amount, say) });
}

/** Until which bill the ceilings hold, one sentence each. */
export function ceilingTexts(found: readonly Ceiling[], answer: Priced, say: ResultSay): readonly string[] {
  return found.flatMap(({ benefit, reply }) => {
    const name = answer.benefits.find(({ id }) => id === benefit)?.name;
    if (name === undefined || reply.status !== "complete") return [];
    const first = reply.solutions[0]?.from;
    const values = { name: pick(name, say.lang) };
    if (first === undefined) {
      const all = reply.to === FARTHEST;
      const limits = { ...values, amount: short(reply.to) };
      return [all ? say("curve.no_ceiling", values) : say("curve.no_ceiling_until", limits)];
    }
    if (fen(first) <= fen(billOf(answer))) return [say("curve.ceiling_used", values)];
    return [say("curve.until", { ...values, amount: short(threshold(first)) })];
  });
}

/** Why there is nothing to draw: what is still open, where that is known. */
export function notDrawnText(curve: Curve, say: ResultSay): string {
  const open = (curve.missing ?? []).flatMap(({ question }) =>
    question === undefined ? [] : [asLabel(pick(question, say.lang))],
  );
  return open.length === 0 ? say("curve.none") : say("curve.open_facts", { open: open.join(say("list.comma")) });
}

/** The same case with another bill. */
export function withBill(request: Request, bill: string): Request {
  const visits = request["visits"];
  const first: unknown = Array.isArray(visits) ? visits[0] : null;
  const visit = typeof first === "object" && first !== null ? first : {};
  return { ...request, visits: [{ ...visit, [TOTAL_PATH.slice(TOTAL_PATH.lastIndexOf("/") + 1)]: bill }] };
}

/** What the engine says of it; empty: it has no number. */
export function triedText({ total }: Estimate, bill: string, say: ResultSay): string {
  if (total === undefined) return "";
  const amounts = { pays: grouped(low(total.person.total)), funds: grouped(low(total.funds.total)) };
  return say("curve.try_result", { bill: grouped(bill), ...amounts });
}

/** How many bills a slider offers. */
const TRIES = 100;

/** The bills that can be tried, in whole yuan. */
export const triesOf = (
  { from }: Curve,
  { until }: CurveView,
): { readonly from: number; readonly until: number; readonly step: number } => ({
  from: Math.ceil(Number(from)),
  until,
  step: Math.max(1, Math.round(until / TRIES)),
});
