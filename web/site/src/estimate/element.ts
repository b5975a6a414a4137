/**
 * <yibao-estimate>: the page's one moving part. It renders the session's step, moves the focus to the new heading, and
 * owns nothing else. It renders into the light DOM, where the site's style sheet applies.
 */
import { type Amount, headlineOf, isPriced, RESULT, type Say } from "@yibao/core";
import { html, LitElement, type TemplateResult } from "lit";
import { AreaDialog } from "../elements/area-dialog.ts";
import { somethingStored } from "../scripts/stored.ts";
import { question } from "../views/question.ts";
import { result } from "../views/result.ts";
import { unread } from "../views/unread.ts";
import type { Later } from "./later.ts";
import type { Page, Problem } from "./page.ts";
import { localToday, Session } from "./session.ts";
import type { World } from "./world.ts";

export abstract class EstimateElement extends LitElement implements Page {
  /** Set by the page's script before the element is defined. */
  static say: Say;
  /** Loads what lies beyond the first answer; null where only the answer is wanted. */
  static loadLater: (() => Promise<Later>) | null = null;

  say: Say = EstimateElement.say;
  protected readonly place = this.world();
  readonly session = new Session(localToday(new Date()), (moved) => this.#changed(moved), this.place);
  problem: Problem | null = null;
  preview: Amount | null = null;
  later: Later | null = null;
  laterFailed = false;
  #focus: "step" | "error" | null = null;
  #areas: AreaDialog | null = null;
  readonly #title = document.title;
  #stopListening: (() => void) | null = null;
  /** Loads the rest of the answer when the person comes near it. */
  readonly #near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.withLater();
    },
    { rootMargin: "200px" },
  );

  /** Where the case is kept and the engine comes from. */
  protected abstract world(): World;

  get hasLater(): boolean {
    return EstimateElement.loadLater !== null;
  }

  protected async loadLater(): Promise<Later | null> {
    this.later ??= (await EstimateElement.loadLater?.()) ?? null;
    return this.later;
  }

  async withLater(use?: (later: Later) => void): Promise<void> {
    try {
      const later = await this.loadLater();
      this.laterFailed = false;
      if (later !== null) use?.(later);
    } catch (error) {
      this.laterFailed = true;
      console.warn(error);
    }
    this.requestUpdate();
  }

  /** The answer as the page's title; null: no answer on screen. */
  protected entitle(title: string | null): void {
    document.title = title ?? this.#title;
  }

  /** The strip covers the foot of the page on phones only while questions are asked. */
  protected makeRoom(strip: boolean): void {
    document.querySelector("main")?.classList.toggle("has-strip", strip);
  }

  protected scrollToAnswer(): void {
    scrollTo({ top: 0 });
  }

  /** Where the area chooser is put. */
  protected dialogParent(): HTMLElement {
    return document.body;
  }

  /** What stands on screen once everything is answered. */
  protected answer(): TemplateResult {
    return result(this);
  }

  /** Other words from now on. */
  protected speak(say: Say): void {
    this.say = say;
    this.#areas?.discard();
    this.#areas = null;
    this.requestUpdate();
  }

  override createRenderRoot(): HTMLElement | ShadowRoot {
    this.replaceChildren();
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = this.place.listen((state) => void this.session.moved(state));
    void this.session.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  #changed(moved: boolean): void {
    const { session } = this;
    if (session.phase === "failed") console.warn(session.failure);
    this.problem = null;
    this.preview = session.at === RESULT ? null : (session.asked?.person_total ?? null);
    const { estimate } = session;
    this.entitle(estimate !== null && isPriced(estimate) ? headlineOf(estimate, this.say).title : null);
    if (moved) this.#focus = "step";
    // A remembered case is offered where an empty one begins.
    if (this.later === null && session.phase === "ready" && session.case.region === null && somethingStored())
      void this.withLater();
    this.requestUpdate();
  }

  report(problem: Problem | null): void {
    this.problem = problem;
    this.#focus = "error";
    this.requestUpdate();
  }

  typing(path: string, text: string): void {
    void this.session.type(path, text, (preview) => {
      this.preview = preview;
      this.requestUpdate();
    });
    this.requestUpdate();
  }

  openAreas(): void {
    this.#areas ??= AreaDialog.attach(
      this.say,
      (region) => void this.session.chooseRegion(region),
      this.dialogParent(),
    );
    this.#areas.open(this.session.regions);
  }

  watch(mark: Element | undefined): void {
    this.#near.disconnect();
    if (mark !== undefined) this.#near.observe(mark);
  }

  override updated(): void {
    this.makeRoom(this.preview !== null && this.session.at !== RESULT);
    if (this.#focus === null) return;
    const target = this.renderRoot.querySelector<HTMLElement>(`[data-focus="${this.#focus}"]`);
    this.#focus = null;
    if (target === null) return;
    target.focus({ preventScroll: true });
    target.closest(".q, .answer, .errsum, .gap, .note")?.scrollIntoView({ block: "nearest" });
    if (this.session.at === RESULT) this.scrollToAnswer();
  }

  override render(): TemplateResult {
    const { say, session } = this;
    if (session.phase === "opening")
      return html`<h1 class="sr">${say("estimate.heading")}</h1><p role="status">${say("estimate.opening")}</p>`;
    if (session.phase === "failed") {
      return html`<h1 class="sr">${say("estimate.heading")}</h1>
        <div class="errsum" role="alert"><h2>${say("estimate.failed_title")}</h2><p>${say("estimate.failed")}</p></div>
        <p class="actions sp"><button class="btn" type="button" @click=${() => void session.open()}>${say("estimate.retry")}</button></p>`;
    }
    return html`${unread(this)}${this.later?.above(this)}${session.at === RESULT ? this.answer() : question(this)}`;
  }
}
