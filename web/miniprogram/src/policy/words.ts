/** The words about rules: only this sub-package needs them. */
import type { Lang, MiniKey, PolicyKey, Say, TextKey } from "@yibao/core";
import en from "@yibao/core/texts/policy.en.json";
import zh from "@yibao/core/texts/policy.zh-CN.json";
import { speakAlso } from "../state/words.ts";

export type RuleSay = Say<TextKey | MiniKey | PolicyKey>;

const SPEAKERS: { readonly [lang in Lang]: RuleSay } = { zh: speakAlso("zh", zh), en: speakAlso("en", en) };

export const speakRules = (lang: Lang): RuleSay => SPEAKERS[lang];
