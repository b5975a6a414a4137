/** A shared link: its receipt is settled again by the rules of now; what it says of then stands above the answer. */
import {
  type Case,
  caseOf,
  openQuestions,
  RESULT,
  type Replay,
  type ResultSay,
  receiptIn,
  requestOf,
  type Told,
  toldOf,
  UNKNOWN,
  withAnswer,
  writeAddress,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { type Engine, loadRegions, refusalOf } from "../scripts/engine.ts";
import { icon } from "../views/bits.ts";
import { fullEngine } from "./full.ts";

/** What was open then is open now: the questions are not asked again, the answer is a range as it was. */
function leftOpen(it: Case, date: string, engine: Engine): Case {
  let known = it;
  for (let round = 0; round < 30; round += 1) {
    const asked = engine.call("questions", requestOf(known, date)).ok;
    const next = openQuestions(known, asked).find(({ type }) => type !== "money");
    if (next === undefined) break;
    known = withAnswer(known, next.path, UNKNOWN);
  }
  return known;
}

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
    const receipt = receiptIn(fragment);
    this.#above = damaged(say);
    this.#opened = "#";
    if (receipt === null) return "#";
    const engine = await fullEngine();
    try {
      const reply = await this.#replay(engine, receipt);
      const { case: it, lost } = caseOf(reply.request, reply.dropped);
      const { date } = reply.receipt;
      this.#above = told(toldOf(reply, lost, say), say);
      const settled = reply.today.total === undefined ? it : leftOpen(it, date, engine);
      this.#opened = writeAddress({ ...settled, date }, null);
      return writeAddress({ ...settled, date }, RESULT);
    } catch (error) {
      if (refusalOf(error) === null) throw error;
      return "#";
    }
  }

  /** The receipt names its area; its rules are loaded, and it is settled again. */
  async #replay(engine: Engine, receipt: string): Promise<Replay> {
    const first = engine.call("replay", { receipt }).ok;
    if (first.today.status !== "unknown_region") return first;
    const { region } = first.receipt;
    // An area that is not held any more: the reply says so.
    if (!(await loadRegions()).some((one) => one.region === region)) return first;
    await engine.loadRegion(region);
    return engine.call("replay", { receipt }).ok;
  }

  above({ session }: Page): View {
    // Not over the questions, where the case is about to be another.
    if (session.at !== RESULT && session.case.region !== null) return null;
    return writeAddress(session.case, null) === this.#opened ? this.#above : null;
  }
}
