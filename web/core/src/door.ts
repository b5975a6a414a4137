/**
 * The messages of the engine's single door, by the names used here. The shapes are generated from the schema;
 * this file only says which replies carry numbers.
 */
import type {
  Alternative,
  Amount,
  Assumption,
  Citation,
  Description,
  Estimate,
  Evidence,
  Grade,
  Known,
  MoneyRange,
  Question,
  QuestionOption,
  Questions,
  Region,
  Remaining,
  Services,
  Statement,
  Step,
  Text,
} from "./door.generated.ts";

export type {
  Alternative,
  Amount,
  Assumption,
  Citation,
  Description,
  Estimate,
  Evidence,
  Grade,
  Known,
  Question,
  QuestionOption,
  Questions,
  Region,
  Remaining,
  Services,
  Statement,
  Step,
};

/** A text of the engine in both languages. */
export type Words = Text;
export type Span = MoneyRange;

type Numbers =
  | "total"
  | "remaining"
  | "assumptions"
  | "evidence"
  | "sources"
  | "missing"
  | "limits"
  | "known"
  | "services"
  | "benefits";

/** An estimate that carries numbers. Every other status comes without any. */
export type Priced = Estimate & Required<Pick<Estimate, Numbers>>;

export const isPriced = (reply: Estimate): reply is Priced =>
  (reply.status === "complete" || reply.status === "bounded") && reply.total !== undefined;

/** A request under construction: plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What the shells need of each operation's `ok`. */
export interface DoorReplies {
  readonly estimate: Estimate;
  readonly questions: Questions;
  readonly describe: Description;
}
