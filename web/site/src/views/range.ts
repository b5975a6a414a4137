/** Beside a range: the question that narrows it most, then the others, ordered by what they decide. */
import { type Priced, type Question, questionsByWorth, questionText } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { money } from "./bits.ts";
import { choiceForm } from "./choice.ts";
import { doneList } from "./steps.ts";

export function mostValuable(page: Page, answer: Priced): View {
  const { first } = questionsByWorth(answer, page.session.asked);
  if (first === null) return null;
  const { say } = page;
  const intro =
    first.spread === undefined
      ? null
      : html`<p class="worth" id="worth">${say("worth.first")}${money(first.spread, say)}</p>`;
  return html`<div class="split-q">
    ${choiceForm(page, first, { next: "flow.again", effects: true, intro })}
    <div class="wide-only">${doneList(page)}</div>
  </div>`;
}

export function others(page: Page, answer: Priced): View {
  const { say, session } = page;
  const { others: rest } = questionsByWorth(answer, session.asked);
  if (rest.length === 0) return null;
  const row = (question: Question): TemplateResult =>
    html`<li>
      <span>
        <b>${questionText(question, say)}</b>
        <span>${question.spread === undefined ? say("worth.maybe") : html`${say("worth.spread", { amount: question.spread })}`}</span>
      </span>
      <button class="btn btn-2 btn-s" type="button" @click=${() => void session.go(question.path)}>${say("worth.answer")}</button>
    </li>`;
  return html`<section class="sec" aria-labelledby="more">
    <div class="sec-head"><h2 id="more">${say("worth.more")}</h2><p>${say("worth.more_help")}</p></div>
    <ul class="more-q">${rest.map(row)}</ul>
  </section>`;
}
