/** The curve: sentences and a table for everyone, the drawing beside them, and a slider for any other bill. */
import {
  asLabel,
  billOf,
  type Ceiling,
  type Comparison,
  type Curve,
  type CurveView,
  ceilingReaches,
  ceilingRequest,
  ceilingsOf,
  ceilingTexts,
  curveOf,
  curveRequest,
  drawnReach,
  leastOf,
  moreRequest,
  moreText,
  type Priced,
  pick,
  probeReach,
  type ResultSay,
  type Solutions,
  tableStops,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { type Engine, type Request, refusalOf } from "../scripts/engine.ts";
import { icon } from "../views/bits.ts";
import { failed, working } from "./bits.ts";
import { requestBehind, WorkedOut } from "./full.ts";
import { tryAnother } from "./try.ts";

export interface Drawn {
  readonly curve: Curve;
  readonly more: Comparison | null;
  readonly ceilings: readonly Ceiling[];
  readonly engine: Engine;
  readonly request: Request;
}

/** From nothing; where the case already says a part of the bill, from there. */
function probe(engine: Engine, request: Request, answer: Priced): { readonly from: string; readonly reply: Curve } {
  const reach = probeReach(billOf(answer));
  const ask = (from: string): { readonly from: string; readonly reply: Curve } => ({
    from,
    reply: engine.call("curve", curveRequest(request, from, reach, [])).ok,
  });
  try {
    return ask("0.00");
  } catch (error) {
    if (refusalOf(error) === null) throw error;
    return ask(leastOf(answer));
  }
}

/** The longest range in which the engine finds every fen; null: not even the shortest. */
function whereItCuts(engine: Engine, ask: (reach: string) => Request, reaches: readonly string[]): Solutions | null {
  for (const reach of reaches) {
    try {
      return engine.call("solve", ask(reach)).ok;
    } catch (error) {
      if (refusalOf(error) === null) throw error;
    }
  }
  return null;
}

function workOut(engine: Engine, page: Page, answer: Priced): Drawn {
  const request = requestBehind(page);
  const bill = billOf(answer);
  const { from, reply } = probe(engine, request, answer);
  if (reply.segments.length === 0) return { curve: reply, more: null, ceilings: [], engine, request };
  const to = drawnReach(bill, reply);
  const curve = engine.call("curve", curveRequest(request, from, to, tableStops(bill, from, to, reply))).ok;
  const more = engine.call("compare", moreRequest(request, bill)).ok;
  const ceilings = ceilingsOf(answer).flatMap((benefit) => {
    const ask = (reach: string): Request => ceilingRequest(request, bill, reach, benefit);
    const reply = whereItCuts(engine, ask, ceilingReaches(bill, to));
    return reply === null ? [] : [{ benefit, reply }];
  });
  return { curve, more, ceilings, engine, request };
}

/** The drawing's code comes with the first curve that is opened. */
const curves = new WorkedOut<Drawn>(async (engine, page, answer) => {
  await import("./chart.ts");
  return workOut(engine, page, answer);
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

function whyNot(curve: Curve, say: ResultSay): TemplateResult {
  const open = (curve.missing ?? []).flatMap(({ question }) =>
    question === undefined ? [] : [asLabel(pick(question, say.lang))],
  );
  return html`<p>${open.length === 0 ? say("curve.none") : say("curve.open_facts", { open: open.join(say("list.comma")) })}</p>`;
}

function drawing(page: Page, answer: Priced, say: ResultSay): View {
  const drawn = curves.of(page, answer);
  if (drawn === "working") return working(say);
  if (drawn === "failed") return failed(say, () => curves.again(page, answer));
  if (drawn.curve.segments.length === 0) return whyNot(drawn.curve, say);
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
