/**
 * What the pages of the tools have in common: the case as a form of fields, what is wrong, and where the focus goes. What a
 * tool works out is the core's; its element says what is shown (`outcome`).
 */
import type { Problem, Shell, Tool, ToolSay, ToolSession } from "@yibao/core";
import { html, LitElement, type TemplateResult } from "lit";
import { AreaDialog } from "../elements/area-dialog.ts";
import type { View } from "../estimate/page.ts";
import { localToday } from "../estimate/session.ts";
import { icon } from "../views/bits.ts";
import { oneVisitForm } from "./views/case.ts";
import { fieldId } from "./views/fields.ts";
import { toolWorld } from "./world.ts";

export abstract class ToolElement<Kind extends Tool = Tool> extends LitElement {
  /** Set by the page's script before the element is defined. */
  static say: ToolSay;

  readonly say = ToolElement.say;
  readonly tool: Kind = this.make({
    today: localToday(new Date()),
    world: toolWorld,
    say: ToolElement.say,
    changed: () => this.#changed(),
  });
  #focus: string | null = null;
  #areas: AreaDialog | null = null;
  #stopListening: (() => void) | null = null;

  protected abstract make(shell: Shell): Kind;

  /** What came out, below the form; focus goes to its element with data-focus="result". */
  protected abstract outcome(): View;

  get session(): ToolSession {
    return this.tool.session;
  }

  get problems(): readonly Problem[] {
    return this.tool.problems;
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
    if (this.session.phase === "failed") console.warn(this.session.failure);
    this.requestUpdate();
  }

  /** Somebody asked for the result: what is wrong or missing first, else the result. */
  finish(): void {
    this.focusOn(this.tool.finish());
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
