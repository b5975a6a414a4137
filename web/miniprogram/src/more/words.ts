/** The words about an answer: only this sub-package needs them. */
import type { Lang, MiniKey, ResultKey, Say, TextKey } from "@yibao/core";
import en from "@yibao/core/texts/result/en.json";
import zh from "@yibao/core/texts/result/zh-CN.json";
import { speakAlso } from "../state/words.ts";

export type AnswerSay = Say<TextKey | MiniKey | ResultKey>;

const SPEAKERS: { readonly [lang in Lang]: AnswerSay } = { zh: speakAlso("zh", zh), en: speakAlso("en", en) };

export const speakAnswers = (lang: Lang): AnswerSay => SPEAKERS[lang];
