/** What several of these parts show: waiting, failing, a text to copy, and their dialogs. */
import type { ResultSay } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import { icon } from "../views/bits.ts";

export const working = (say: ResultSay): TemplateResult => html`<p role="status">${say("later.working")}</p>`;

export const failed = (say: ResultSay, again: () => void): TemplateResult =>
  html`<div class="note" role="alert">${icon("warn")}<div><p>${say("later.failed")}</p>
    <p><button class="btn btn-2 btn-s" type="button" @click=${again}>${say("estimate.retry")}</button></p></div></div>`;

/** Copies, or marks the text so that one key does it; the reply says which. */
export async function copy(text: string, field: HTMLInputElement | HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No permission, or no secure address.
    field?.focus();
    field?.select();
    return false;
  }
}

/** A native modal dialog with a heading and a button that closes it. */
export class Sheet {
  readonly element: HTMLDialogElement;

  constructor(name: string) {
    this.element = document.createElement("dialog");
    this.element.className = "sheet";
    this.element.setAttribute("aria-labelledby", name);
    // A click on the veil lands on the dialog itself, one inside on a child.
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.element.close();
    });
    document.body.append(this.element);
  }

  show(): void {
    if (!this.element.open) this.element.showModal();
  }

  head(name: string, title: string, close: string): TemplateResult {
    return html`<div class="sheet-head">
      <h2 id=${name} tabindex="-1" autofocus>${title}</h2>
      <button class="close" type="button" aria-label=${close} @click=${() => this.element.close()}>${icon("x")}</button>
    </div>`;
  }
}
