/** The visits to enter: one line each, unfolding to its fields; examples to begin with. */
import { EXAMPLES, grouped, problemAt, visitName, visitOf, writtenDate } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { View } from "../estimate/page.ts";
import { visitFields } from "../tool/views/case.ts";
import { dateField } from "../tool/views/fields.ts";
import { icon } from "../views/bits.ts";
import type { YearElement } from "./element.ts";

function visit(page: YearElement, index: number): View {
  const { say, session, problems, tool } = page;
  const { about } = session;
  if (about === null) return null;
  const bill = tool.billOf(index);
  const name = visitName(session.case, index, about, say);
  const day = writtenDate(tool.dayOf(index), say);
  const wrong = problems.some(({ path }) => visitOf(path) === index);
  const toggled = (event: Event): void => {
    if (event.currentTarget instanceof HTMLDetailsElement) page.fold(index, event.currentTarget.open);
  };
  const path = `/visits/${index}/date`;
  return html`<li>
    <details class="case visit-case" data-visit=${index} .open=${tool.open === index} @toggle=${toggled}>
      <summary>
        <span><span class="lab">${wrong ? icon("warn") : null}${day}${say("year.dot")}${name}</span><span class="val">${bill === undefined ? say("year.no_bill") : say("amount.yuan", { amount: grouped(bill) })}</span></span>
        <span class="swap" aria-hidden="true">${say("flow.change")}</span>
      </summary>
      <div class="fields">
        ${dateField({
          path,
          label: say("own.day"),
          help: null,
          say,
          error: problemAt(problems, path),
          value: tool.dayOf(index),
          from: about.known.from,
          changed: (value) => tool.setDay(index, value),
        })}
        ${visitFields(page, index, false)}
        ${
          session.asked.length < 2
            ? null
            : html`<button class="btn btn-2 btn-s" type="button" data-remove @click=${() => page.removeVisit(index)}>${icon("x")}${say("year.remove", { day })}</button>`
        }
      </div>
    </details>
  </li>`;
}

function examples(page: YearElement): TemplateResult {
  const { say } = page;
  return html`<div class="examples" role="group" aria-labelledby="examples">
    <p id="examples"><b>${say("year.examples")}</b><span class="caption">${say("year.examples_help")}</span></p>
    <div class="chips">
      ${EXAMPLES.map((one) => html`<button class="chip" type="button" data-example=${one.id} @click=${() => page.tool.useExample(one)}>${say(one.label)}</button>`)}
    </div>
  </div>`;
}

export function visitsForm(page: YearElement): View {
  const { say, session } = page;
  if (session.about === null || session.asked.length === 0) return null;
  return html`<section class="visits no-print" aria-labelledby="visits">
    <h2 id="visits" tabindex="-1" data-focus="visits">${say("year.visits", { n: String(session.asked.length) })}</h2>
    <ol>${session.asked.map((_, index) => visit(page, index))}</ol>
    <button class="btn btn-2 btn-block" type="button" data-add @click=${() => page.addVisit()}>${icon("plus")}${say("year.add")}</button>
    ${page.tool.former === null ? null : html`<button class="btn btn-2 btn-s" type="button" data-undo @click=${() => page.undo()}>${say("year.undo")}</button>`}
    ${examples(page)}
  </section>`;
}
