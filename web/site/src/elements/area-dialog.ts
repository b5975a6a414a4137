/**
 * The area chooser: a native modal dialog with a combobox. Arrow keys move through the list, Enter takes the marked
 * place, Escape closes. It searches by name or pinyin only, never by location.
 */
import { type Found, type Region, type Say, searchRegions } from "@yibao/core";
import { html, render, type TemplateResult } from "lit";
import { icon } from "../views/bits.ts";

export class AreaDialog {
  readonly #say: Say;
  readonly #chosen: (region: string) => void;
  readonly #dialog: HTMLDialogElement;
  #regions: readonly Region[] = [];
  #query = "";
  #marked = 0;

  private constructor(say: Say, chosen: (region: string) => void) {
    this.#say = say;
    this.#chosen = chosen;
    this.#dialog = document.createElement("dialog");
    this.#dialog.className = "sheet";
    this.#dialog.setAttribute("aria-labelledby", "areas-title");
    // A click on the veil lands on the dialog itself, one inside on a child.
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
  }

  static attach(say: Say, chosen: (region: string) => void, parent: HTMLElement = document.body): AreaDialog {
    const it = new AreaDialog(say, chosen);
    parent.append(it.#dialog);
    return it;
  }

  discard(): void {
    this.#dialog.remove();
  }

  open(regions: readonly Region[]): void {
    this.#regions = regions;
    this.#query = "";
    this.#marked = 0;
    this.#draw();
    this.#dialog.showModal();
    this.#dialog.querySelector("input")?.focus();
  }

  #found(): readonly Found[] {
    return searchRegions(this.#regions, this.#query, this.#say);
  }

  #take(region: string): void {
    this.#dialog.close();
    this.#chosen(region);
  }

  readonly #typed = (event: InputEvent): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    this.#query = event.currentTarget.value;
    this.#marked = 0;
    this.#draw();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const found = this.#found();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : found.length - 1;
      this.#marked = found.length === 0 ? 0 : (this.#marked + step) % found.length;
      this.#draw();
      this.#dialog.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
      return;
    }
    // Enter also ends a composition of an input method; that one does not choose.
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const hit = found[this.#marked];
    if (hit !== undefined) this.#take(hit.region.region);
  };

  #row({ name, province, mark, region }: Found, index: number): TemplateResult {
    const [start, end] = mark;
    const say = this.#say;
    return html`<li role="option" id="area-${index}" aria-selected=${String(index === this.#marked)} @click=${() => this.#take(region.region)}>
      <span class="pl">
        <span><b>${name.slice(0, start)}<mark>${name.slice(start, end)}</mark>${name.slice(end)}</b><small>${province}</small></span>
        <span class="cov cov-yes">${icon("check")}${say("area.covered")}</span>
      </span>
    </li>`;
  }

  #draw(): void {
    const say = this.#say;
    const found = this.#found();
    const values = { query: this.#query, n: String(found.length) };
    const heading =
      this.#query === "" ? say("area.all", values) : say(found.length === 0 ? "area.none" : "area.found", values);
    render(
      html`<div class="sheet-in">
        <div class="sheet-head">
          <h2 id="areas-title">${say("area.question")}</h2>
          <button class="close" type="button" aria-label=${say("area.close")} @click=${() => this.#dialog.close()}>${icon("x")}</button>
        </div>
        <div class="search">
          ${icon("search")}
          <input
            class="input"
            type="text"
            role="combobox"
            aria-expanded=${String(found.length > 0)}
            aria-controls="areas"
            aria-autocomplete="list"
            aria-activedescendant=${found.length > 0 ? `area-${this.#marked}` : ""}
            aria-label=${say("area.search")}
            autocomplete="off"
            spellcheck="false"
            enterkeyhint="go"
            .value=${this.#query}
            @input=${this.#typed}
            @keydown=${this.#key}
          />
        </div>
        <p class="caption">${say("area.search_help")}</p>
        <p class="group" id="areas-group" role="status">${heading}</p>
        <ul class="places" id="areas" role="listbox" aria-labelledby="areas-group">
          ${found.map((one, index) => this.#row(one, index))}
        </ul>
        <p class="caption">${say("area.honest")}</p>
      </div>`,
      this.#dialog,
    );
  }
}
