/** The curve as plain data: sentences, bends and a table; the drawing gets the same view. */
import {
  type CurveView,
  type CurveWork,
  ceilingTexts,
  moreText,
  notDrawnText,
  type Priced,
  triesOf,
} from "@yibao/core";
import type { AnswerSay } from "./words.ts";

export interface CurvePage {
  readonly alt: string;
  readonly axisPays: string;
  readonly axisBill: string;
  readonly marks: readonly {
    readonly n: number;
    readonly title: string;
    readonly text: string;
    readonly cites: readonly string[];
  }[];
  readonly here: string;
  readonly more: string;
  readonly notes: readonly string[];
  readonly tableTitle: string;
  readonly rows: readonly {
    readonly bill: string;
    readonly own: string;
    readonly cells: readonly { readonly label: string; readonly text: string }[];
  }[];
  readonly bill: string;
  readonly tryLabel: string;
  readonly slider: { readonly from: number; readonly until: number; readonly step: number };
}

export const whyNot = ({ curve }: CurveWork, say: AnswerSay): string =>
  curve.segments.length === 0 ? notDrawnText(curve, say) : "";

export function curvePage(view: CurveView, work: CurveWork, answer: Priced, open: boolean, say: AnswerSay): CurvePage {
  const { bill, pays } = view.own;
  return {
    alt: say("curve.alt"),
    axisPays: say("curve.axis_pays"),
    axisBill: say("curve.axis_bill"),
    marks: view.marks.map(({ n, title, texts, cites }) => ({
      n,
      title,
      text: texts.join(say.lang === "zh" ? "" : " "),
      cites: cites.map((one) => [one.title, ...one.clauses].join(say("list.comma"))),
    })),
    here: say("curve.here", { bill, pays }),
    more: work.more === null ? "" : (moreText(work.more, say) ?? ""),
    notes: ceilingTexts(work.ceilings, answer, say),
    tableTitle: say("curve.table"),
    rows: !open
      ? []
      : view.rows.map((row) => ({
          bill: row.bill,
          own: row.own ? say("curve.own_row") : "",
          cells: row.amounts.map((text, index) => ({ label: view.columns[index] ?? "", text })),
        })),
    bill: say("curve.bill"),
    tryLabel: say("curve.try"),
    slider: triesOf(work.curve, view),
  };
}
