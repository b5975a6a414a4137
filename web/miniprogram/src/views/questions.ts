/** One question per screen: beads, what is already answered, the question, and the result so far at the foot. */
import {
  AMOUNT_ERRORS,
  type Amount,
  AREA,
  amountInWords,
  answerAt,
  answeredList,
  areaName,
  DATE,
  grouped,
  openQuestions,
  parseAmount,
  progress,
  type Question,
  questionText,
  RESULT,
  type Session,
  TOTAL_PATH,
  wholeEnds,
  writtenDate,
} from "@yibao/core";
import type { MiniSay } from "../state/words.ts";
import { type Choice, choice } from "./choice.ts";
import { yen } from "./parts.ts";

export interface Problem {
  readonly message: string;
  /** An amount that was probably meant; empty: none. */
  readonly suggestion: string;
}

export interface AmountView {
  readonly path: string;
  readonly title: string;
  readonly help: string;
  readonly money: boolean;
  readonly unit: string;
  readonly typed: string;
  readonly echo: string;
  readonly chips: readonly { readonly value: string; readonly text: string; readonly on: boolean }[];
  readonly common: string;
  readonly use: string;
  readonly next: string;
}

export interface DayView {
  readonly title: string;
  readonly help: string;
  readonly from: string;
  readonly value: string;
  readonly shown: string;
  readonly next: string;
}

export interface QuestionsView {
  readonly beads: readonly string[];
  readonly left: string;
  readonly done: readonly {
    readonly path: string;
    readonly label: string;
    readonly value: string;
    readonly change: string;
  }[];
  readonly change: string;
  readonly area: {
    readonly title: string;
    readonly help: string;
    readonly label: string;
    readonly value: string;
    readonly action: string;
    readonly next: string;
  } | null;
  readonly day: DayView | null;
  readonly choice: Choice | null;
  readonly amount: AmountView | null;
  readonly ready: { readonly title: string; readonly next: string } | null;
  readonly coming: readonly string[];
  readonly comingTitle: string;
  readonly problem: Problem | null;
  readonly problemTitle: string;
  readonly strip: {
    readonly label: string;
    readonly amount: string;
    readonly words: string;
    readonly button: string;
  } | null;
  readonly keep: string;
  readonly unread: string;
}

/** What the page itself knows: what was tapped or typed and not yet answered. */
export interface Draft {
  readonly marked: string | null;
  readonly day: string | null;
  readonly problem: Problem | null;
  readonly preview: Amount | null;
}

const COMMON = ["300", "800", "1500", "3000"] as const;

/** The typed text, else the answer without needless zeros. */
export const typedAmount = ({ typed, case: it }: Session, path: string): string =>
  typed.get(path) ?? (answerAt(it, path) ?? "").replace(/\.00$/, "");

/** The problem with what was typed; null: it can be taken. */
export function amountProblem(typed: string, say: MiniSay): Problem | null {
  const parsed = parseAmount(typed);
  if (parsed.ok) return null;
  return { message: say(AMOUNT_ERRORS[parsed.code], { typed: parsed.typed }), suggestion: parsed.suggestion ?? "" };
}

function echo(typed: string, say: MiniSay): string {
  const parsed = parseAmount(typed);
  if (!parsed.ok) return "";
  return say("amount.echo", { words: amountInWords(parsed.amount, say), amount: grouped(parsed.amount) });
}

function amountView(session: Session, question: Question, draft: Draft, say: MiniSay): AmountView {
  const typed = typedAmount(session, question.path);
  const isMoney = question.type !== "count";
  const common = question.path === TOTAL_PATH && draft.problem === null ? COMMON : [];
  return {
    path: question.path,
    title: questionText(question, say),
    help: isMoney ? say("amount.help") : "",
    money: isMoney,
    unit: isMoney ? say("amount.unit") : "",
    typed,
    echo: isMoney ? echo(typed, say) : "",
    chips: common.map((value) => ({ value, text: grouped(value).replace(/\.00$/, ""), on: typed === value })),
    common: say("amount.common"),
    use:
      draft.problem === null || draft.problem.suggestion === ""
        ? ""
        : say("amount.use", { amount: draft.problem.suggestion }),
    next: say("flow.result"),
  };
}

function dayView({ about, date }: Session, draft: Draft, say: MiniSay): DayView {
  const known = about?.known ?? { from: date, until: date };
  const value = draft.day ?? date;
  return {
    title: say("date.question"),
    help: say("date.help", { from: writtenDate(known.from, say), until: writtenDate(known.until, say) }),
    from: known.from,
    value,
    shown: writtenDate(value, say),
    next: say("flow.again"),
  };
}

function beads(session: Session, say: MiniSay): Pick<QuestionsView, "beads" | "left"> {
  const { done, left } = progress(session.case, session.asked, session.at);
  const kinds = Array.from({ length: done + left }, (_, index) =>
    index < done ? "done" : index === done ? "now" : "todo",
  );
  if (session.about === null) return { beads: kinds, left: "" };
  const changing =
    left === 1 && (session.asked === null || session.case.answers.some(({ path }) => path === session.at));
  const last = left === 1 && done > 0;
  return {
    beads: kinds,
    left: changing ? say("flow.changing") : last ? say("flow.last") : say("flow.left", { n: String(left) }),
  };
}

function done({ about, case: it, at }: Session, say: MiniSay): QuestionsView["done"] {
  if (about === null) return [];
  return answeredList(it, about, say)
    .filter(({ path }) => path !== at)
    .map((one) => ({ ...one, change: say("flow.change_of", { label: one.label }) }));
}

function areaStep(session: Session, say: MiniSay): QuestionsView["area"] {
  if (session.at !== AREA) return null;
  const { about } = session;
  return {
    title: say("area.question"),
    help: say("area.help"),
    label: say("area.label"),
    value: about === null ? say("area.choose") : areaName(about, say),
    action: say(about === null ? "area.pick" : "area.change"),
    next: about === null ? "" : say("flow.next"),
  };
}

function strip(draft: Draft, question: Question | null, say: MiniSay): QuestionsView["strip"] {
  if (draft.preview === null) return null;
  const { low, high } = wholeEnds(draft.preview, say);
  const ends = high === null ? [yen(low)] : [yen(low), yen(high)];
  const to = ` ${say("amount.to")} `;
  return {
    label: say("flow.you_pay"),
    amount: ends.map(({ text }) => text).join(to),
    words: ends.map(({ words }) => words).join(to),
    button: question !== null && question.options === undefined ? say("flow.details") : "",
  };
}

export function questionsView(session: Session, draft: Draft, say: MiniSay): QuestionsView {
  const { question, asked, at, case: it } = session;
  const open =
    asked === null || at === RESULT ? [] : openQuestions(it, asked).filter(({ path }) => path !== question?.path);
  const isChoice = question?.options !== undefined;
  return {
    ...beads(session, say),
    done: done(session, say),
    change: say("flow.change"),
    area: areaStep(session, say),
    day: at === DATE ? dayView(session, draft, say) : null,
    choice:
      question === null || !isChoice
        ? null
        : choice(question, it, draft.marked, false, say(open.length === 0 ? "flow.result" : "flow.next"), say),
    amount: question === null || isChoice ? null : amountView(session, question, draft, say),
    ready: at === RESULT ? { title: say("mini.answered"), next: say("flow.result") } : null,
    coming: open.map((one) => questionText(one, say)),
    comingTitle: say("flow.next_title"),
    problem: draft.problem,
    problemTitle: say("error.title"),
    strip: strip(draft, question, say),
    keep: say("estimate.keep"),
    unread: session.unread.length === 0 ? "" : say("error.unread", { parts: session.unread.join(say("list.comma")) }),
  };
}
