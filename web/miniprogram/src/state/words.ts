/** Every text of the mini-program, from the core's tables. */
import { type Lang, type MiniKey, type Say, speaker, type TextKey } from "@yibao/core";
import en from "@yibao/core/texts/en.json";
import miniEn from "@yibao/core/texts/mini/en.json";
import miniZh from "@yibao/core/texts/mini/zh-CN.json";
import zh from "@yibao/core/texts/zh-CN.json";

export type MiniSay = Say<TextKey | MiniKey>;

const SPEAKERS: { readonly [lang in Lang]: MiniSay } = {
  zh: speaker("zh", { ...zh, ...miniZh }),
  en: speaker("en", { ...en, ...miniEn }),
};

export const speak = (lang: Lang): MiniSay => SPEAKERS[lang];
