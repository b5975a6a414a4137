/** The curve: sentences and a table for everyone, the drawing beside them, and a slider for any other bill. */
import {
  type CurveView,
  type CurveWork,
  ceilingTexts,
  curveOf,
  moreText,
  notDrawnText,
  type Priced,
  type ResultSay,
  workOutCurve,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import type { DistantEngine, Request } from "../scripts/engine.ts";
import { icon } from "../views/bits.ts";
import { failed, working } from "./bits.ts";
import { requestBehind, WorkedOut } from "./full.ts";
import { tryAnother } from "./try.ts";

export interface Drawn extends CurveWork {
  readonly engine: DistantEngine;
  readonly request: Request;
}

/** The drawing's code comes with the first curve that is opened. */
const curves = new WorkedOut<Drawn>(async (engine, page, answer) => {
  await import("./chart.ts");
  const request = requestBehind(page);
  const work = await workOutCurve(async (op, asked) => (await engine.call(op, asked)).ok, request, answer);
  return { ...work, engine, request };
});

const views = new WeakMap<Drawn, CurveView>();

/** The same object for the same reply, so that the drawing is not made anew with every move of the slider. */
function viewOf(drawn: Drawn, answer: Priced, say: ResultSay): CurveView {
  const view = views.get(drawn) ?? curveOf(drawn.curve, answer, say);
  views.set(drawn, view);
  return view;
}

let open = false;

function table(view: CurveView, say: ResultSay): TemplateResult {
  return html`<details class="fold curve-table">
    <summary>${say("curve.table")}${icon("down")}</summary>
    <div class="fold-body" tabindex="0" role="region" aria-label=${say("curve.caption")}>
      <table class="tbl">
        <caption>${say("curve.caption")}</caption>
        <thead><tr><th scope="col">${say("curve.bill")}</th>${view.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>
          ${view.rows.map(
            ({ bill, amounts, own }) =>
              html`<tr class=${own ? "hl" : ""}><th scope="row">${bill}${own ? html` <small>${say("curve.own_row")}</small>` : null}</th>${amounts.map((amount) => html`<td>${amount}</td>`)}</tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function kinks(view: CurveView, more: string | null, say: ResultSay): TemplateResult {
  const { bill, pays } = view.own;
  const here = say("curve.here", { bill, pays });
  return html`<ol class="kinks">
    ${view.marks.map(
      ({ n, title, texts, cites }) =>
        html`<li><span class="n" aria-hidden="true">${n}</span><span><b>${title}</b> ${texts.join(say.lang === "zh" ? "" : " ")}${cites.map((one) => html`<small>${[one.title, ...one.clauses].join(say("list.comma"))}</small>`)}</span></li>`,
    )}
    <li class="kink-here"><span class="n n-here" aria-hidden="true"><svg viewBox="0 0 32 22" focusable="false"><use href="#bead"></use></svg></span><span><b>${here}</b> ${more}</span></li>
  </ol>`;
}

function drawing(page: Page, answer: Priced, say: ResultSay): View {
  const drawn = curves.of(page, answer);
  if (drawn === "working") return working(say);
  if (drawn === "failed") return failed(say, () => curves.again(page, answer));
  if (drawn.curve.segments.length === 0) return html`<p>${notDrawnText(drawn.curve, say)}</p>`;
  const view = viewOf(drawn, answer, say);
  const more = drawn.more === null ? null : moreText(drawn.more, say);
  return html`<figure class="curve-card">
      <p class="curve-axis"><span>${say("curve.axis_pays")}</span></p>
      <yibao-curve class="curve no-print" role="img" aria-label=${say("curve.alt")} .say=${say} .view=${view}></yibao-curve>
      <p class="curve-axis curve-axis-bill"><span>${say("curve.axis_bill")}</span></p>
      ${kinks(view, more, say)}
      ${ceilingTexts(drawn.ceilings, answer, say).map((text) => html`<p class="curve-note">${text}</p>`)}
    </figure>
    ${tryAnother(page, drawn, view, say)}${table(view, say)}`;
}

export function curveSection(page: Page, answer: Priced, say: ResultSay): TemplateResult {
  const toggled = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLDetailsElement) || event.target !== event.currentTarget) return;
    open = event.currentTarget.open;
    page.requestUpdate();
  };
  return html`<section class=${open ? "sec" : "sec no-print"} aria-labelledby="s7" data-part="curve">
    <div class="sec-head"><h2 id="s7">${say("curve.heading")}</h2></div>
    <details class="fold fold-part" ?open=${open} @toggle=${toggled}>
      <summary>${say("curve.open")}${icon("down")}</summary>
      <div class="fold-body">${open ? drawing(page, answer, say) : null}</div>
    </details>
  </section>`;
}
