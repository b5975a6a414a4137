/** The questions of a case as one list: those answered, as described, then those the engine would ask next. */
import { answerAt, type Case, type Description, type Question, type Questions, questionFrom } from "@yibao/core";

export function fieldsOf(it: Case, asked: Questions, about: Description): readonly Question[] {
  const answered = it.answers.flatMap(({ path }) => questionFrom(path, about) ?? []);
  const open = asked.questions.filter(
    ({ required, options, path }) => required && options !== undefined && answerAt(it, path) === undefined,
  );
  return [...answered, ...open];
}
