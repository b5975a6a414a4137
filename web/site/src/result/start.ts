/** Everything about an answer beyond the answer itself, with the words of one language and its own style sheet. */
import { type Lang, type ResultKey, speaker, type TextKey } from "@yibao/core";
import { html } from "lit";
import type { Later } from "../estimate/later.ts";
import css from "../styles/result.css?inline";
import { curveSection } from "./curve.ts";
import { Doubts } from "./doubt.ts";
import { improveSection } from "./improve.ts";
import { memorySection, offer } from "./memory.ts";
import { Replays } from "./replay.ts";
import { Sharing } from "./share.ts";

/** A sheet made by script is no inline style to the content security policy, and asks for no file of its own. */
function dress(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

export function start(lang: Lang, texts: { readonly [key in TextKey | ResultKey]: string }): Later {
  dress();
  const say = speaker(lang, texts);
  const sharing = new Sharing(say);
  const doubts = new Doubts(say);
  const replays = new Replays(say);
  return {
    sections: (page, answer) =>
      html`${improveSection(page, answer, say)}${curveSection(page, answer, say)}${memorySection(page, say)}`,
    share: (page) => void sharing.open(page),
    doubt: (page, answer, line) => doubts.open(page, answer, line),
    unfold: (fragment) => replays.unfold(fragment),
    above: (page) => replays.above(page),
    offer: (page) => offer(page, say),
  };
}
