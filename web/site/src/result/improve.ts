/** What would change the answer: each change in yuan with the address that proves it, and what did not apply. */
import {
  type Improved,
  type Improvements,
  improvedOf,
  type Priced,
  type ResultSay,
  type Unapplied,
  unappliedOf,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { icon, money } from "../views/bits.ts";
import { failed, working } from "./bits.ts";
import { requestBehind, WorkedOut } from "./full.ts";

const SHOWN = 5;

const improvements = new WorkedOut<Improvements>(
  async (engine, page) => (await engine.call("improve", requestBehind(page))).ok,
);

function row(one: Improved, say: ResultSay): TemplateResult {
  const label = say(one.kind === "less" ? "improve.less" : "improve.cash");
  const words = html`<span class="d ${one.kind === "less" ? "less" : "same"}"><small>${label}</small>${money(one.saving, say)}</span>
    <span class="t"><b>${one.title}</b><span>${one.after}</span></span>`;
  return html`<li>${
    one.address === null
      ? html`<div class="row">${words}</div>`
      : html`<a href=${one.address}>${words}${icon("right")}</a>`
  }</li>`;
}

function rest(rows: readonly Improved[], say: ResultSay): View {
  if (rows.length === 0) return null;
  return html`<details class="fold">
    <summary>${say("improve.more", { n: String(rows.length) })}${icon("down")}</summary>
    <ul class="delta">${rows.map((one) => row(one, say))}</ul>
  </details>`;
}

function unapplied(list: readonly Unapplied[], say: ResultSay): View {
  if (list.length === 0) return null;
  return html`<details class="fold">
    <summary>${say("improve.unapplied", { n: String(list.length) })}${icon("down")}</summary>
    <div class="fold-body">
      <p>${say("improve.unapplied_help")}</p>
      <ul class="unapplied">
        ${list.map(({ name, reasons }) => html`<li><b>${name}</b>${reasons.map((reason) => html`<span>${reason}</span>`)}</li>`)}
      </ul>
    </div>
  </details>`;
}

function body(page: Page, answer: Priced, say: ResultSay): TemplateResult {
  const reply = improvements.of(page, answer);
  const { about } = page.session;
  if (reply === "working" || about === null) return working(say);
  if (reply === "failed") return failed(say, () => improvements.again(page, answer));
  const list = improvedOf(reply, page.session.case, about, say);
  const changes =
    list.length === 0
      ? html`<p>${say("improve.none")}</p>`
      : html`<ul class="delta">${list.slice(0, SHOWN).map((one) => row(one, say))}</ul>`;
  return html`${changes}${rest(list.slice(SHOWN), say)}${unapplied(unappliedOf(reply, answer, about, say), say)}`;
}

export const improveSection = (page: Page, answer: Priced, say: ResultSay): TemplateResult =>
  html`<section class="sec no-print" aria-labelledby="s6" data-part="improve">
    <div class="sec-head"><h2 id="s6">${say("improve.heading")}</h2><p>${say("improve.help")}</p></div>
    ${body(page, answer, say)}
  </section>`;
