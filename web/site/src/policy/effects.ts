/**
 * What a change is worth, in yuan: typical cases settled by the engine on the day before and on the day. The cases are
 * made from what the pack itself asks, so that they fit any area. Everything about the comparison is in this file; an
 * operation of the engine with two dates would take its place.
 */
import {
  type Amount,
  answerAt,
  type Case,
  factOf,
  fen,
  high,
  isPriced,
  low,
  type Missing,
  type Priced,
  requestOf,
  TOTAL_PATH,
  withAnswer,
} from "@yibao/core";
import { type Area, admits, caresOf, estimateOf, optionsOf } from "./areas.ts";
import type { ChangeDay } from "./history.ts";
import { dayBefore } from "./history.ts";

export interface Effect {
  readonly case: Case;
  readonly before: Amount;
  readonly after: Amount;
}

/** Bills from small to large, so that deductibles, rates and ceilings each get a chance to show. */
const BILLS = ["1000.00", "10000.00", "100000.00", "300000.00"] as const;
/** Each more answer multiplies the cases; the first questions, which matter most, are the ones that branch. */
const BRANCHES = 2;
const MOST_EFFECTS = 6;
const MOST_QUESTIONS = 8;

/** The answer of the engine where there are rules, without its steps. */
function priced(area: Area, it: Case, date: string): Priced | null {
  const reply = estimateOf(area.engine, { ...requestOf(it, date), options: { trace: false } });
  return reply !== null && isPriced(reply) ? reply : null;
}

/** The first fact about the case that the answer waits for. */
const openFact = (reply: Priced, it: Case): Missing | undefined =>
  reply.missing.find(({ kind, path }) => kind === "fact" && answerAt(it, path) === undefined);

/** The ends of a list of options: the difference between them is the one that tells. Of counts, such as ages, the middle. */
function ends(area: Area, path: string): readonly string[] {
  const options = optionsOf(area.about, factOf(path));
  const counts = area.about.facts.some(({ id, type }) => id === factOf(path) && type === "count");
  if (counts) return options.slice(Math.floor((options.length - 1) / 2)).slice(0, 1);
  return [...new Set([options[0], options.at(-1)].flatMap((one) => one ?? []))];
}

/** Complete cases from a start: the facts that decide are taken both ways, the others the first way. */
function casesFrom(area: Area, start: Case, date: string, branches: number, depth = 0): readonly Case[] {
  const reply = depth > MOST_QUESTIONS ? null : priced(area, start, date);
  const next = reply === null ? undefined : openFact(reply, start);
  if (next === undefined) return [start];
  const options = ends(area, next.path);
  return (branches > 0 ? options : options.slice(0, 1)).flatMap((value) =>
    casesFrom(area, withAnswer(start, next.path, value), date, branches - 1, depth + 1),
  );
}

/**
 * The kinds of care that a day's changes touch. Where a whole benefit is on record only from this day, the day before may
 * lack it because nobody wrote it down: a comparison would say more than is known.
 */
function caresTouched(area: Area, scheme: string, day: ChangeDay): readonly string[] {
  const touched = (whole: boolean, care: string): boolean =>
    area.about.benefits.some(
      ({ id, applies }) =>
        admits(applies, "care", care) &&
        day.changes.some((change) => change.benefit === id && (change.whole !== "") === whole),
    );
  return caresOf(area.about, scheme).filter((care) => touched(false, care) && !touched(true, care));
}

const settled = (area: Area, it: Case, date: string): Amount | null =>
  priced(area, it, date)?.total.person.total ?? null;

const same = (a: Amount, b: Amount): boolean => low(a) === low(b) && high(a) === high(b);
const size = ({ before, after }: Effect): number =>
  Math.abs(fen(low(before)) - fen(low(after))) + Math.abs(fen(high(before)) - fen(high(after)));
const width = (amount: Amount): number => fen(high(amount)) - fen(low(amount));

/** Both ends move the same way. A range of which one end stays tells what is known, not what changed. */
function moves({ before, after }: Effect): boolean {
  const ends = [fen(low(after)) - fen(low(before)), fen(high(after)) - fen(high(before))];
  return ends.every((one) => one < 0) || ends.every((one) => one > 0);
}

/** Few and different: for each kind of case the bill on which it shows most, exact ones first. */
function tellingOf(effects: readonly Effect[]): readonly Effect[] {
  const ordered = effects
    .filter(moves)
    .sort((a, b) => width(a.after) + width(a.before) - (width(b.after) + width(b.before)) || size(b) - size(a));
  const kinds = new Set<string>();
  const chosen: Effect[] = [];
  for (const effect of ordered) {
    const kind = effect.case.answers
      .filter(({ path }) => path !== TOTAL_PATH)
      .map(({ value }) => value)
      .join();
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    chosen.push(effect);
  }
  return chosen.slice(0, MOST_EFFECTS);
}

/** The bills on which a case costs something else than the day before. */
function effectsOn(area: Area, it: Case, date: string): readonly Effect[] {
  return BILLS.flatMap((bill) => {
    const billed = withAnswer(it, TOTAL_PATH, bill);
    const after = settled(area, billed, date);
    const before = after === null ? null : settled(area, billed, dayBefore(date));
    return after === null || before === null || same(before, after) ? [] : [{ case: billed, before, after }];
  });
}

/** Typical cases of a scheme that cost something else on a day than on the day before. */
export function effectsOf(area: Area, scheme: string, day: ChangeDay): readonly Effect[] {
  const { region } = area.about;
  const effects: Effect[] = [];
  for (const care of caresTouched(area, scheme, day)) {
    const start: Case = {
      region,
      date: day.date,
      answers: [
        { path: "/person/scheme", value: scheme },
        { path: "/visits/0/care", value: care },
      ],
    };
    const asking = withAnswer(start, TOTAL_PATH, BILLS[1]);
    // Asking is dear: only where there are rules on both days.
    if (settled(area, asking, day.date) === null || settled(area, asking, dayBefore(day.date)) === null) continue;
    for (const it of casesFrom(area, asking, day.date, BRANCHES)) effects.push(...effectsOn(area, it, day.date));
  }
  return tellingOf(effects);
}
