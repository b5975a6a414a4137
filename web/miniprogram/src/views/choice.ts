/** A question with options, always with "I do not know": one per screen, and again beside a range. */
import { answerAt, type Case, pick, type Question, type QuestionOption, questionText, UNKNOWN } from "@yibao/core";
import type { MiniSay } from "../state/words.ts";
import { type Money, money } from "./parts.ts";

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly small: string;
  readonly effect: Money | null;
  readonly on: boolean;
}

export interface Choice {
  readonly path: string;
  readonly title: string;
  readonly help: string;
  readonly options: readonly Option[];
  readonly worth: string;
  readonly next: string;
}

/** Stands for "I do not know" where an option's value stands; no fact has an option of this name. */
export const UNSURE = "?";

function small({ encoded, hint }: QuestionOption, say: MiniSay): string {
  if (encoded === false) return say("option.not_encoded");
  return hint === undefined ? "" : pick(hint, say.lang);
}

export function choice(
  question: Question,
  it: Case,
  marked: string | null,
  beside: boolean,
  next: string,
  say: MiniSay,
): Choice {
  const answer = answerAt(it, question.path);
  const on = marked ?? (answer === UNKNOWN ? UNSURE : (answer ?? question.default ?? null));
  const options = (question.options ?? []).map((one) => ({
    value: one.value,
    label: pick(one.label, say.lang),
    small: small(one, say),
    effect: beside && one.person_total !== undefined ? money(one.person_total, say) : null,
    on: on === one.value,
  }));
  const unsure: Option = {
    value: UNSURE,
    label: say(beside ? "answer.still_unknown" : "answer.unknown"),
    small: say(beside ? "answer.still_unknown_hint" : "answer.unknown_hint"),
    effect: null,
    on: on === UNSURE,
  };
  return {
    path: question.path,
    title: questionText(question, say),
    help: question.help === undefined ? "" : pick(question.help, say.lang),
    options: [...options, unsure],
    worth: beside && question.spread !== undefined ? say("worth.first") + money(question.spread, say).text : "",
    next,
  };
}

/** What is chosen on screen: what was tapped, else what was answered, else the usual choice. */
export const chosen = (question: Question, it: Case, marked: string | null): string | null => {
  const value = marked ?? answerAt(it, question.path) ?? question.default ?? null;
  return value === UNSURE ? UNKNOWN : value;
};
