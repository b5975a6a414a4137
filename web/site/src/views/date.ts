/** The day of care: any day may be asked about; outside the known rules the answer will say so. */
import { isDate, writtenDate } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page } from "../estimate/page.ts";
import { fieldError } from "./errors.ts";

const FIELD = "day";

export function dateForm(page: Page): TemplateResult {
  const { say, session, problem } = page;
  const known = session.about?.known ?? { from: session.date, until: session.date };
  const values = { from: writtenDate(known.from, say), until: writtenDate(known.until, say) };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const field = form instanceof HTMLFormElement ? form.querySelector<HTMLInputElement>(`#${FIELD}`) : null;
    const value = field?.value ?? "";
    if (isDate(value) && value >= known.from) void session.chooseDate(value);
    else page.report({ field: FIELD, message: say("date.error", values), suggestion: null });
  };
  return html`<form class="q" @submit=${submit} novalidate>
    <h2 class="q-title" tabindex="-1" data-focus="step"><label for=${FIELD}>${say("date.question")}</label></h2>
    ${fieldError(page, "day-error")}
    <p class="help" id="day-help">${say("date.help", values)}</p>
    <input
      class="input"
      id=${FIELD}
      type="date"
      min=${known.from}
      .value=${session.date}
      aria-invalid=${problem === null ? "false" : "true"}
      aria-describedby=${problem === null ? "day-help" : "day-error day-help"}
    />
    <button class="btn btn-block sp" type="submit">${say("flow.again")}</button>
  </form>`;
}
