/** A question with options, always with "I do not know": one per screen, and again beside a range. */
import { answerAt, pick, type Question, type QuestionOption, questionText, UNKNOWN } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Page, View } from "../estimate/page.ts";
import { money } from "./bits.ts";
import { fieldError } from "./errors.ts";

/** How the same question differs as a step of its own and beside a range. */
export interface Manner {
  readonly next: "flow.next" | "flow.result" | "flow.again";
  readonly effects: boolean;
  readonly intro: View;
}

const UNKNOWN_OPTION = "?";

function option(
  page: Page,
  question: Question,
  one: QuestionOption,
  chosen: string | undefined,
  effects: boolean,
): TemplateResult {
  const { say } = page;
  const small =
    one.encoded === false ? say("option.not_encoded") : one.hint === undefined ? null : pick(one.hint, say.lang);
  const effect =
    effects && one.person_total !== undefined ? html`<span class="r">${money(one.person_total, say)}</span>` : null;
  return html`<label class="opt ${effect === null ? "" : "opt-3"}">
    <input id="o-${question.fact}-${one.value}" type="radio" name="choice" value=${one.value} ?checked=${chosen === one.value} aria-describedby=${page.problem === null ? "" : "choice-error"} />
    <span><b>${pick(one.label, say.lang)}</b>${small === null ? null : html`<small>${small}</small>`}</span>${effect}
  </label>`;
}

function submit(event: SubmitEvent, page: Page, question: Question): void {
  event.preventDefault();
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement)) return;
  const value = new FormData(form).get("choice");
  if (typeof value !== "string") {
    const first = form.querySelector<HTMLInputElement>("input");
    page.report({ field: first?.id ?? "", message: page.say("flow.choose_first"), suggestion: null });
    return;
  }
  void page.session.answer(question.path, value === UNKNOWN_OPTION ? UNKNOWN : value);
}

export function choiceForm(page: Page, question: Question, manner: Manner): TemplateResult {
  const { say, session } = page;
  const answer = answerAt(session.case, question.path);
  const chosen = answer ?? question.default;
  const effects = manner.effects;
  const help = question.help === undefined ? null : html`<p class="help">${pick(question.help, say.lang)}</p>`;
  return html`${keyed(
    question.path,
    html`<form class="q" @submit=${(event: SubmitEvent) => submit(event, page, question)} novalidate>
      ${manner.intro}
      <fieldset>
        <legend tabindex="-1" data-focus="step">${questionText(question, say)}</legend>
        ${help}${fieldError(page, "choice-error")}
        <div class="opts">
          ${(question.options ?? []).map((one) => option(page, question, one, chosen, effects))}
          <label class="opt opt-dk">
            <input type="radio" name="choice" value=${UNKNOWN_OPTION} ?checked=${answer === UNKNOWN} />
            <span
              ><b>${say(effects ? "answer.still_unknown" : "answer.unknown")}</b
              ><small>${say(effects ? "answer.still_unknown_hint" : "answer.unknown_hint")}</small></span
            >
          </label>
        </div>
      </fieldset>
      <button class="btn btn-block sp" type="submit">${say(manner.next)}</button>
    </form>`,
  )}`;
}
