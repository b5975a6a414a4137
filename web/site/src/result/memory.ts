/** Remembering the case on this device: only when asked, erased with one tap, offered where questions begin. */
import {
  answerText,
  areaName,
  type Case,
  memorable,
  pick,
  type ResultSay,
  writeAddress,
  writeMemory,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { icon } from "../views/bits.ts";
import { erase, remembered, store } from "./storage.ts";

/** What was done last, for the live region. */
let said = "";

/** The remembered part of the case on screen, in the words of its options. */
function words({ session }: Page, say: ResultSay): string {
  const { about } = session;
  if (about === null) return "";
  const answers = memorable(session.case).answers.map(({ path, value }) => answerText(path, value, about, say));
  return [pick(about.name, say.lang), ...answers].join(say("list.comma"));
}

const sameCase = (a: Case | null, b: Case): boolean => a !== null && writeMemory(a) === writeMemory(b);

export function memorySection(page: Page, say: ResultSay): TemplateResult {
  const kept = remembered();
  const is = sameCase(kept, page.session.case);
  const save = (): void => {
    said = store(writeMemory(page.session.case)) ? "" : say("memory.refused");
    page.requestUpdate();
  };
  const forget = (): void => {
    erase();
    said = say("memory.erased");
    page.requestUpdate();
  };
  const erasing =
    kept === null
      ? null
      : html`<button class="btn btn-2 btn-s" type="button" @click=${forget}>${icon("x")}${say("memory.erase")}</button>`;
  const saving = is
    ? null
    : html`<button class="btn btn-2 btn-s" type="button" @click=${save}>${icon("lock")}${say("memory.save")}</button>`;
  return html`<section class="sec no-print" aria-labelledby="s-memory" data-part="memory">
    <div class="sec-head"><h2 id="s-memory">${say("memory.heading")}</h2></div>
    <p role="status">${is ? say("memory.saved", { case: words(page, say) }) : `${said} ${say("memory.text", { case: words(page, say) })}`}</p>
    <p class="actions sp">${saving}${erasing}</p>
  </section>`;
}

/** Below the first question of a case that is still empty. */
export function offer(page: Page, say: ResultSay): View {
  const { session } = page;
  const kept = session.case.region === null ? remembered() : null;
  const region = session.regions.find((one) => one.region === kept?.region);
  if (kept === null || region === undefined) return null;
  const use = (): void => {
    location.hash = writeAddress(kept, null);
  };
  const forget = (): void => {
    erase();
    page.requestUpdate();
  };
  const values = { area: areaName(region, say), n: String(kept.answers.length) };
  return html`<div class="note offer" data-part="offer">
    ${icon("lock")}
    <div>
      <p>${say("memory.offer", values)}</p>
      <p class="actions">
        <button class="btn btn-s" type="button" @click=${use}>${say("memory.use")}</button>
        <button class="btn btn-2 btn-s" type="button" @click=${forget}>${say("memory.erase")}</button>
      </p>
    </div>
  </div>`;
}
