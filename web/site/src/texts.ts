/** The texts of a page that Astro renders, by language. */
import { type Lang, speaker, type ToolSay } from "@yibao/core";
import en from "@yibao/core/texts/en.json";
import toolsEn from "@yibao/core/texts/tools/en.json";
import toolsZh from "@yibao/core/texts/tools/zh-CN.json";
import zh from "@yibao/core/texts/zh-CN.json";

export const sayIn = (lang: Lang): ToolSay =>
  speaker(lang, lang === "zh" ? { ...zh, ...toolsZh } : { ...en, ...toolsEn });
export const HTML_LANG = { zh: "zh-CN", en: "en" } as const satisfies Record<Lang, string>;
