/**
 * What the pages of the tools have in common: the case as a form of fields, the full engine, what is wrong, and where the
 * focus goes. A tool says what it works out (`settle`) and shows (`outcome`).
 */
import type { ToolSay } from "@yibao/core";
import { html, LitElement, type TemplateResult } from "lit";
import { AreaDialog } from "../elements/area-dialog.ts";
import type { View } from "../estimate/page.ts";
import { localToday } from "../estimate/session.ts";
import { icon } from "../views/bits.ts";
import { type Manner, ToolSession } from "./session.ts";
import { oneVisitForm } from "./views/case.ts";
import { fieldId } from "./views/fields.ts";
import { type Problem, problemsOf } from "./views/problems.ts";

export abstract class ToolElement extends LitElement {
  /** Set by the page's script before the element is defined. */
  static say: ToolSay;

  readonly say = ToolElement.say;
  /** The form is unfolded. */
  asking = true;
  /** Everything that is wrong stands on top of the form: somebody asked for the result. */
  summary = false;
  problems: readonly Problem[] = [];
  readonly session = new ToolSession(
    localToday(new Date()),
    this.manner(),
    () => this.settle(),
    () => this.#changed(),
  );
  #focus: string | null = null;
  #opened = false;
  #areas: AreaDialog | null = null;
  #stopListening: (() => void) | null = null;

  /** How many visits the page can hold, and which parts of the fragment are the tool's own. */
  protected manner(): Manner {
    return { visits: 1, own: /^$/ };
  }

  /** Asks the engine about the case as it stands, which has an area. What it refuses is shown at the fields. */
  protected abstract settle(): void;

  /** What came out, below the form; focus goes to its element with data-focus="result". */
  protected abstract outcome(): View;

  /** What is wrong with what was answered and typed. */
  protected findProblems(): readonly Problem[] {
    return problemsOf(this.session, this.say);
  }

  /** Something is still to be asked: the form of the case stands open at the start. */
  protected unanswered(): boolean {
    return this.session.unanswered;
  }

  /** The form of the case. */
  protected form(): View {
    return oneVisitForm(this);
  }

  override createRenderRoot(): HTMLElement {
    this.replaceChildren();
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = this.session.listen();
    addEventListener("beforeprint", this.#unfold);
    void this.session.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    removeEventListener("beforeprint", this.#unfold);
  }

  /** On paper nothing can be opened. */
  readonly #unfold = (): void => {
    const closed = [...this.renderRoot.querySelectorAll<HTMLDetailsElement>("details[data-print]:not([open])")];
    for (const one of closed) one.open = true;
    const fold = (): void => {
      for (const one of closed) one.open = false;
    };
    addEventListener("afterprint", fold, { once: true });
  };

  #changed(): void {
    this.problems = this.findProblems();
    if (this.problems.length === 0) this.summary = false;
    // A link with a whole case shows the answer first.
    if (!this.#opened && this.session.phase === "ready") {
      this.#opened = true;
      this.asking = this.unanswered() || this.problems.length > 0;
    }
    this.requestUpdate();
  }

  /** Somebody asked for the result: what is wrong or missing first, else the result. */
  finish(): void {
    for (const { amounts } of this.session.asked)
      for (const { path, required } of amounts) if (required) this.session.left.add(path);
    this.session.work();
    this.summary = this.problems.length > 0;
    this.focusOn(this.summary ? "error" : "result");
  }

  /** Moves the focus to the element with this data-focus once it is drawn. */
  focusOn(name: string): void {
    this.#focus = `[data-focus="${name}"]`;
    this.requestUpdate();
  }

  /** The same to the field for a place of the case. */
  focusField(path: string): void {
    this.#focus = `#${fieldId(path)}`;
    this.requestUpdate();
  }

  readonly openAreas = (): void => this.pickArea((region) => void this.session.chooseRegion(region));

  /** The area chooser; one at a time is on the page. */
  protected pickArea(chosen: (region: string) => void): void {
    this.#areas?.discard();
    this.#areas = AreaDialog.attach(this.say, chosen);
    this.#areas.open(this.session.regions);
  }

  override updated(): void {
    if (this.#focus === null) return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.#focus);
    this.#focus = null;
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: target.matches("input, select") ? "center" : "start" });
  }

  #unread(): View {
    const { unread } = this.session;
    if (unread.length === 0) return null;
    const parts = unread.join(this.say("list.comma"));
    return html`<div class="note no-print">${icon("link")}<p>${this.say("error.unread", { parts })}</p></div>`;
  }

  override render(): TemplateResult {
    const { say, session } = this;
    if (session.phase === "opening") return html`<p role="status">${say("estimate.opening")}</p>`;
    if (session.phase === "failed")
      return html`<div class="errsum" role="alert"><h2>${say("estimate.failed_title")}</h2><p>${say("estimate.failed")}</p></div>
        <p class="actions sp"><button class="btn" type="button" @click=${() => void session.open()}>${say("estimate.retry")}</button></p>`;
    return html`${this.#unread()}${this.form()}${this.outcome()}`;
  }
}
