/** The result page, in the order people read it: answer, slip, ratios, what is left, assumptions, evidence, boundary. */
import { isPriced, type Priced, type Say, writtenDate } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page } from "../estimate/page.ts";
import { answerCard } from "./answer.ts";
import { allowances, assumptions, boundary, documents, left, ratios } from "./below.ts";
import { refused, withoutNumbers } from "./gap.ts";
import { inTurn } from "./in-turn.ts";
import { beyond, doubt } from "./later.ts";
import { onward } from "./onward.ts";
import { mostValuable, others } from "./range.ts";
import { slip } from "./slip.ts";
import { doneList } from "./steps.ts";

function printHead({ say, session }: Page, answer: Priced): TemplateResult {
  const stamp = say("print.stamp", {
    visit: writtenDate(session.date, say),
    version: `${answer.pack.region}-${answer.pack.version}`,
    today: writtenDate(session.today, say),
  });
  return html`<div class="print-only print-head"><b>${say("print.title")}</b><span>${stamp}</span></div>`;
}

function numbers(answer: Priced, say: Say): TemplateResult {
  const parts = [ratios(answer, say), left(answer, say)].filter((part) => part !== null);
  return html`<div class=${parts.length > 1 ? "two print-two" : ""}>${parts}</div>`;
}

/** Everything below the answer itself. */
export function rest(page: Page, answer: Priced): TemplateResult {
  const { say } = page;
  return html`${inTurn(() => slip(answer, say, (line) => doubt(page, answer, line)))}
    ${inTurn(() => html`${allowances(answer, say)}${numbers(answer, say)}`)}${inTurn(() => beyond(page, answer))}
    ${inTurn(() => assumptions(page, answer))}${inTurn(() => documents(answer, say))}${inTurn(() => boundary(answer, say))}`;
}

function exact(page: Page, answer: Priced): TemplateResult {
  return html`${printHead(page, answer)}
    <div class="cols">
      <aside class="side no-print wide-only" aria-label=${page.say("flow.your_case")}>${inTurn(() => doneList(page))}</aside>
      <div>${answerCard(page, answer)}${inTurn(() => others(page, answer))}${rest(page, answer)}</div>
    </div>`;
}

function range(page: Page, answer: Priced): TemplateResult {
  return html`${printHead(page, answer)}
    <div class="split">
      ${answerCard(page, answer)}${mostValuable(page, answer)}
      <div class="split-rest">${inTurn(() => others(page, answer))}${rest(page, answer)}</div>
    </div>`;
}

function withCase(page: Page, main: TemplateResult): TemplateResult {
  return html`<div class="cols">
    <aside class="side no-print" aria-label=${page.say("flow.your_case")}>${doneList(page)}</aside>
    <div class="sp">${main}</div>
  </div>`;
}

export function result(page: Page): TemplateResult {
  const { estimate, refusal } = page.session;
  if (refusal !== null) return withCase(page, refused(page, refusal.path, refusal.message));
  if (estimate === null) return html``;
  if (!isPriced(estimate)) return withCase(page, withoutNumbers(page, estimate));
  return html`${estimate.status === "bounded" ? range(page, estimate) : exact(page, estimate)}${inTurn(() => onward(page))}`;
}
