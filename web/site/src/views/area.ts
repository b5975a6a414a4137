/** The first question: the area, chosen in the dialog. */
import { areaName } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page } from "../estimate/page.ts";
import { icon } from "./bits.ts";

export function areaStep(page: Page): TemplateResult {
  const { say, session } = page;
  const chosen = session.about;
  const next =
    chosen === null
      ? null
      : html`<button class="btn btn-block sp" type="button" @click=${() => void session.go(null)}>${say("flow.next")}</button>`;
  return html`<div class="q">
    <h2 class="q-title" tabindex="-1" data-focus="step">${say("area.question")}</h2>
    <p class="help">${say("area.help")}</p>
    <button class="area" type="button" aria-haspopup="dialog" @click=${() => page.openAreas()}>
      ${icon("pin")}
      <span><span class="lab">${say("area.label")}</span><span class="val">${chosen === null ? say("area.choose") : areaName(chosen, say)}</span></span>
      <span class="swap">${say(chosen === null ? "area.pick" : "area.change")}</span>
    </button>
    ${next}${page.later?.offer(page)}
  </div>`;
}
