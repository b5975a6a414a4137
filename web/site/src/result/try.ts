/** Any other bill: a slider, and what the engine says of it. */
import { amountInWords, type CurveView, grouped, low, type ResultSay, TOTAL_PATH } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page } from "../estimate/page.ts";
import type { Request } from "../scripts/engine.ts";
import type { Drawn } from "./curve.ts";

const STEPS = 100;
const chosen = new WeakMap<Drawn, string>();

/** The same case with another bill. */
function withBill(request: Request, bill: string): Request {
  const visits = request["visits"];
  const first: unknown = Array.isArray(visits) ? visits[0] : null;
  const visit = typeof first === "object" && first !== null ? first : {};
  return { ...request, visits: [{ ...visit, [TOTAL_PATH.slice(TOTAL_PATH.lastIndexOf("/") + 1)]: bill }] };
}

function said(drawn: Drawn, bill: string, say: ResultSay): string {
  const { total } = drawn.engine.call("estimate", withBill(drawn.request, bill)).ok;
  if (total === undefined) return "";
  const amounts = { pays: grouped(low(total.person.total)), funds: grouped(low(total.funds.total)) };
  return say("curve.try_result", { bill: grouped(bill), ...amounts });
}

export function tryAnother(page: Page, drawn: Drawn, view: CurveView, say: ResultSay): TemplateResult {
  const step = Math.max(1, Math.round(view.until / STEPS));
  const bill = chosen.get(drawn) ?? `${Math.round(view.own.point[0])}.00`;
  const moved = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    chosen.set(drawn, `${event.currentTarget.value}.00`);
    page.requestUpdate();
  };
  return html`<div class="try no-print">
    <label for="try">${say("curve.try")}</label>
    <input
      class="slide"
      id="try"
      type="range"
      min=${Math.ceil(Number(drawn.curve.from))}
      max=${view.until}
      step=${step}
      .value=${bill.replace(/\.00$/, "")}
      aria-valuetext=${amountInWords(bill, say)}
      @input=${moved}
    />
    <p role="status">${said(drawn, bill, say)}</p>
  </div>`;
}
