/** Where the answer goes on with what is loaded only when somebody gets there. */
import type { Line, Priced } from "@yibao/core";
import { html } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Page, View } from "../estimate/page.ts";
import { icon } from "./bits.ts";

export function beyond(page: Page, answer: Priced): View {
  if (page.later !== null) return page.later.sections(page, answer);
  if (!page.hasLater) return null;
  // It stands empty for as long as nobody comes near; should it fail then, it says so.
  return html`<div class="no-print" data-later ${ref((mark) => page.watch(mark))}>${laterFailed(page)}</div>`;
}

/** Under a line of the slip: a text about its number, for the person to send. */
export const doubt = (page: Page, answer: Priced, line: Line): View =>
  page.hasLater
    ? html`<p><button class="edit link doubt" type="button" @click=${() => void page.withLater((later) => later.doubt(page, answer, line))}>${page.say("line.doubt")}</button></p>`
    : null;

function laterFailed(page: Page): View {
  if (!page.laterFailed) return null;
  const { say } = page;
  return html`<div class="note" role="alert">${icon("warn")}<div><p>${say("estimate.failed")}</p>
    <p><button class="btn btn-2 btn-s" type="button" @click=${() => void page.withLater()}>${say("estimate.retry")}</button></p></div></div>`;
}
