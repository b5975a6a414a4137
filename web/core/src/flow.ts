/**
 * What to show next. The engine decides what is worth asking and in which order; this only skips what has been
 * answered, counts, and finds the words for what was answered.
 */
import { answerAt, type Case, TOTAL_PATH, UNKNOWN } from "./case.ts";
import type { Description, Question, Questions } from "./door.ts";
import { grouped } from "./money.ts";
import { asLabel, pick, type Say, type TextKey } from "./texts.ts";

export const AREA = "area";
export const DATE = "date";
export const RESULT = "result";
/** The one amount of a visit that is counted, not paid. */
export const DAYS = "days";

/** The required questions that have neither an answer nor a "do not know". */
export function openQuestions(it: Case, reply: Questions): readonly Question[] {
  return reply.questions.filter((question) => question.required && answerAt(it, question.path) === undefined);
}

/** Where the case has got to: the area first, then what the engine asks, then the result. */
export function nextStep(it: Case, reply: Questions | null): string {
  if (it.region === null || reply === null) return AREA;
  return openQuestions(it, reply)[0]?.path ?? RESULT;
}

export interface Progress {
  readonly done: number;
  readonly left: number;
}

/** Beads: the area and every answer, the question on screen, and what the engine still wants to know. */
export function progress(it: Case, reply: Questions | null, at: string): Progress {
  if (reply === null) return { done: 0, left: 1 };
  const open = openQuestions(it, reply).filter((question) => question.path !== at).length;
  const current = at === RESULT ? 0 : 1;
  const answered = it.answers.filter((answer) => answer.path !== at).length;
  return { done: answered + (at === AREA ? 0 : 1), left: open + current };
}

/** Short names of the facts of the national frame; any other fact is named by its question. */
const FACT_LABELS: { readonly [fact: string]: TextKey } = {
  scheme: "fact.scheme",
  status: "fact.status",
  identity: "fact.identity",
  care: "fact.care",
  tier: "fact.tier",
  place: "fact.place",
  filed: "fact.filed",
  admission: "fact.admission",
  total: "fact.total",
  in_scope: "line.in_scope",
  noncovered: "fact.noncovered",
  over_price_limit: "fact.over_price_limit",
  first_pay: "fact.first_pay",
  account_balance: "fact.account_balance",
  days: "fact.days",
};

export const factOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** A value the pack does not know may come without a sentence: then its name has to do. */
export const questionText = ({ question, fact }: Question, say: Say): string =>
  question === undefined ? fact : pick(question, say.lang);

export interface Answered {
  readonly path: string;
  readonly label: string;
  readonly value: string;
}

export function labelOf(path: string, about: Description, say: Say): string {
  const id = factOf(path);
  const key = FACT_LABELS[id];
  if (key !== undefined) return say(key);
  const question = (about.facts.find((fact) => fact.id === id) ?? about.readings?.find((one) => one.id === id))
    ?.question;
  return question === undefined ? id : asLabel(pick(question, say.lang));
}

/** An answer in words: the label of the option, or the amount. */
export function answerText(path: string, value: string, about: Description, say: Say): string {
  if (value === UNKNOWN) return say("answer.unknown");
  const id = factOf(path);
  const options = (about.facts.find((fact) => fact.id === id) ?? about.readings?.find((one) => one.id === id))?.options;
  const chosen = options?.find((option) => option.id === value);
  if (chosen !== undefined) return pick(chosen.label, say.lang);
  return /^\d+\.\d\d$/.test(value) ? say("amount.yuan", { amount: grouped(value) }) : value;
}

export function areaName(about: Pick<Description, "name" | "province">, say: Say): string {
  if (about.province === undefined) return pick(about.name, say.lang);
  return say("area.full", { province: pick(about.province, say.lang), name: pick(about.name, say.lang) });
}

/** The done list: the area first, then every answer where it was first given. */
export function answeredList(it: Case, about: Description, say: Say): readonly Answered[] {
  return [
    { path: AREA, label: say("area.label"), value: areaName(about, say) },
    ...it.answers.map(({ path, value }) => ({
      path,
      label: labelOf(path, about, say),
      value: answerText(path, value, about, say),
    })),
  ];
}

/** The case in two short lines, as it stands on top of the answer. */
export function caseLines(it: Case, about: Description, say: Say): readonly [string, string] {
  const words = (visit: boolean): string[] =>
    it.answers
      .filter(({ path }) => path.startsWith("/visits/") === visit && !path.startsWith("/options/"))
      .map(({ path, value }) => {
        const text = answerText(path, value, about, say);
        const fact = about.facts.find(({ id }) => id === factOf(path));
        // A number, or a bare yes or no, says nothing alone; an option's label speaks for itself.
        const named =
          value === UNKNOWN || path === TOTAL_PATH || fact === undefined || /^(count|flag)$/.test(fact.type);
        return named ? say("case.named", { label: labelOf(path, about, say), value: text }) : text;
      });
  return [[pick(about.name, say.lang), ...words(false)].join(say("list.comma")), words(true).join(say("list.comma"))];
}

/** The question behind a fact the engine does not list, for changing an answer or a default. */
export function questionFrom(path: string, about: Description): Question | null {
  const id = factOf(path);
  const fact = about.facts.find((one) => one.id === id);
  const found = fact ?? about.readings?.find((one) => one.id === id);
  if (found?.options === undefined) return null;
  const help = fact?.help ?? about.readings?.find((one) => one.id === id)?.reason;
  return {
    fact: id,
    path,
    type: "choice",
    required: false,
    question: found.question,
    ...(help === undefined ? {} : { help }),
    options: found.options.map((option) => ({ ...option, value: option.id })),
  };
}
