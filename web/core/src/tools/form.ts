/** A case as a form: which questions stand where, and how they are called. */
import type { Description, Question } from "../door.ts";
import { caseLines, labelOf, questionText } from "../flow.ts";
import { PRINTED } from "../printed-lines.ts";
import { asLabel, pick, type Say, type ToolSay } from "../texts.ts";
import { onlyVisit, visitOf } from "../visits.ts";
import type { Asked } from "./asking.ts";
import { placeOfFigure } from "./checking.ts";
import type { ToolSession } from "./session.ts";

/** Fields on sight, and those behind "say more". */
export interface FormPart {
  readonly fields: readonly Question[];
  readonly more: readonly Question[];
}

/** The fields of one visit with those of the person, or without them. */
export function visitPart({ fields, amounts, more, moreAmounts }: Asked, person: boolean): FormPart {
  const wanted = ({ path }: Question): boolean => person || visitOf(path) !== null;
  return { fields: [...fields, ...amounts].filter(wanted), more: [...more, ...moreAmounts].filter(wanted) };
}

/** What is asked of the person, whichever visit asks it. */
export function personPart(all: readonly Asked[]): FormPart {
  const once = (list: readonly Question[]): readonly Question[] =>
    list.filter(({ path }, index) => visitOf(path) === null && list.findIndex((one) => one.path === path) === index);
  const fields = once(all.flatMap((one) => [...one.fields, ...one.amounts]));
  const more = once(all.flatMap((one) => [...one.more, ...one.moreAmounts])).filter(
    ({ path }) => !fields.some((one) => one.path === path),
  );
  return { fields, more };
}

/** Beside the figures of a paper: the other answers, and amounts that are on no paper, such as days. */
export function besidePaper({ fields, amounts, more, moreAmounts }: Asked): FormPart {
  const printed = PRINTED.map(placeOfFigure);
  const isOther = ({ path }: Question): boolean => !printed.includes(path) && !path.startsWith("/year_to_date/");
  return { fields: [...fields, ...amounts.filter(isOther)], more: [...more, ...moreAmounts.filter(isOther)] };
}

/** The case in a few words, for when its form is folded: the person, and the visit. */
export function caseInShort({ about, case: it }: ToolSession, visit: boolean, say: Say): string {
  if (about === null) return "";
  const [person, first] = caseLines(onlyVisit(it, 0), about, say);
  return (visit ? [person, first] : [person]).filter((line) => line !== "").join(say("list.comma"));
}

/** A short name where there is one: it is the same before and after the amount is given. */
export function amountLabel(question: Question, about: Description | null, say: Say): string {
  const short = about === null ? question.fact : labelOf(question.path, about, say);
  return short === question.fact ? asLabel(questionText(question, say)) : short;
}

/** "I do not know" holds until something is chosen; what is assumed then is said with it. */
export function unknownText({ options, default: usual }: Question, say: ToolSay): string {
  const option = options?.find(({ value }) => value === usual);
  return option === undefined
    ? say("answer.unknown")
    : say("tool.unknown_as", { option: pick(option.label, say.lang) });
}
