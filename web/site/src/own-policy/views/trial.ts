/** A case under the rules of the file: every question as a field, the answer below as on the estimate page. */
import { amountProblem, answerAt, headlineOf, isPriced, pick, type Question } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { View } from "../../estimate/page.ts";
import { choiceField } from "../../tool/views/fields.ts";
import { pay } from "../../views/bar.ts";
import { shown } from "../../views/bits.ts";
import { slip } from "../../views/slip.ts";
import type { PolicyElement } from "../element.ts";
import { finding } from "./findings.ts";

const field = (page: PolicyElement, question: Question): TemplateResult =>
  choiceField({
    question,
    say: page.say,
    error: null,
    answer: answerAt(page.case, question.path) ?? "",
    changed: (value) => page.answer(question.path, value),
  });

function amountError({ amount, say }: PolicyElement): View {
  const problem = amountProblem(amount, say);
  return problem === null ? null : html`<p class="field-err" id="trial-error"><span>${problem}</span></p>`;
}

function outcome(page: PolicyElement): View {
  const { say, estimate, refusal } = page;
  if (refusal.length > 0) return html`<ul class="findings">${refusal.map((issue) => finding(issue, null, say))}</ul>`;
  if (estimate === null) return html`<p class="answer-soon">${say("own.trial_soon")}</p>`;
  if (!isPriced(estimate))
    return html`<p class="answer-soon">${say(estimate.status === "not_in_force" ? "own.not_in_force" : "own.not_encoded")}</p>`;
  const it = headlineOf(estimate, say);
  return html`<div class="answer" data-policy-answer><div class="answer-body">
      <p class="answer-lead">${it.lead}</p>
      <p class="answer-num answer-range">${shown(it.low)}${it.high === null ? null : html`<span class="to">${say("amount.to")}</span>${shown(it.high)}`}</p>
      ${it.why === null ? null : html`<p>${it.why}</p>`}
      ${pay(estimate, say)}
    </div></div>
    ${slip(estimate, say)}`;
}

export function trial(page: PolicyElement): View {
  const { say, about, fields, date, amount } = page;
  if (about === null) return null;
  const typed = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement) page.setAmount(event.currentTarget.value);
  };
  const dated = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement && event.currentTarget.value !== "")
      page.setDate(event.currentTarget.value);
  };
  const bad = amountProblem(amount, say) !== null;
  return html`<section class="sec" aria-labelledby="p3" data-policy-trial>
    <h2 id="p3">${say("own.step_try")}</h2>
    <p>${say("own.try_text", { name: pick(about.name, say.lang), version: about.version })}</p>
    <div class="bench-cols">
      <form class="bench-form" @submit=${(event: Event) => event.preventDefault()}>
        ${repeat(
          fields,
          ({ path }) => path,
          (question) => field(page, question),
        )}
        <label class="field"><span>${say("own.day")}</span>
          <input class="input" type="date" .value=${date} min=${about.known.from} @change=${dated} />
        </label>
        <label class="field"><span>${say("fact.total")}</span>
          <input class="input" inputmode="decimal" autocomplete="off" data-policy-amount .value=${amount} aria-invalid=${bad ? "true" : "false"} aria-describedby=${bad ? "trial-error" : ""} @change=${typed} />
        </label>
        ${amountError(page)}
      </form>
      <div aria-live="polite">${outcome(page)}</div>
    </div>
  </section>`;
}
