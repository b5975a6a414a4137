/** The small repeated pieces as plain data: what crosses to the page's own thread. */
import {
  type Amount,
  amountInWords,
  type Cite,
  GRADES,
  type Grade,
  grouped,
  isExact,
  low,
  moneyText,
  type Say,
  type Shown,
} from "@yibao/core";

/** Figures to look at, words to listen to. */
export interface Money {
  readonly text: string;
  readonly words: string;
}

export interface GradeView {
  readonly kind: Grade;
  readonly text: string;
}

export interface CiteView {
  readonly rows: readonly { readonly label: string; readonly texts: readonly string[] }[];
  readonly gradeLabel: string;
  readonly grade: GradeView;
}

export const yen = ({ text, words }: Shown): Money => ({ text: `\u00a5${text}`, words });

export function money(amount: Amount, say: Say): Money {
  if (!isExact(amount)) return { text: moneyText(amount, say), words: moneyText(amount, say) };
  return yen({ text: grouped(low(amount)), words: amountInWords(low(amount), say) });
}

export const grade = (kind: Grade, say: Say): GradeView => ({ kind, text: say(GRADES[kind]) });

export function cite(one: Cite, say: Say): CiteView {
  const optional = (label: string, text: string | null): CiteView["rows"] =>
    text === null ? [] : [{ label, texts: [text] }];
  return {
    rows: [
      { label: say("cite.source"), texts: [one.title, ...one.clauses] },
      ...optional(say("cite.from"), one.from),
      ...optional(say("cite.checked"), one.checked),
    ],
    gradeLabel: say("cite.grade"),
    grade: grade(one.grade, say),
  };
}
