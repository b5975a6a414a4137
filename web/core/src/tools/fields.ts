/** The questions of a case as one list: those answered, as described, then those the engine would ask next. */
import { answerAt, type Case, TOTAL_PATH } from "../case.ts";
import type { Description, Estimate, Missing, Question, Questions } from "../door.ts";
import { DAYS, factOf, questionFrom } from "../flow.ts";

type Listed = Pick<Questions, "questions">;

export function fieldsOf(it: Case, asked: Listed, about: Description): readonly Question[] {
  const answered = it.answers.flatMap(({ path }) => questionFrom(path, about) ?? []);
  const open = asked.questions.filter(
    ({ required, options, path }) => required && options !== undefined && answerAt(it, path) === undefined,
  );
  return [...answered, ...open];
}

/** Facts with a default whose answer can matter: asked only of those who want to say more. */
export function moreFields(it: Case, asked: Listed): readonly Question[] {
  return asked.questions.filter(
    ({ required, options, path }) => !required && options !== undefined && answerAt(it, path) === undefined,
  );
}

type Stated = Pick<Missing, "path" | "question"> & { readonly fact?: string };

/** Days are the one amount that is counted, not paid. */
const amountQuestion = ({ path, question }: Stated, required: boolean): Question => {
  const fact = factOf(path);
  const type = fact === DAYS ? "count" : "money";
  return { fact, path, type, required, ...(question === undefined ? {} : { question }) };
};

const isFact = (path: string, about: Description): boolean => questionFrom(path, about) !== null;
const AMOUNTS = /^\/visits\/\d+\/|^\/year_to_date\//;

/** The bill, the amounts that were given, and those that a rule needs. */
export function amountFields(
  it: Case,
  asked: Listed,
  estimate: Estimate | null,
  about: Description,
): readonly Question[] {
  const listed = asked.questions.filter(({ options, type }) => options === undefined && /^(money|count)$/.test(type));
  const total = listed.find(({ path }) => path === TOTAL_PATH) ?? amountQuestion({ path: TOTAL_PATH }, false);
  const stated: readonly Stated[] = [...(estimate?.assumptions ?? []), ...(estimate?.missing ?? [])];
  const worded = (path: string): Stated => stated.find((one) => one.path === path) ?? { path };
  const given = it.answers
    .filter(({ path }) => AMOUNTS.test(path) && !path.endsWith("/date") && !isFact(path, about))
    .map(({ path }) => amountQuestion(worded(path), false));
  const needed = (estimate?.missing ?? [])
    .filter(({ kind }) => kind === "amount")
    .map((one) => amountQuestion(one, true));
  const all = [total, ...listed, ...given, ...needed];
  return all.filter(({ path }, index) => all.findIndex((one) => one.path === path) === index);
}

/** Amounts taken as nothing, which the person may know better. */
export function moreAmounts(it: Case, estimate: Estimate | null): readonly Question[] {
  return (estimate?.assumptions ?? [])
    .filter(({ kind, path }) => kind === "amount" && answerAt(it, path) === undefined)
    .map((one) => amountQuestion(one, false));
}
