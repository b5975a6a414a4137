/** Any other bill: a slider, and what the engine says of it. */
import { amountInWords, type CurveView, type ResultSay, triedText, triesOf, withBill } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page } from "../estimate/page.ts";
import type { Drawn } from "./curve.ts";

const chosen = new WeakMap<Drawn, string>();
/** What was said of the last bill that was tried. */
const told = new WeakMap<Drawn, { readonly bill: string; readonly text: string }>();

/** What the engine says of a bill; until it does, what it said of the one before stays. */
function said(page: Page, drawn: Drawn, bill: string, say: ResultSay): string {
  const last = told.get(drawn);
  if (last?.bill === bill) return last.text;
  const text = last?.text ?? "";
  told.set(drawn, { bill, text });
  void tell(page, drawn, bill, say);
  return text;
}

async function tell(page: Page, drawn: Drawn, bill: string, say: ResultSay): Promise<void> {
  try {
    const { ok } = await drawn.engine.call("estimate", withBill(drawn.request, bill));
    // Another one is tried already.
    if (told.get(drawn)?.bill !== bill) return;
    told.set(drawn, { bill, text: triedText(ok, bill, say) });
    page.requestUpdate();
  } catch (error) {
    console.warn(error);
  }
}

export function tryAnother(page: Page, drawn: Drawn, view: CurveView, say: ResultSay): TemplateResult {
  const { from, until, step } = triesOf(drawn.curve, view);
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
      min=${from}
      max=${until}
      step=${step}
      .value=${bill.replace(/\.00$/, "")}
      aria-valuetext=${amountInWords(bill, say)}
      @input=${moved}
    />
    <p role="status">${said(page, drawn, bill, say)}</p>
  </div>`;
}
