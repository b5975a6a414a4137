/** Reading aloud with the device's own voice, where it has one. */
import type { Lang } from "@yibao/core";

export const canSpeak = (): boolean => "speechSynthesis" in globalThis;

export function speak(sentence: string, lang: Lang): void {
  const words = new SpeechSynthesisUtterance(sentence);
  words.lang = lang === "zh" ? "zh-CN" : "en";
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}
