/** Sharing: the engine's receipt as a link and as a QR code. Nothing is sent; the person copies or scans. */
import { isPriced, type ResultSay, receiptFragment } from "@yibao/core";
import { correction, generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";
import { html, render, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { icon } from "../views/bits.ts";
import { copy, failed, Sheet, working } from "./bits.ts";
import { fullEngine, requestBehind } from "./full.ts";

interface Code {
  readonly path: string;
  readonly size: number;
}

/** Light modules around the code, which scanners need. */
const QUIET = 4;

function codeOf(text: string): Code | null {
  try {
    const code = generate(text, { minCorrectionLevel: correction.L });
    return { path: toSvgPath(code), size: code.size };
  } catch {
    // More than a QR code holds.
    return null;
  }
}

function drawn(code: Code | null, say: ResultSay): TemplateResult {
  if (code === null) return html`<p>${say("share.too_long")}</p>`;
  const side = code.size + 2 * QUIET;
  return html`<figure class="qr">
    <svg viewBox="${-QUIET} ${-QUIET} ${side} ${side}" role="img" aria-label=${say("share.qr")} shape-rendering="crispEdges">
      <rect class="qr-paper" x=${-QUIET} y=${-QUIET} width=${side} height=${side}></rect>
      <path class="qr-ink" d=${code.path}></path>
    </svg>
    <figcaption aria-hidden="true">${say("share.qr")}</figcaption>
  </figure>`;
}

export class Sharing {
  readonly #say: ResultSay;
  readonly #sheet = new Sheet("share-title");
  #said = "";

  constructor(say: ResultSay) {
    this.#say = say;
  }

  async open(page: Page): Promise<void> {
    this.#said = "";
    this.#draw(working(this.#say));
    this.#sheet.show();
    try {
      this.#link(page, await this.#receipt(page));
    } catch (error) {
      console.warn(error);
      this.#draw(failed(this.#say, () => void this.open(page)));
    }
  }

  async #receipt(page: Page): Promise<string> {
    const { estimate } = page.session;
    if (estimate === null || !isPriced(estimate)) throw new Error("nothing to share");
    const engine = await fullEngine();
    await engine.loadRegion(estimate.pack.region);
    const { receipt } = (await engine.call("receipt", requestBehind(page))).ok;
    return new URL(receiptFragment(receipt), location.href.split("#")[0]).href;
  }

  #link(page: Page, link: string): void {
    const say = this.#say;
    const again = (said: string): void => {
      this.#said = said;
      this.#link(page, link);
    };
    const copied = async (): Promise<void> => {
      const field = this.#sheet.element.querySelector<HTMLTextAreaElement>("#share-link");
      again(say((await copy(link, field)) ? "share.copied" : "share.not_copied"));
    };
    const send = (): void => {
      // Somebody who changes their mind closes the device's dialog; that is no fault.
      navigator.share({ url: link, title: document.title }).catch(() => undefined);
    };
    const device: View =
      "share" in navigator
        ? html`<button class="btn btn-2 btn-block" type="button" @click=${send}>${say("share.send")}</button>`
        : null;
    this.#draw(html`<p>${say("share.text")}</p>
      <label class="lab" for="share-link">${say("share.link")}</label>
      <textarea class="input copy-field" id="share-link" rows="3" readonly .value=${link}></textarea>
      <div class="stack">
        <button class="btn btn-block" type="button" @click=${() => void copied()}>${icon("link")}${say("share.copy")}</button>
        ${device}
      </div>
      <p class="said" role="status">${this.#said}</p>
      ${drawn(codeOf(link), say)}
      <p class="caption">${say("share.later")}</p>`);
  }

  #draw(body: TemplateResult): void {
    const head = this.#sheet.head("share-title", this.#say("share.heading"), this.#say("share.close"));
    render(html`<div class="sheet-in" data-part="share">${head}${body}</div>`, this.#sheet.element);
  }
}
