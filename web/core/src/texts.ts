/**
 * Every word the page itself says. Sentences that belong to a rule come from the engine as {zh, en}; everything else
 * lives in texts/*.json under one flat key, so that a missing translation is a compile error and not a blank.
 *
 *   const say = speaker("en", en);
 *   say("flow.left", { n: "2" })   // "2 questions left"
 */
import type mini from "../texts/mini/zh-CN.json";
import type policy from "../texts/policy.zh-CN.json";
import type result from "../texts/result/zh-CN.json";
import type tools from "../texts/tools/zh-CN.json";
import type zh from "../texts/zh-CN.json";
import type { Words } from "./door.ts";

export type Lang = "zh" | "en";
export type TextKey = keyof typeof zh;
/** Texts of pages beside the way to the first answer: files of their own, so that they weigh nothing there. */
export type ToolKey = keyof typeof tools;
/** Texts of what the answer shows when somebody opens it: a file of its own, for the same reason. */
export type ResultKey = keyof typeof result;
/** Texts of the pages about rules. */
export type PolicyKey = keyof typeof policy;
/** What only the mini-program says. */
export type MiniKey = keyof typeof mini;
export type TextTable = { readonly [key in TextKey]: string };
export type ToolTable = { readonly [key in TextKey | ToolKey]: string };
export type Values = { readonly [name: string]: string };

export interface Say<Key extends string = TextKey> {
  readonly lang: Lang;
  (key: Key, values?: Values): string;
}

/** Says everything, the tools' texts included. */
export type ToolSay = Say<TextKey | ToolKey>;
/** Says everything about an answer. */
export type ResultSay = Say<TextKey | ResultKey>;
/** Says everything about rules. */
export type PolicySay = Say<TextKey | PolicyKey>;

export function speaker<Key extends string>(lang: Lang, table: { readonly [key in Key]: string }): Say<Key> {
  const say = (key: Key, values: Values = {}): string =>
    table[key].replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
  return Object.assign(say, { lang });
}

/** A text of the engine in the language of the page. */
export const pick = (words: Words, lang: Lang): string => words[lang];

/** A question turned into a label: without its question mark. */
export const asLabel = (question: string): string => question.replace(/[?\uff1f]\s*$/, "");
