/** The case of a tool as one form: the area, the choices, the bill, the day; what is rarely needed is folded away. */
import {
  AREA,
  amountLabel,
  answerAt,
  areaName,
  caseInShort,
  type FormPart,
  personPart,
  problemAt,
  type Question,
  typedAt,
  visitPart,
  writtenDate,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { View } from "../../estimate/page.ts";
import { icon } from "../../views/bits.ts";
import type { ToolElement } from "../element.ts";
import { amountField, choiceField, dateField, fieldId } from "./fields.ts";
import { problemSummary } from "./problems.ts";

export function areaButton({ say, session, openAreas }: ToolElement): TemplateResult {
  const { about } = session;
  return html`<button class="area" type="button" id=${fieldId(AREA)} aria-haspopup="dialog" @click=${openAreas}>
    ${icon("pin")}
    <span><span class="lab">${say("area.label")}</span><span class="val">${about === null ? say("area.choose") : areaName(about, say)}</span></span>
    <span class="swap">${say(about === null ? "area.pick" : "area.change")}</span>
  </button>`;
}

function choice(tool: ToolElement, question: Question): TemplateResult {
  const { say, session, problems } = tool;
  return choiceField({
    question,
    say,
    error: problemAt(problems, question.path),
    answer: answerAt(session.case, question.path) ?? "",
    changed: (value) => session.answer(question.path, value),
  });
}

export function amount(tool: ToolElement, question: Question): TemplateResult {
  const { say, session, problems } = tool;
  return amountField({
    question,
    label: amountLabel(question, session.about, say),
    say,
    error: problemAt(problems, question.path),
    typed: typedAt(session, question.path),
    input: (text) => session.type(question, text),
    left: () => session.leave(question.path),
  });
}

/** A list of questions as fields, each keeping its element (and with it the focus) while others come and go. */
export const fields = (tool: ToolElement, questions: readonly Question[]): unknown =>
  repeat(
    questions,
    ({ path }) => path,
    (question) => (question.options === undefined ? amount(tool, question) : choice(tool, question)),
  );

export function day(tool: ToolElement): View {
  const { say, session, problems } = tool;
  const known = session.about?.known;
  if (known === undefined) return null;
  return dateField({
    path: "/date",
    label: say("own.day"),
    help: say("date.help", { from: writtenDate(known.from, say), until: writtenDate(known.until, say) }),
    say,
    error: problemAt(problems, "/date"),
    value: session.date,
    from: known.from,
    changed: (value) => session.chooseDate(value),
  });
}

export function folded(summary: string, content: unknown): TemplateResult {
  return html`<details class="more-fields">
    <summary>${summary}${icon("down")}</summary>
    <div class="fields">${content}</div>
  </details>`;
}

/** A part of the form: what is rarely needed is folded away. */
export const partFields = (tool: ToolElement, { fields: list, more }: FormPart): TemplateResult =>
  html`${fields(tool, list)}${more.length === 0 ? null : folded(tool.say("tool.more"), fields(tool, more))}`;

/** The fields of one visit with those of the person, or without them. */
export function visitFields(tool: ToolElement, index: number, person: boolean): View {
  const asked = tool.session.asked[index];
  return asked === undefined ? null : partFields(tool, visitPart(asked, person));
}

/** Folded while the case is complete, so that the answer comes first; open until then, and whenever somebody opens it. */
export function caseForm(tool: ToolElement, content: unknown, visit = true): TemplateResult {
  const { say, session } = tool;
  const { asking, summary, problems } = tool.tool;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    tool.finish();
  };
  const toggled = (event: Event): void => {
    if (event.currentTarget instanceof HTMLDetailsElement) tool.tool.asking = event.currentTarget.open;
  };
  return html`<details class="case" .open=${asking} @toggle=${toggled}>
    <summary><span><span class="lab">${say("flow.your_case")}</span><span class="val">${caseInShort(session, visit, say)}</span></span><span class="swap">${say("flow.change")}</span></summary>
    <form class="fields" @submit=${submit} novalidate>
      ${summary ? problemSummary(problems, say) : null}
      ${areaButton(tool)}${session.about === null ? null : html`${content}<button class="btn btn-block" type="submit">${say("flow.result")}</button>`}
      <p class="caption">${say("estimate.keep")}</p>
    </form>
  </details>`;
}

/** What is asked of the person, whichever visit asks it. */
export const personFields = (tool: ToolElement): View => partFields(tool, personPart(tool.session.asked));

/** Several visits of a case, each under a heading of its own. */
const severalVisits = (tool: ToolElement): View =>
  html`${personFields(tool)}${tool.session.asked.map(
    (_, index) => html`<fieldset class="fields one-visit">
      <legend>${tool.say("tool.visit", { n: String(index + 1) })}</legend>
      ${visitFields(tool, index, false)}
    </fieldset>`,
  )}`;

/** The form of a case with one visit; a link may bring several. */
export const oneVisitForm = (tool: ToolElement): TemplateResult =>
  caseForm(tool, html`${tool.session.asked.length > 1 ? severalVisits(tool) : visitFields(tool, 0, true)}${day(tool)}`);
