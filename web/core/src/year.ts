/**
 * Several visits of a year or more: the order they are settled in, examples to begin with, and what the engine's year says
 * of each visit, of each year, and of other orders. Every figure is the engine's.
 */
import { moneyText } from "./assumptions.ts";
import { type Answer, answerAt, type Case, withAnswer } from "./case.ts";
import { writtenDate } from "./dates.ts";
import { type Description, hasNumbers, type Known, type Remaining, type Statement, type YearOut } from "./door.ts";
import { answerText, factOf, labelOf } from "./flow.ts";
import { type Ends, wholeEnds } from "./headline.ts";
import { fen, high, isZero, share } from "./money.ts";
import { type Left, leftOf } from "./ratios.ts";
import { pick, type ToolKey, type ToolSay } from "./texts.ts";
import { answersOfVisit, visitCount, withVisits } from "./visits.ts";

const dayPath = (index: number): string => `/visits/${index}/date`;
const billPath = (index: number): string => `/visits/${index}/total`;

/** A visit without a day of its own is of the day of the case. */
export const dayOfVisit = (it: Case, index: number, date: string): string => answerAt(it, dayPath(index)) || date;

/** The visits by day; those of one day stay as they were entered. */
export function inOrderOfDays(it: Case, date: string): readonly number[] {
  const days = Array.from({ length: visitCount(it) }, (_, index) => ({ index, day: dayOfVisit(it, index, date) }));
  return days.sort((a, b) => (a.day === b.day ? a.index - b.index : a.day < b.day ? -1 : 1)).map(({ index }) => index);
}

/** The visits that have a bill: what there is to work out. */
export const billedVisits = (it: Case): readonly number[] =>
  Array.from({ length: visitCount(it) }, (_, index) => index).filter(
    (index) => answerAt(it, billPath(index)) !== undefined || answerAt(it, `/visits/${index}/in_scope`) !== undefined,
  );

/** A visit in a few words, without its day and its amounts. */
export function visitName(it: Case, index: number, about: Description, say: ToolSay): string {
  const words = answersOfVisit(it, index)
    .filter(({ path, value }) => value !== "" && about.facts.some(({ id }) => id === factOf(path)))
    .map(({ path, value }) => {
      const text = answerText(path, value, about, say);
      const type = about.facts.find(({ id }) => id === factOf(path))?.type;
      // A bare yes or no says nothing.
      return type === "flag" || type === "count"
        ? say("case.named", { label: labelOf(path, about, say), value: text })
        : text;
    });
  return words.length === 0 ? say("year.unnamed", { n: String(index + 1) }) : words.join(say("list.comma"));
}

/* -- examples -------------------------------------------------------------------------------------------------- */

/** How often, and whether with a stay in hospital. They are examples to change, not what anybody needs. */
export const EXAMPLES = [
  { id: "low", visits: 2, stay: false, label: "year.example_low" },
  { id: "typical", visits: 6, stay: false, label: "year.example_typical" },
  { id: "high", visits: 12, stay: true, label: "year.example_high" },
] as const satisfies readonly { id: string; visits: number; stay: boolean; label: ToolKey }[];
export type Example = (typeof EXAMPLES)[number];

/** Options of the frame that every area shares. */
const OUTPATIENT = "outpatient";
const STAY = "inpatient";
const VISIT_BILL = "300.00";
const STAY_BILL = "10000.00";

const DAY = 86_400_000;
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Days spread evenly over the part of the year whose rules are known. */
function spread(count: number, date: string, known: Known): readonly string[] {
  const year = date.slice(0, 4);
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const from = Date.parse(known.from > first ? known.from : first);
  const until = Math.max(from, Date.parse(known.until < last ? known.until : last));
  const step = (until - from) / DAY / count;
  return Array.from({ length: count }, (_, index) => dayAt(from + Math.floor(step * (index + 0.5)) * DAY));
}

/** An example like the person's first visit, in place of the visits there are. */
export function exampleCase(it: Case, { visits, stay }: Example, date: string, about: Description): Case {
  const care = answerAt(it, "/visits/0/care");
  const has = (option: string): boolean =>
    about.facts.find(({ id }) => id === "care")?.options?.some(({ id }) => id === option) ?? false;
  const facts = answersOfVisit(it, 0)
    .map(({ path, value }) => ({ path: path.replace(/^\/visits\/0/, ""), value }))
    .filter(({ path }) => !["/date", "/total", "/care"].includes(path));
  const tier = facts.filter(({ path }) => path === "/tier");
  const ordinary = care === undefined || care === STAY ? (has(OUTPATIENT) ? OUTPATIENT : care) : care;
  const like: readonly Answer[] = [
    ...(ordinary === undefined ? [] : [{ path: "/care", value: ordinary }]),
    ...(care === ordinary ? facts : tier),
  ];
  const given = answerAt(it, "/visits/0/total");
  const bill = care === ordinary && given !== undefined && given !== "" ? given : VISIT_BILL;
  const all = Array.from({ length: visits }, () => [...like, { path: "/total", value: bill }]);
  if (stay && has(STAY))
    all.splice(Math.floor(visits / 2), 0, [
      { path: "/care", value: STAY },
      ...tier,
      { path: "/total", value: STAY_BILL },
    ]);
  const days = spread(all.length, date, about.known);
  return all.reduce<Case>(
    (sum, answers, index) =>
      [...answers, { path: "/date", value: days[index] ?? date }].reduce(
        (one, { path, value }) => withAnswer(one, `/visits/${index}${path}`, value),
        sum,
      ),
    withVisits(it, []),
  );
}

/** One visit more like the last, a month later, without a bill. */
export function withAnotherVisit(it: Case, date: string): Case {
  const last = visitCount(it) - 1;
  const next = Date.parse(dayOfVisit(it, last, date)) + 30 * DAY;
  const facts = answersOfVisit(it, last).filter(({ path }) => !/\/(date|total|in_scope)$/.test(path));
  const dated = withAnswer(it, dayPath(last + 1), dayAt(next));
  return facts.reduce(
    (all, { path, value }) => withAnswer(all, path.replace(/^\/visits\/\d+/, `/visits/${last + 1}`), value),
    dated,
  );
}

/* -- what came out --------------------------------------------------------------------------------------------- */

export interface VisitInYear {
  /** Its place in the case. */
  readonly index: number;
  readonly day: string;
  readonly name: string;
  readonly total: Statement | null;
  /** How wide its bill is beside the largest, in percent. */
  readonly width: number;
  readonly events: readonly string[];
  readonly left: readonly Left[];
  /** Why there is no number. */
  readonly why: string | null;
  /** The first of a calendar year after others: what begins again. */
  readonly begins: string | null;
}

export interface LimitInYear extends Left {
  /** The day on which it was full. */
  readonly since: string | null;
}

export interface CalendarYear {
  readonly year: string;
  readonly total: Statement | null;
  readonly exactly: string | null;
  readonly limits: readonly LimitInYear[];
  readonly leftOut: string | null;
  /** The limits are as they were then: what came later is not certain. */
  readonly until: string | null;
}

export interface OtherOrder {
  readonly sentence: string;
  /** The cheapest order, as places in the case. */
  readonly order: readonly number[];
  readonly names: readonly string[];
}

export interface YearShown {
  readonly lead: string;
  readonly total: Statement | null;
  readonly pays: Ends | null;
  readonly visits: readonly VisitInYear[];
  readonly years: readonly CalendarYear[];
  readonly orders: readonly OtherOrder[];
  /** Orders were tried, and none differs. */
  readonly sameOrder: boolean;
}

const isYearly = ({ slot, per }: Remaining): boolean =>
  (slot === "deductible" || slot === "ceiling") && (per === undefined || per === "year");
const sameLimit = (a: Remaining, b: Remaining): boolean =>
  a.benefit === b.benefit && a.slot === b.slot && a.on === b.on && a.per === b.per;
const isFull = ({ left }: Remaining): boolean => isZero(left);

/** Limits that this visit used up: not full before it, full after it. */
const filledBy = (before: readonly Remaining[], after: readonly Remaining[]): readonly Remaining[] =>
  after
    .filter((one) => isYearly(one) && isFull(one) && !isZero(one.limit))
    .filter((one) => {
      const earlier = before.find((other) => sameLimit(one, other));
      return earlier === undefined || !isFull(earlier);
    });

function eventText(one: Remaining, reply: YearOut, say: ToolSay): string {
  const name = reply.benefits?.find(({ id }) => id === one.benefit)?.name;
  const values = { name: name === undefined ? "" : pick(name, say.lang), limit: moneyText(one.limit, say) };
  return say(one.slot === "deductible" ? "year.deductible_full" : "year.ceiling_full", values);
}

const STATES: { readonly [status: string]: ToolKey } = {
  not_covered: "year.not_covered",
  waiting: "year.waiting",
  not_in_force: "compare.not_in_force",
};

type Visit = YearOut["visits"][number];

interface Told {
  readonly reply: YearOut;
  readonly it: Case;
  /** The place in the case of each visit of the request. */
  readonly settled: readonly number[];
  readonly about: Description;
  readonly say: ToolSay;
  /** The largest bill. */
  readonly largest: string;
}

/** The visit before in the same calendar year. */
function earlier({ visits }: YearOut, at: number): Visit | undefined {
  const [now, last] = [visits[at], visits[at - 1]];
  return now?.date.slice(0, 4) === last?.date.slice(0, 4) ? last : undefined;
}

/** What happened at a visit: a rule refused it, a limit was used up. */
function eventsOf(visit: Visit, last: Visit | undefined, { reply, say }: Told): readonly string[] {
  const state = STATES[visit.status];
  const refused = visit.statement !== undefined && state !== undefined ? [say(state)] : [];
  const filled = filledBy(last?.remaining ?? [], visit.remaining ?? []);
  return [...refused, ...filled.map((one) => eventText(one, reply, say))];
}

function visitShown(visit: Visit, at: number, told: Told): VisitInYear {
  const { reply, it, about, say, largest } = told;
  const index = told.settled[at] ?? at;
  const last = earlier(reply, at);
  const total = hasNumbers(visit.status) ? (visit.statement ?? null) : null;
  return {
    index,
    day: writtenDate(visit.date, say),
    name: visitName(it, index, about, say),
    total,
    width: total === null ? 0 : share(high(total.total_charge), largest),
    events: eventsOf(visit, last, told),
    left: leftOf({ remaining: visit.remaining ?? [], benefits: reply.benefits ?? [] }, say),
    why: total === null ? say(STATES[visit.status] ?? "compare.not_encoded") : null,
    begins: at > 0 && last === undefined ? say("year.begins", { year: visit.date.slice(0, 4) }) : null,
  };
}

function largestBill({ visits }: YearOut): string {
  const bills = visits.flatMap(({ statement }) => (statement === undefined ? [] : [high(statement.total_charge)]));
  return bills.reduce((a, b) => (fen(b) > fen(a) ? b : a), "0.00");
}

/** The limits as the last visit of the year leaves them, and when each was full. */
function limitsOf(places: readonly number[], reply: YearOut, say: ToolSay): readonly LimitInYear[] {
  const visits = places.flatMap((at) => reply.visits[at] ?? []);
  const last = visits.filter(({ remaining }) => remaining !== undefined).pop();
  const rows = (last?.remaining ?? []).filter(isYearly);
  const shown = leftOf({ remaining: rows, benefits: reply.benefits ?? [] }, say);
  return shown.map((one, index) => {
    const row = rows[index];
    const full = visits.find(({ remaining }) =>
      remaining?.some((other) => row !== undefined && sameLimit(row, other) && isFull(other)),
    );
    return { ...one, since: full === undefined ? null : writtenDate(full.date, say) };
  });
}

/** The last day whose limits are known, where visits follow it. */
function knownUntil(places: readonly number[], reply: YearOut, say: ToolSay): string | null {
  const visits = places.flatMap((at) => reply.visits[at] ?? []);
  const last = visits.reduce((found, { remaining }, at) => (remaining === undefined ? found : at), -1);
  const visit = visits[last];
  if (visit === undefined || last === visits.length - 1) return null;
  return say("year.known_until", { date: writtenDate(visit.date, say) });
}

function yearsIn(reply: YearOut, say: ToolSay): readonly CalendarYear[] {
  return (reply.years ?? []).map(({ year, total, visits, left_out }) => ({
    year: String(year),
    total: total ?? null,
    exactly: total === undefined ? null : moneyText(total.person.total, say),
    limits: limitsOf(visits, reply, say),
    until: knownUntil(visits, reply, say),
    leftOut: left_out.length === 0 ? null : say("year.left_out", { n: String(left_out.length) }),
  }));
}

function ordersIn(reply: YearOut, settled: readonly number[], visits: readonly VisitInYear[], say: ToolSay) {
  return (reply.order ?? [])
    .filter(({ differs, visits: run }) => differs && run.length > 1)
    .map(
      ({ person_total, least, most }): OtherOrder => ({
        sentence: say("year.order", {
          now: moneyText(person_total, say),
          least: moneyText(least.person_total, say),
          most: moneyText(most.person_total, say),
        }),
        order: least.order.map((at) => settled[at] ?? at),
        names: least.order.flatMap((at) => {
          const visit = visits[at];
          return visit === undefined ? [] : [say("year.order_one", { day: visit.day, name: visit.name })];
        }),
      }),
    );
}

/** `settled`: the place in the case of each visit of the request. */
export function yearShown(
  reply: YearOut,
  it: Case,
  settled: readonly number[],
  about: Description,
  say: ToolSay,
): YearShown {
  const told: Told = { reply, it, settled, about, say, largest: largestBill(reply) };
  const visits = reply.visits.map((visit, at) => visitShown(visit, at, told));
  const years = yearsIn(reply, say);
  const total = reply.total ?? null;
  const [only] = years;
  return {
    lead: years.length === 1 && only !== undefined ? say("year.lead", { year: only.year }) : say("year.lead_several"),
    total,
    pays: total === null ? null : wholeEnds(total.person.total, say),
    visits,
    years,
    orders: ordersIn(reply, settled, visits, say),
    sameOrder:
      (reply.order ?? []).some(({ visits: run }) => run.length > 1) &&
      !(reply.order ?? []).some(({ differs }) => differs),
  };
}
