/** The texts of a page that Astro renders, by language. */
import { type Lang, type Say, speaker } from "@yibao/core";
import en from "@yibao/core/texts/en.json";
import zh from "@yibao/core/texts/zh-CN.json";

export const sayIn = (lang: Lang): Say => speaker(lang, lang === "zh" ? zh : en);
export const HTML_LANG = { zh: "zh-CN", en: "en" } as const satisfies Record<Lang, string>;
