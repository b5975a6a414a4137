/**
 * The messages of the engine's single door, by the names used here. The shapes are generated from the schema;
 * this file only says which replies carry numbers.
 */
import type {
  AllowanceOut,
  Alternative,
  Amount,
  Assumption,
  Citation,
  Comparison,
  Curve,
  Description,
  Diff,
  EligibilityOut,
  Estimate,
  Evidence,
  Grade,
  Improvement,
  Improvements,
  Kink,
  Known,
  LineDifference,
  Missing,
  MoneyRange,
  NotApplied,
  Question,
  QuestionOption,
  Questions,
  ReceiptOut,
  Reconciliation,
  Region,
  Remaining,
  Replay,
  Services,
  Solutions,
  Statement,
  Step,
  Text,
  YearOut,
} from "./door.generated.ts";

export type {
  Alternative,
  Amount,
  Assumption,
  Citation,
  Comparison,
  Curve,
  Description,
  Diff,
  Estimate,
  Evidence,
  Grade,
  Improvement,
  Improvements,
  Kink,
  Known,
  LineDifference,
  Missing,
  NotApplied,
  Question,
  QuestionOption,
  Questions,
  ReceiptOut,
  Reconciliation,
  Region,
  Remaining,
  Replay,
  Services,
  Solutions,
  Statement,
  Step,
  YearOut,
};

/** A text of the engine in both languages. */
export type Words = Text;
export type Span = MoneyRange;
export type Allowance = AllowanceOut;
/** A rule that refuses a visit, makes it wait, or reduces what is paid. */
export type Rule = EligibilityOut;

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

const WITH_NUMBERS: readonly Estimate["status"][] = ["complete", "bounded", "not_covered", "waiting"];

export const hasNumbers = (status: Estimate["status"]): boolean => WITH_NUMBERS.includes(status);

export const isPriced = (reply: Estimate): reply is Priced => hasNumbers(reply.status) && reply.total !== undefined;

/** A rule refuses every visit: the statement is all the person's. */
export const isRefused = ({ status }: Estimate): boolean => status === "not_covered" || status === "waiting";

/** A request under construction: plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What the shells need of each operation's `ok`. */
export interface DoorReplies {
  readonly estimate: Estimate;
  readonly questions: Questions;
  readonly reconcile: Reconciliation;
  readonly compare: Comparison;
  readonly improve: Improvements;
  readonly curve: Curve;
  readonly solve: Solutions;
  readonly describe: Description;
  readonly diff: Diff;
  readonly year: YearOut;
  readonly receipt: ReceiptOut;
  readonly replay: Replay;
}

/** What the linter finds in a pack. */
export type { CheckReply, Issue } from "./door.generated.ts";
