/** Every text of the tools: their own table, and that of the main package behind it. */
import { type Lang, type MiniKey, type Say, speaker, type TextKey, type ToolKey, type Values } from "@yibao/core";
import en from "@yibao/core/texts/tools/en.json";
import zh from "@yibao/core/texts/tools/zh-CN.json";
import { speak } from "../../state/words.ts";

type Key = TextKey | ToolKey | MiniKey;
export type Words = Say<Key>;

function words(lang: Lang, table: typeof zh): Words {
  const own = speaker(lang, table);
  const others = speak(lang);
  const isOwn = (key: Key): key is ToolKey => key in table;
  const say = (key: Key, values?: Values): string => (isOwn(key) ? own(key, values) : others(key, values));
  return Object.assign(say, { lang });
}

const SPEAKERS: { readonly [lang in Lang]: Words } = { zh: words("zh", zh), en: words("en", en) };

export const wordsOf = (lang: Lang): Words => SPEAKERS[lang];
