/** Starts the estimate page with the words of its language. */
import { type Lang, speaker, type TextTable } from "@yibao/core";
import { EstimateElement } from "../estimate/element.ts";
import type { Later } from "../estimate/later.ts";
import { PageElement } from "../estimate/page-element.ts";

export function startEstimate(lang: Lang, texts: TextTable, later: () => Promise<Later>): void {
  EstimateElement.say = speaker(lang, texts);
  EstimateElement.loadLater = later;
  customElements.define("yibao-estimate", PageElement);
}
