/** Starts the page of a tool with the words of its language. */
import { type Lang, speaker, type ToolTable } from "@yibao/core";
import { ToolElement } from "../tool/element.ts";

export function startTool(name: string, element: CustomElementConstructor, lang: Lang, texts: ToolTable): void {
  ToolElement.say = speaker(lang, texts);
  customElements.define(name, element);
}
