/** Starts the estimate page with the words of its language. */
import { type Lang, speaker, type TextTable } from "@yibao/core";
import { EstimateElement } from "../estimate/element.ts";

export function startEstimate(lang: Lang, texts: TextTable): void {
  EstimateElement.say = speaker(lang, texts);
  customElements.define("yibao-estimate", EstimateElement);
}
