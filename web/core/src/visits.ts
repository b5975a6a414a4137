/** A case of several visits: taken apart, put together, and changed visit by visit. */
import { type Answer, type Case, withAnswer } from "./case.ts";

/** As many as an estimate or a year takes. */
export const MOST_VISITS = 400;

const IN_VISIT = /^\/visits\/(\d+)(\/.+)$/;

/** Which visit an answer belongs to; null: to the person, the readings or the year before. */
export function visitOf(path: string): number | null {
  const index = IN_VISIT.exec(path)?.[1];
  return index === undefined ? null : Number(index);
}

/** The same place in another visit; places outside visits stay. */
export const inVisit = (path: string, index: number): string => path.replace(IN_VISIT, `/visits/${index}$2`);

/** A case has one visit at least. */
export const visitCount = (it: Case): number =>
  it.answers.reduce((count, { path }) => Math.max(count, (visitOf(path) ?? 0) + 1), 1);

export const answersOfVisit = (it: Case, index: number): readonly Answer[] =>
  it.answers.filter(({ path }) => visitOf(path) === index);

/** The case with this visit alone, as the first. */
export const onlyVisit = (it: Case, index: number): Case => ({
  ...it,
  answers: it.answers
    .filter(({ path }) => [null, index].includes(visitOf(path)))
    .map(({ path, value }) => ({ path: inVisit(path, 0), value })),
});

/** The visits in this order; those that are not named are left out. */
export function withVisits(it: Case, order: readonly number[]): Case {
  const rest = it.answers.filter(({ path }) => visitOf(path) === null);
  const visits = order.flatMap((from, to) =>
    answersOfVisit(it, from).map(({ path, value }) => ({ path: inVisit(path, to), value })),
  );
  return { ...it, answers: [...rest, ...visits] };
}

/** One visit more, with these answers under their paths within a visit ("/care"). */
export function addedVisit(it: Case, index: number, answers: readonly Answer[]): Case {
  return answers.reduce((all, { path, value }) => withAnswer(all, `/visits/${index}${path}`, value), it);
}
