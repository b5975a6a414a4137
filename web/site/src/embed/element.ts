/**
 * <yibao-estimate> on somebody else's page: the same questions and answers in a shadow tree with the site's styles. It
 * reads its attributes, keeps the case in memory, and tells the page what came out, never what was answered.
 */

import sprite from "virtual:yibao/sprite";
import css from "virtual:yibao/styles";
import { type Amount, isPriced, type Lang, speaker } from "@yibao/core";
import en from "@yibao/core/texts/en.json";
import zh from "@yibao/core/texts/zh-CN.json";
import { html, type TemplateResult } from "lit";
import { EstimateElement } from "../estimate/element.ts";
import type { World } from "../estimate/world.ts";
import { answerCard } from "../views/answer.ts";
import { icon } from "../views/bits.ts";
import { mostValuable, others } from "../views/range.ts";
import { rest } from "../views/result.ts";
import { CASE_NAMES, isOn, LOOK_NAMES, languageOf, NAMES, presetAddress } from "./attributes.ts";
import { SITE } from "./engine.ts";
import { MemoryWorld } from "./world.ts";

/** What a page learns: how the answer stands and the two sums. No answer, no fact, no amount that was typed. */
export interface ResultDetail {
  readonly status: string;
  readonly person_total: Amount | null;
  readonly fund_total: Amount | null;
}

const VOICES = { zh: speaker("zh", zh), en: speaker("en", en) } as const;
const PAGES = { zh: "estimate/", en: "en/estimate/" } as const satisfies Record<Lang, string>;
const HTML_LANG = { zh: "zh-CN", en: "en" } as const satisfies Record<Lang, string>;
const darkness = matchMedia("(prefers-color-scheme: dark)");

let shared: CSSStyleSheet | null = null;
/** One sheet for all elements of a page. Sheets made by script are no inline styles to a content security policy. */
function styles(): CSSStyleSheet {
  if (shared === null) {
    shared = new CSSStyleSheet();
    shared.replaceSync(css);
  }
  return shared;
}

export class EmbedElement extends EstimateElement {
  static override get observedAttributes(): string[] {
    // What Lit does on this occasion; there are no reactive properties to add.
    EmbedElement.finalize();
    return [...NAMES, "lang"];
  }

  override say = VOICES.zh;
  #told: unknown = null;

  protected override world(): World {
    return new MemoryWorld();
  }

  override createRenderRoot(): ShadowRoot {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styles()];
    return root;
  }

  override connectedCallback(): void {
    this.#listenToLooks();
    // Taken away and put back, the element goes on where it was.
    if (this.#memory.address === "") this.#memory.address = presetAddress((name) => this.getAttribute(name));
    super.connectedCallback();
    darkness.addEventListener("change", this.#redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    darkness.removeEventListener("change", this.#redraw);
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (!this.isConnected || old === value) return;
    if (CASE_NAMES.some((one) => one === name)) {
      this.#memory.address = presetAddress((one) => this.getAttribute(one));
      if (this.session.phase === "ready") void this.session.read();
    } else if (name === "lang" || LOOK_NAMES.some((one) => one === name)) this.#listenToLooks();
  }

  get #memory(): MemoryWorld {
    if (!(this.place instanceof MemoryWorld)) throw new TypeError("an embedded calculator lives in memory");
    return this.place;
  }

  readonly #redraw = (): void => this.requestUpdate();

  #listenToLooks(): void {
    const word = this.getAttribute("language") ?? this.closest("[lang]")?.getAttribute("lang") ?? null;
    const say = VOICES[languageOf(word)];
    if (say !== this.say) this.speak(say);
    this.requestUpdate();
  }

  get #theme(): "dark" | "light" {
    const theme = this.getAttribute("theme");
    if (theme === "dark" || theme === "light") return theme;
    return darkness.matches ? "dark" : "light";
  }

  // The host's title, its <main> and its scroll position are the host's.
  protected override entitle(): void {}
  protected override makeRoom(): void {}
  protected override scrollToAnswer(): void {
    this.scrollIntoView({ block: "nearest" });
  }
  protected override dialogParent(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(".yb") ?? document.body;
  }

  /** The answer, and behind one line how it came about: a guest takes no more room than it needs. */
  protected override answer(): TemplateResult {
    const { estimate, refusal } = this.session;
    if (refusal !== null || estimate === null || !isPriced(estimate)) return super.answer();
    return html`${answerCard(this, estimate)}${estimate.status === "bounded" ? mostValuable(this, estimate) : null}${others(this, estimate)}
      <details class="embed-more">
        <summary>${icon("down", "chev")}${this.say("slip.title")}</summary>
        ${rest(this, estimate)}
      </details>`;
  }

  override firstUpdated(): void {
    const shell = this.renderRoot.querySelector<HTMLElement>(".shell");
    // Text follows the size the reader has set in the browser, whatever the host has made of its root.
    if (shell !== null) shell.style.setProperty("--rem", getComputedStyle(shell).fontSize);
  }

  override updated(): void {
    super.updated();
    const { estimate } = this.session;
    if (estimate === null || estimate === this.#told) return;
    this.#told = estimate;
    const priced = isPriced(estimate);
    const detail: ResultDetail = {
      status: estimate.status,
      person_total: priced ? estimate.total.person.total : null,
      fund_total: priced ? estimate.total.funds.total : null,
    };
    this.dispatchEvent(new CustomEvent("yibao-result", { bubbles: true, composed: true, detail }));
  }

  override render(): TemplateResult {
    const { lang } = this.say;
    const page = new URL(PAGES[lang], SITE).href + (this.session.phase === "ready" ? this.#memory.address : "");
    return html`<div class="shell">
      <div class="yb" lang=${HTML_LANG[lang]} data-theme=${this.#theme} data-elder=${isOn(this.getAttribute("elder")) ? "on" : "off"}>
        ${sprite}
        <div class="embed-in">${super.render()}</div>
        <p class="embed-foot">
          <span>${this.say("site.boundary")}</span>
          <a class="linkrow" href=${page} target="_blank" rel="noopener">${this.say("site.name")}${icon("right")}</a>
        </p>
      </div>
    </div>`;
  }
}
