/** Pieces that several tools show: who pays as a small bar, reasons with their clauses, and a case without a number. */
import {
  type Ends,
  type Estimate,
  type Kind,
  type Missing,
  type ReasonLine,
  type Statement,
  type Tool,
  whoPays,
  writtenDate,
  yearOf,
} from "@yibao/core";
import { type GradeView, grade, type Money, money, yen } from "../../views/parts.ts";
import type { Kit } from "../state/kit.ts";
import type { Words } from "../state/words.ts";

export interface PaysView {
  readonly low: Money;
  readonly high: Money | null;
  readonly to: string;
}

export const paysView = ({ low, high }: Ends, say: Words): PaysView => ({
  low: yen(low),
  high: high === null ? null : yen(high),
  to: say("amount.to"),
});

export interface BarView {
  readonly segments: readonly { readonly kind: Kind; readonly width: number }[];
  readonly rows: readonly { readonly kind: Kind; readonly label: string; readonly amount: Money | null }[];
}

/** `scale`: how much of the width the whole takes, in percent. */
export function barView(total: Statement, missing: Missing[], say: Words, scale = 100): BarView {
  const { segments, rows } = whoPays({ total, missing }, say);
  return {
    segments: segments.map(({ kind, width }) => ({ kind, width: (width * scale) / 100 })),
    rows: rows.map(({ kind, label, amount }) => ({
      kind,
      label,
      amount: amount === null ? null : money(amount, say),
    })),
  };
}

export interface ReasonView {
  readonly text: string;
  readonly change: string;
  readonly cites: readonly { readonly grade: GradeView; readonly text: string }[];
}

export const reasonView = ({ text, change, cites }: ReasonLine, say: Words): ReasonView => ({
  text,
  change,
  cites: cites.map((one) => ({ grade: grade(one.grade, say), text: one.clauses.join(say("list.or")) })),
});

export interface WithoutView {
  readonly title: string;
  readonly text: string;
  readonly day: string;
  readonly use: string;
  readonly phone: string;
  readonly call: string;
}

type Without = Pick<Estimate, "status" | "known" | "services">;

/** The case itself has no number: no local rule, or none on this day. */
export function withoutView({ tool, say }: Kit<Tool>, reply: Without): WithoutView {
  const { session } = tool;
  const known = reply.known ?? session.about?.known;
  if (reply.status === "not_in_force" && known !== undefined)
    return {
      title: say("gap.late_title", { date: writtenDate(session.date, say) }),
      text: say("gap.late_text", { from: writtenDate(known.from, say), until: writtenDate(known.until, say) }),
      day: known.until,
      use: say("gap.late_use", { year: yearOf(known.until) }),
      phone: "",
      call: "",
    };
  const phone = (reply.services ?? session.about?.services)?.hotline ?? "";
  return {
    title: say("gap.title"),
    text: say("compare.not_encoded"),
    day: "",
    use: "",
    phone,
    call: phone === "" ? "" : say("serve.call", { phone }),
  };
}
