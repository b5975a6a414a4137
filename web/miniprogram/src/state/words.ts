/** Every text of the mini-program, from the core's tables. */
import { type Lang, type MiniKey, type Say, speaker, type TextKey, type Values } from "@yibao/core";
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

/** The words of the main package and those that a sub-package brings. */
export function speakAlso<Key extends string>(
  lang: Lang,
  more: { readonly [key in Key]: string },
): Say<TextKey | MiniKey | Key> {
  const usual = speak(lang);
  const own = speaker(lang, more);
  const isOwn = (key: TextKey | MiniKey | Key): key is Key => key in more;
  const say = (key: TextKey | MiniKey | Key, values?: Values): string =>
    isOwn(key) ? own(key, values) : usual(key as TextKey | MiniKey, values);
  return Object.assign(say, { lang });
}
