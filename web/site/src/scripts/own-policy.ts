/** Starts the page for people's own rules with the words of its language. */
import { type Lang, speaker, type ToolTable } from "@yibao/core";
import { PolicyElement } from "../own-policy/element.ts";

export function startPolicy(lang: Lang, texts: ToolTable): void {
  PolicyElement.say = speaker(lang, texts);
  customElements.define("yibao-policy", PolicyElement);
}
