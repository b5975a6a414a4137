/** "This number is wrong?": a text about one number, to copy and send. The page itself sends nothing. */
import { type Doubt, doubtText, type Priced, RESULT, type ResultSay, writeAddress } from "@yibao/core";
import { html, render } from "lit";
import type { Page } from "../estimate/page.ts";
import { copy, Sheet } from "./bits.ts";

export class Doubts {
  readonly #say: ResultSay;
  readonly #sheet = new Sheet("doubt-title");
  #withCase = false;
  #said = "";

  constructor(say: ResultSay) {
    this.#say = say;
  }

  open(page: Page, answer: Priced, doubt: Doubt): void {
    this.#withCase = false;
    this.#said = "";
    this.#draw(page, answer, doubt);
    this.#sheet.show();
  }

  #text({ session }: Page, answer: Priced, doubt: Doubt): string {
    const dated = { ...session.case, date: session.date };
    const address = this.#withCase ? new URL(writeAddress(dated, RESULT), location.href.split("#")[0]).href : null;
    return doubtText(doubt, answer, session.date, address, this.#say);
  }

  #draw(page: Page, answer: Priced, doubt: Doubt): void {
    const say = this.#say;
    const text = this.#text(page, answer, doubt);
    const again = (): void => this.#draw(page, answer, doubt);
    const copied = async (): Promise<void> => {
      const field = this.#sheet.element.querySelector<HTMLTextAreaElement>("#doubt-text");
      this.#said = say((await copy(field?.value ?? text, field)) ? "share.copied" : "share.not_copied");
      again();
    };
    const toggled = (event: Event): void => {
      this.#withCase = event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked;
      again();
    };
    render(
      html`<div class="sheet-in" data-part="doubt">
        ${this.#sheet.head("doubt-title", say("wrong.heading"), say("share.close"))}
        <p>${say("wrong.text")}</p>
        <label class="lab" for="doubt-text">${say("wrong.message")}</label>
        <textarea class="input copy-field" id="doubt-text" rows="9" .value=${text}></textarea>
        <label class="tick"><input type="checkbox" .checked=${this.#withCase} @change=${toggled} /><span>${say("wrong.with_case")}</span></label>
        <button class="btn btn-block" type="button" @click=${() => void copied()}>${say("wrong.copy")}</button>
        <p class="said" role="status">${this.#said}</p>
      </div>`,
      this.#sheet.element,
    );
  }
}
