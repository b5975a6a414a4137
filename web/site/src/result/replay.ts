/** A shared link: its receipt is settled again by the rules of now; what it says of then stands above the answer. */
import { RESULT, type ResultSay, receiptIn, replayed, type Told, writeAddress } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { loadRegions } from "../scripts/engine.ts";
import { icon } from "../views/bits.ts";
import { fullEngine } from "./full.ts";

const told = (text: Told, say: ResultSay): TemplateResult =>
  html`<div class="note replay no-print" data-part="replay">
    ${icon("link")}
    <div>
      <h2>${text.title}</h2>
      ${text.sentences.map((sentence) => html`<p>${sentence}</p>`)}
      ${
        text.differences.length === 0
          ? null
          : html`<table class="tbl">
              <thead><tr><th scope="col">${say("replay.line")}</th><th scope="col">${say("replay.then_column")}</th><th scope="col">${say("replay.today_column")}</th></tr></thead>
              <tbody>${text.differences.map((one) => html`<tr><th scope="row">${one.label}</th><td>${one.before}</td><td>${one.today}</td></tr>`)}</tbody>
            </table>`
      }
      ${text.dropped.length === 0 ? null : html`<p>${say("replay.dropped", { parts: text.dropped.join(say("list.comma")) })}</p>`}
      <p class="caption">${text.versions.join(" ")}</p>
    </div>
  </div>`;

const damaged = (say: ResultSay): TemplateResult =>
  html`<div class="errsum" role="alert" data-part="replay"><h2>${icon("warn")}${say("replay.damaged")}</h2><p>${say("replay.not_whole")}</p></div>`;

export class Replays {
  readonly #say: ResultSay;
  #above: TemplateResult | null = null;
  /** The address as it was opened: what is said belongs to this case only. */
  #opened = "";

  constructor(say: ResultSay) {
    this.#say = say;
  }

  /** Nothing is taken over unless the engine reads the receipt as a whole. */
  async unfold(fragment: string): Promise<string> {
    const say = this.#say;
    this.#above = damaged(say);
    this.#opened = "#";
    // No engine is loaded for what is no receipt.
    if (receiptIn(fragment) === null) return "#";
    const engine = await fullEngine();
    const reply = await replayed(
      fragment,
      {
        ask: async (op, request) => (await engine.call(op, request)).ok,
        loadRegion: (region) => engine.loadRegion(region),
        loadRegions,
      },
      say,
    );
    if (reply === null) return "#";
    this.#above = told(reply.told, say);
    this.#opened = reply.own;
    return reply.fragment;
  }

  above({ session }: Page): View {
    // Not over the questions, where the case is about to be another.
    if (session.at !== RESULT && session.case.region !== null) return null;
    return writeAddress(session.case, null) === this.#opened ? this.#above : null;
  }
}
