/** Beads for the way through the questions, and the list of what has been answered. */
import { type Answered, answeredList, progress, questionText } from "@yibao/core";
import { html, svg, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";

const PITCH = 34;
const GAP_AROUND_NOW = 9;

export function beads({ say, session }: Page): TemplateResult {
  const { done, left } = progress(session.case, session.asked, session.at);
  const count = done + left;
  const shapes = Array.from({ length: count }, (_, index) => {
    const kind = index < done ? "st-done" : index === done ? "st-now" : "st-todo";
    const x = index * PITCH + (index >= done ? GAP_AROUND_NOW : 0) + (index > done ? GAP_AROUND_NOW : 0);
    return svg`<use href="#bead" class=${kind} x=${x} y="2" width="32" height="22"></use>`;
  });
  const width = count * PITCH + 2 * GAP_AROUND_NOW;
  const changing =
    left === 1 && (session.asked === null || session.case.answers.some(({ path }) => path === session.at));
  const words = changing
    ? say("flow.changing")
    : left === 1 && done > 0
      ? say("flow.last")
      : say("flow.left", { n: String(left) });
  return html`<p class="steps">
    <svg viewBox="0 0 ${width} 26" width=${width} height="26" aria-hidden="true" focusable="false">
      <line class="rod" x1="0" x2=${width} y1="13" y2="13"></line>${shapes}
    </svg>
    <span>${session.about === null ? null : words}</span>
  </p>`;
}

function row(one: Answered, page: Page): TemplateResult {
  return html`<li>
    <span><span class="k">${one.label}</span><span class="v">${one.value}</span></span>
    <button class="edit link" type="button" aria-label=${page.say("flow.change_of", { label: one.label })} @click=${() => void page.session.go(one.path)}>
      ${page.say("flow.change")}
    </button>
  </li>`;
}

/** Everything answered except what is on screen. */
export function doneList(page: Page): View {
  const { session, say } = page;
  if (session.about === null) return null;
  const rows = answeredList(session.case, session.about, say).filter(({ path }) => path !== session.at);
  return html`<ul class="done">${rows.map((one) => row(one, page))}</ul>`;
}

export const coming = (page: Page): View => {
  const { session, say } = page;
  const rest = (session.asked?.questions ?? []).filter(
    ({ required, path }) =>
      required && path !== session.at && !session.case.answers.some((answer) => answer.path === path),
  );
  if (rest.length === 0) return null;
  return html`<ul class="q-next">
    ${rest.map((question, index) => html`<li><span class="n">${index === 0 ? say("flow.next_title") : null}</span>${questionText(question, say)}</li>`)}
  </ul>`;
};
