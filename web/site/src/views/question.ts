/** One question per screen: beads, what is already answered, the question, and the result so far in the strip. */
import { type Amount, AREA, DATE, openQuestions, type Question, wholeEnds } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { AMOUNT_FORM, amountForm } from "./amount.ts";
import { areaStep } from "./area.ts";
import { shown } from "./bits.ts";
import { choiceForm } from "./choice.ts";
import { dateForm } from "./date.ts";
import { errorSummary } from "./errors.ts";
import { beads, coming, doneList } from "./steps.ts";

const isMoney = (question: Question): boolean => question.options === undefined;

function form(page: Page): View {
  const { session } = page;
  if (session.at === AREA) return areaStep(page);
  if (session.at === DATE) return dateForm(page);
  const { question, asked } = session;
  if (question === null) return null;
  if (isMoney(question)) return amountForm(page, question);
  const open = asked === null ? [] : openQuestions(session.case, asked).filter(({ path }) => path !== question.path);
  return choiceForm(page, question, {
    next: open.length === 0 ? "flow.result" : "flow.next",
    effects: false,
    intro: null,
  });
}

function soFar(amount: Amount | null, page: Page): View {
  if (amount === null) return null;
  const { low, high } = wholeEnds(amount, page.say);
  return high === null ? shown(low) : html`${shown(low)} ${page.say("amount.to")} ${shown(high)}`;
}

function strip(page: Page): TemplateResult {
  const { say, session } = page;
  const amount = soFar(page.preview, page);
  const money = session.question !== null && isMoney(session.question);
  // The live region is always there, so that its first amount is announced; it is seen once there is something to say.
  return html`<div class=${amount === null ? "strip strip-empty" : "strip"}>
    <span role="status" aria-live="polite" aria-label=${say("flow.strip_label")}>
      ${amount === null ? null : html`<span class="lab">${say("flow.you_pay")}</span><span class="v v-num">${amount}</span>`}
    </span>
    ${money && amount !== null ? html`<button class="btn" type="submit" form=${AMOUNT_FORM}>${say("flow.details")}</button>` : null}
  </div>`;
}

function aside(page: Page): TemplateResult {
  const { say } = page;
  const amount = soFar(page.preview, page);
  return html`<aside class="side wide-only" aria-label=${say("flow.strip_label")}>
    <div class="answer"><div class="answer-body">
      <p class="answer-lead">${say("flow.you_pay")}</p>
      ${amount === null ? html`<p class="answer-soon">${say("flow.strip_left")}</p>` : html`<p class="answer-num answer-range">${amount}</p>`}
    </div></div>
  </aside>`;
}

export function question(page: Page): TemplateResult {
  const { say } = page;
  return html`<h1 class="sr">${say("estimate.heading")}</h1>
    <div class="cols cols-q">
      <div>
        ${errorSummary(page)}${beads(page)}${doneList(page)}${form(page)}${coming(page)}
        <p class="caption">${say("estimate.keep")}</p>
      </div>
      ${aside(page)}
    </div>
    ${strip(page)}`;
}
