/** The answer: one sentence with one large number, who pays, and which rules refuse or reduce. */
import {
  caseLines,
  freshness,
  headlineOf,
  isExact,
  type Kind,
  type Priced,
  rulingsOf,
  type Session,
  whoPays,
  writtenDate,
} from "@yibao/core";
import type { MiniSay } from "../state/words.ts";
import { type GradeView, grade, type Money, money, yen } from "./parts.ts";

export interface Answer {
  readonly lines: readonly string[];
  readonly change: string;
  readonly changeLabel: string;
  readonly lead: string;
  readonly low: Money;
  readonly high: Money | null;
  readonly to: string;
  /** Longer amounts are set smaller, so that they fit a narrow screen. */
  readonly size: string;
  readonly why: string;
  readonly pockets: readonly { readonly label: string; readonly amount: Money }[];
  readonly rulings: readonly {
    readonly title: string;
    readonly text: string;
    readonly cites: readonly { readonly grade: GradeView; readonly text: string }[];
  }[];
  readonly payTitle: string;
  readonly segments: readonly { readonly kind: Kind; readonly width: number; readonly inside: string }[];
  readonly rows: readonly {
    readonly kind: Kind;
    readonly label: string;
    readonly amount: Money | null;
    readonly range: boolean;
  }[];
  readonly sum: { readonly label: string; readonly amount: Money };
  readonly grade: GradeView;
  readonly fresh: string;
}

const sizeOf = (length: number): string => (length > 7 ? "num-xs" : length > 5 ? "num-s" : length > 3 ? "" : "num-xxl");

/** Large type needs a wide segment for its label; without one the list below says it all. */
const fits = (inside: string, width: number, elder: boolean): boolean => !elder || inside.length * 8 <= width;

export function answerView(session: Session, answer: Priced, elder: boolean, say: MiniSay): Answer {
  const it = headlineOf(answer, say);
  const { segments, rows, total } = whoPays(answer, say);
  const fresh = freshness(answer.evidence);
  const lines = session.about === null ? [] : caseLines(session.case, session.about, say);
  return {
    lines: lines.filter((line) => line !== ""),
    change: say("flow.change"),
    changeLabel: say("answer.change_case"),
    lead: it.lead,
    low: yen(it.low),
    high: it.high === null ? null : yen(it.high),
    to: say("amount.to"),
    size: it.high === null ? sizeOf(it.low.text.length) : "num-range",
    why: it.why ?? "",
    pockets: it.pockets.map(({ label, amount }) => ({ label, amount: money(amount, say) })),
    rulings: rulingsOf(answer, say).map(({ title, text, cites }) => ({
      title,
      text,
      cites: cites.map((one) => ({
        grade: grade(one.grade, say),
        text: [one.title, ...one.clauses].join(say("list.comma")),
      })),
    })),
    payTitle: say("answer.who_pays"),
    segments: segments.map(({ kind, width, inside }) => ({
      kind,
      width,
      inside: fits(inside, width, elder) ? inside : "",
    })),
    rows: rows.map(({ kind, label, amount }) => ({
      kind,
      label,
      amount: amount === null ? null : money(amount, say),
      range: amount !== null && !isExact(amount),
    })),
    sum: { label: say("answer.sum"), amount: money(total, say) },
    grade: grade(fresh.grade, say),
    fresh:
      fresh.checked === null
        ? say("answer.fresh_undated")
        : say("answer.fresh", { date: writtenDate(fresh.checked, say) }),
  };
}
