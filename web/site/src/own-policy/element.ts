/**
 * <yibao-policy>: a pack from this device, looked through, tried, and held against another. The file is read here, goes
 * to the engine's worker as text, and nowhere else.
 */
import {
  type Case,
  type Description,
  defaultDate,
  EMPTY_CASE,
  type Estimate,
  fieldsOf,
  type Issue,
  parseAmount,
  type Question,
  type Region,
  requestOf,
  TOTAL_PATH,
  type ToolSay,
  withAnswer,
  withoutAnswer,
} from "@yibao/core";
import { html, LitElement, type TemplateResult } from "lit";
import { localToday } from "../estimate/session.ts";
import { loadRegions } from "../scripts/engine.ts";
import { type Outcome, PatientEngine, type Source } from "./engine.ts";
import { compare } from "./views/compare.ts";
import { findings } from "./views/findings.ts";
import { loader } from "./views/loader.ts";
import { trial } from "./views/trial.ts";

/** Larger files are not even read; the engine's own limit, with its own words, is far below. */
const MOST_BYTES = 64 * 1024 * 1024;

export interface Loaded {
  readonly name: string;
  readonly text: string;
}
export interface Checked {
  readonly issues: readonly Issue[];
  /** It loads: there is something to try. */
  readonly usable: boolean;
}
export type Trouble = "slow" | "broken" | "too_big" | "unreadable";

/** One bill under both rules; null: no answer. */
export interface Sample {
  readonly amount: string;
  readonly mine: Estimate | null;
  readonly other: Estimate | null;
}
/** Bills from a visit to a long stay. */
const SAMPLES = ["500.00", "2000.00", "10000.00", "50000.00", "200000.00"] as const;

/** The pack to hold against: how it is called, where it is, what it says. */
export interface Other {
  readonly name: string;
  readonly source: Source;
  readonly about: Description;
}

export class PolicyElement extends LitElement {
  /** Set by the page's script before the element is defined. */
  static say: ToolSay;

  readonly say = PolicyElement.say;
  regions: readonly Region[] = [];
  busy = false;
  trouble: Trouble | null = null;
  mine: Loaded | null = null;
  checked: Checked | null = null;
  about: Description | null = null;

  case: Case = EMPTY_CASE;
  date = "";
  amount = "";
  fields: readonly Question[] = [];
  estimate: Estimate | null = null;
  /** Why the case cannot be worked out, in the engine's words. */
  refusal: readonly Issue[] = [];

  other: Other | null = null;
  otherIssues: readonly Issue[] = [];
  otherTrouble: Trouble | null = null;
  otherEstimate: Estimate | null = null;
  samples: readonly Sample[] = [];

  readonly #engine = new PatientEngine();
  /** Replies to what has been replaced meanwhile, a file or a case, are not for the screen. */
  #load = 0;
  #turn = 0;

  override createRenderRoot(): HTMLElement {
    this.replaceChildren();
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A file dropped beside the field must not make the browser open it in place of this page.
    for (const type of ["dragover", "drop"]) addEventListener(type, this.#keep);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of ["dragover", "drop"]) removeEventListener(type, this.#keep);
  }

  readonly #keep = (event: Event): void => event.preventDefault();

  /** A file as text; what cannot be one is said, not thrown. */
  async #read(file: File): Promise<string | Trouble> {
    if (file.size > MOST_BYTES) return "too_big";
    try {
      return (await file.text()).replace(/^\ufeff/, "");
    } catch {
      return "unreadable";
    }
  }

  async takeFile(file: File): Promise<void> {
    this.#begin();
    const text = await this.#read(file);
    if (text === "too_big" || text === "unreadable") {
      this.trouble = text;
      this.busy = false;
      this.requestUpdate();
      return;
    }
    await this.take({ name: file.name, text });
  }

  /** From nothing: what was known of the pack before goes. */
  #begin(): void {
    this.#load += 1;
    this.#turn += 1;
    this.mine = null;
    this.checked = null;
    this.about = null;
    this.trouble = null;
    this.estimate = null;
    this.otherEstimate = null;
    this.samples = [];
    this.refusal = [];
    this.fields = [];
    this.case = EMPTY_CASE;
    this.busy = true;
    this.requestUpdate();
  }

  async take(mine: Loaded): Promise<void> {
    this.#begin();
    const load = this.#load;
    this.mine = mine;
    const outcome = await this.#engine.ask("check", mine);
    if (load !== this.#load) return;
    if (outcome.kind === "ok") this.checked = { issues: outcome.ok.issues, usable: outcome.ok.counts.error === 0 };
    else if (outcome.kind === "refused") this.checked = { issues: outcome.issues, usable: false };
    else this.trouble = outcome.kind;
    this.busy = false;
    this.requestUpdate();
    if (this.checked?.usable === true) await this.#describe(mine, load);
  }

  async #describe(mine: Loaded, load: number): Promise<void> {
    const outcome = await this.#engine.ask("describe", mine);
    if (load !== this.#load) return;
    if (outcome.kind !== "ok") {
      this.#fault(outcome);
      return;
    }
    this.about = outcome.ok;
    this.date = defaultDate(localToday(new Date()), outcome.ok.known);
    await this.work();
    if (this.regions.length === 0) this.regions = await loadRegions().catch(() => []);
    // The held rules of the same place are what people want to compare with first.
    const same = this.regions.find(({ region }) => region === outcome.ok.region);
    if (load === this.#load && this.other === null && same !== undefined) await this.compareWithRegion(same.region);
    this.requestUpdate();
  }

  #fault(outcome: Outcome<unknown>): void {
    if (outcome.kind === "refused") this.refusal = outcome.issues;
    else if (outcome.kind !== "ok") this.trouble = outcome.kind;
    this.requestUpdate();
  }

  answer(path: string, value: string): void {
    this.case = value === "" ? withoutAnswer(this.case, path) : withAnswer(this.case, path, value);
    void this.work();
  }

  setAmount(typed: string): void {
    this.amount = typed;
    void this.work();
  }

  setDate(date: string): void {
    this.date = date;
    void this.work();
  }

  /** The request as the door wants it, without the pack. */
  #request(typed: string): object {
    const amount = parseAmount(typed);
    const it = amount.ok ? withAnswer(this.case, TOTAL_PATH, amount.amount) : this.case;
    const { region: _, ...rest } = requestOf(it, this.date);
    return rest;
  }

  /** Asks again what to ask and, with an amount, what comes out, of both packs. */
  async work(): Promise<void> {
    const { mine, about } = this;
    if (mine === null || about === null) return;
    this.#turn += 1;
    const turn = this.#turn;
    this.refusal = [];
    const request = this.#request(this.amount);
    const asked = await this.#engine.ask("questions", mine, request);
    if (turn !== this.#turn) return;
    if (asked.kind === "ok") this.fields = fieldsOf(this.case, asked.ok, about);
    else this.#fault(asked);
    const priced = parseAmount(this.amount).ok && asked.kind === "ok";
    const estimate = priced ? await this.#engine.ask("estimate", mine, request) : null;
    const second =
      priced && this.other !== null ? await this.#engine.ask("estimate", this.other.source, request) : null;
    if (turn !== this.#turn) return;
    if (estimate !== null) this.#fault(estimate);
    this.estimate = estimate?.kind === "ok" ? estimate.ok : null;
    this.otherEstimate = second?.kind === "ok" ? second.ok : null;
    this.requestUpdate();
    if (asked.kind === "ok") await this.#sample(mine, turn);
  }

  /** The same case with bills of several sizes under both rules. */
  async #sample(mine: Loaded, turn: number): Promise<void> {
    const { other } = this;
    const samples: Sample[] = [];
    for (const amount of other === null ? [] : SAMPLES) {
      const request = this.#request(amount);
      const one = await this.#engine.ask("estimate", mine, request);
      const two = await this.#engine.ask("estimate", other?.source ?? mine, request);
      if (turn !== this.#turn) return;
      samples.push({
        amount,
        mine: one.kind === "ok" ? one.ok : null,
        other: two.kind === "ok" ? two.ok : null,
      });
    }
    this.samples = samples;
    this.requestUpdate();
  }

  async compareWithRegion(region: string): Promise<void> {
    if (region === "") {
      this.other = null;
      await this.work();
      this.requestUpdate();
      return;
    }
    const name = this.regions.find((one) => one.region === region)?.name[this.say.lang] ?? region;
    await this.#hold(name, { region });
  }

  async compareWithFile(file: File): Promise<void> {
    const text = await this.#read(file);
    if (text === "too_big" || text === "unreadable") {
      this.otherTrouble = text;
      this.requestUpdate();
      return;
    }
    await this.#hold(file.name, { text });
  }

  async #hold(name: string, source: Source): Promise<void> {
    this.other = null;
    this.otherEstimate = null;
    this.otherIssues = [];
    this.otherTrouble = null;
    const outcome = await this.#engine.ask("describe", source);
    if (outcome.kind === "ok") this.other = { name, source, about: outcome.ok };
    else if (outcome.kind === "refused") this.otherIssues = outcome.issues;
    else this.otherTrouble = outcome.kind;
    await this.work();
    this.requestUpdate();
  }

  override render(): TemplateResult {
    return html`${loader(this)}${findings(this)}${trial(this)}${compare(this)}`;
  }
}
