/**
 * Every word the page itself says. Sentences that belong to a rule come from the engine as {zh, en}; everything else
 * lives in texts/*.json under one flat key, so that a missing translation is a compile error and not a blank.
 *
 *   const say = speaker("en", en);
 *   say("flow.left", { n: "2" })   // "2 questions left"
 */
import type zh from "../texts/zh-CN.json";
import type { Words } from "./door.ts";

export type Lang = "zh" | "en";
export type TextKey = keyof typeof zh;
export type TextTable = { readonly [key in TextKey]: string };
export type Values = { readonly [name: string]: string };

export interface Say {
  readonly lang: Lang;
  (key: TextKey, values?: Values): string;
}

export function speaker(lang: Lang, table: TextTable): Say {
  const say = (key: TextKey, values: Values = {}): string =>
    table[key].replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
  return Object.assign(say, { lang });
}

/** A text of the engine in the language of the page. */
export const pick = (words: Words, lang: Lang): string => words[lang];

/** A question turned into a label: without its question mark. */
export const asLabel = (question: string): string => question.replace(/[?\uff1f]\s*$/, "");
