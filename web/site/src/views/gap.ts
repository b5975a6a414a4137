/** Answers without a number: no local rule, no rule on this date, or a case the engine refuses. Never a made-up figure. */
import {
  AREA,
  caseLines,
  DATE,
  type Estimate,
  encodedKinds,
  type Known,
  pick,
  type Words,
  writtenDate,
  yearOf,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page } from "../estimate/page.ts";
import { callButton, rulesLink } from "./below.ts";
import { icon } from "./bits.ts";

function outOfDate(page: Page, known: Known): TemplateResult {
  const { say, session } = page;
  const values = { from: writtenDate(known.from, say), until: writtenDate(known.until, say) };
  return html`<div class="note">
    ${icon("cal")}
    <div>
      <h1 class="note-title" tabindex="-1" data-focus="step">${say("gap.late_title", { date: writtenDate(session.date, say) })}</h1>
      <p>${say("gap.late_text", values)}</p>
      <p>
        <button class="linkrow link" type="button" @click=${() => void session.chooseDate(known.until)}>
          ${say("gap.late_use", { year: yearOf(known.until) })}${icon("right")}
        </button>
      </p>
    </div>
  </div>`;
}

function notEncoded(page: Page, reply: Estimate): TemplateResult {
  const { say, session } = page;
  const about = session.about;
  const known = encodedKinds(reply, about ?? { facts: [] }, say);
  const lines = about === null ? [] : caseLines(session.case, about, say).filter((line) => line !== "");
  const text = say("gap.text", { case: lines.join(say("list.comma")) });
  const list =
    known.length === 0
      ? null
      : html`<div><h2>${say("gap.known")}</h2><ul class="known">${known.map((line) => html`<li><span>${line}</span></li>`)}</ul></div>`;
  return html`<div class="gap">
    <p class="none" aria-hidden="true">¥ —</p>
    <h1 tabindex="-1" data-focus="step">${say("gap.title")}</h1>
    <p>${text}</p>
    ${callButton(reply.services ?? about?.services ?? {}, say)}${list}${rulesLink(reply.pack, say)}
    <p class="actions"><button class="btn btn-2 btn-s" type="button" @click=${() => void session.go(AREA)}>${say("gap.change")}</button></p>
  </div>`;
}

export function withoutNumbers(page: Page, reply: Estimate): TemplateResult {
  const known = reply.known ?? page.session.about?.known;
  return reply.status === "not_in_force" && known !== undefined ? outOfDate(page, known) : notEncoded(page, reply);
}

/** The engine refused the request: its words, and the way to the answer that is wrong. */
export function refused(page: Page, path: string, message: Words): TemplateResult {
  const { say, session } = page;
  const given = session.case.answers.find((answer) => answer.path === path || answer.path.startsWith(`${path}/`));
  const at = path === "/date" ? DATE : (given?.path ?? AREA);
  return html`<div class="errsum" role="alert">
      <h1 class="note-title" tabindex="-1" data-focus="step">${icon("warn")}${say("error.engine")}</h1>
      <p>${pick(message, say.lang)}</p>
    </div>
    <p class="actions sp"><button class="btn btn-block" type="button" @click=${() => void session.go(at)}>${say("error.fix")}</button></p>`;
}
