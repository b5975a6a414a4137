/** The error summary on top of a form; the same words stand beside the field. */
import { html, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { icon } from "./bits.ts";

function focusField(event: Event, id: string): void {
  // Following the link would replace the fragment, which holds the case.
  event.preventDefault();
  // The field stands in the same tree as the link, be it the page or a shadow.
  const root = event.currentTarget instanceof Element ? event.currentTarget.getRootNode() : null;
  if (root instanceof Document || root instanceof ShadowRoot) root.getElementById(id)?.focus();
}

export function errorSummary({ problem, say }: Page): View {
  if (problem === null) return null;
  return html`<div class="errsum" role="alert" tabindex="-1" data-focus="error" aria-labelledby="errors">
    <h2 id="errors">${icon("warn")}${say("error.title")}</h2>
    <p><a href="#${problem.field}" @click=${(event: Event) => focusField(event, problem.field)}>${problem.message}</a></p>
  </div>`;
}

export function fieldError({ problem }: Page, id: string): TemplateResult | null {
  if (problem === null) return null;
  return html`<p class="field-err" id=${id}>${icon("warn")}<span>${problem.message}</span></p>`;
}
