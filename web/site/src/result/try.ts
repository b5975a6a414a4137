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

/** What was said of the last bill that was tried. */
const told = new WeakMap<Drawn, { readonly bill: string; readonly text: string }>();

/** What the engine says of a bill; until it does, what it said of the one before stays. */
function said(page: Page, drawn: Drawn, bill: string, say: ResultSay): string {
  const last = told.get(drawn);
  if (last?.bill === bill) return last.text;
  told.set(drawn, { bill, text: last?.text ?? "" });
  void tell(page, drawn, bill, say);
  return last?.text ?? "";
}

async function tell(page: Page, drawn: Drawn, bill: string, say: ResultSay): Promise<void> {
  try {
    const { total } = (await drawn.engine.call("estimate", withBill(drawn.request, bill))).ok;
    if (told.get(drawn)?.bill !== bill) return;
    const text =
      total === undefined
        ? ""
        : say("curve.try_result", {
            bill: grouped(bill),
            pays: grouped(low(total.person.total)),
            funds: grouped(low(total.funds.total)),
          });
    told.set(drawn, { bill, text });
    page.requestUpdate();
  } catch (error) {
    console.warn(error);
  }
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
    <p role="status">${said(page, drawn, bill, say)}</p>
  </div>`;
}
