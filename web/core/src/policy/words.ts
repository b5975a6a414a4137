/** How rules are said: conditions, values and slots of a description in the words of its own options. */
import type { Answer } from "../case.ts";
import type { Description, Words } from "../door.ts";
import { factOf, labelOf } from "../flow.ts";
import { grouped } from "../money.ts";
import { asLabel, type PolicyKey, type PolicySay, pick, type TextKey } from "../texts.ts";
import type { Condition } from "./conditions.ts";

/** "500.00" → "500 yuan"; fen are kept where there are any. */
export const yuan = (amount: string, say: PolicySay): string =>
  say("amount.yuan", { amount: grouped(amount).replace(/\.00$/, "") });

const plain = (value: string, say: PolicySay): string => (/^-?\d+\.\d\d$/.test(value) ? yuan(value, say) : value);

type Parts = { readonly [key: string]: unknown };
const isParts = (value: unknown): value is Parts => typeof value === "object" && value !== null;
const textAt = (value: Parts, key: string): string | null => (typeof value[key] === "string" ? value[key] : null);

function boundsOf(value: Parts): readonly [string, string] | null {
  const unknown = value["unknown"];
  const between = isParts(unknown) ? unknown["between"] : undefined;
  if (!Array.isArray(between)) return null;
  const [low, high]: readonly unknown[] = between;
  return typeof low === "string" && typeof high === "string" ? [low, high] : null;
}

export const isUnknown = (value: unknown): boolean => isParts(value) && boundsOf(value) !== null;

/** A value as the engine describes it: an amount, a rate, "none", not published, a share of the bill, or per day. */
export function valueText(value: unknown, none: string, say: PolicySay): string {
  if (value === "none") return none;
  if (!isParts(value)) return plain(String(value), say);
  const bounds = boundsOf(value);
  if (bounds !== null) {
    const [low, high] = bounds.map((one) => plain(one, say));
    return say("policy.value_unknown", { low: low ?? "", high: high ?? "" });
  }
  const perDay = textAt(value, "per_day");
  if (perDay !== null) return say("policy.value_per_day", { amount: plain(perDay, say) });
  const least = textAt(value, "at_least");
  const most = textAt(value, "at_most");
  return [
    say("policy.value_share", { share: textAt(value, "share_of_bill") ?? "" }),
    ...(least === null ? [] : [say("policy.value_least", { amount: plain(least, say) })]),
    ...(most === null ? [] : [say("policy.value_most", { amount: plain(most, say) })]),
  ].join(say("list.comma"));
}

interface Named {
  readonly label: string;
  /** What the option means only together with the name of its fact: counts, yes and no. */
  readonly needsName: boolean;
  readonly counts: boolean;
  readonly options: readonly { readonly id: string; readonly label: Words }[];
  readonly usual: string | null;
}

/** A question as a name, also where its unit follows the question mark: "How old? (years)" → "How old (years)". */
const asName = (label: string): string => label.replace(/[?\uff1f](?=[(\uff08])/, "");

function named(fact: string, about: Description, say: PolicySay): Named {
  const found = about.facts.find(({ id }) => id === fact);
  if (found !== undefined) {
    return {
      label: asName(labelOf(fact, about, say)),
      needsName: found.type !== "choice" || fact === "identity" || fact === "accident",
      counts: found.type === "count",
      options: found.options ?? [],
      usual: null,
    };
  }
  const reading = about.readings.find(({ id }) => id === fact);
  return {
    label: reading === undefined ? fact : asLabel(pick(reading.question, say.lang)),
    needsName: false,
    counts: false,
    options: reading?.options ?? [],
    usual: reading?.default ?? null,
  };
}

/** A class of counts: one, from one to another, or from one on. */
function countText(option: string, say: PolicySay): string {
  const [, low, high] = /^(\d+)-(\d+)$/.exec(option) ?? [];
  if (low !== undefined && high !== undefined) return say("policy.count_range", { low, high });
  const from = /^(\d+)\+$/.exec(option)?.[1];
  return from === undefined ? option : say("policy.count_from", { low: from });
}

function optionText(option: string, { options, usual, counts }: Named, say: PolicySay): string {
  if (counts) return countText(option, say);
  const found = options.find(({ id }) => id === option);
  const label = found === undefined ? option : pick(found.label, say.lang);
  if (usual === null) return label;
  return say(option === usual ? "policy.reading_default" : "policy.reading_other", { label });
}

/** Classes of counts that follow each other are one: 5, 6 and "7 or more" are "5 or more". */
function joined(options: readonly string[]): readonly string[] {
  const ranges = options.map((option) => /^(\d+)(?:-(\d+)|(\+))?$/.exec(option));
  if (ranges.some((range) => range === null)) return options;
  const out: { low: number; high: number }[] = [];
  for (const [, low, high, open] of ranges.flatMap((range) => (range === null ? [] : [range]))) {
    const from = Number(low);
    const to = open === undefined ? Number(high ?? low) : Number.POSITIVE_INFINITY;
    const last = out[out.length - 1];
    if (last !== undefined && last.high + 1 === from) last.high = to;
    else out.push({ low: from, high: to });
  }
  return out.map(({ low, high }) =>
    high === Number.POSITIVE_INFINITY ? `${low}+` : low === high ? `${low}` : `${low}-${high}`,
  );
}

/** Options of one fact: "tier 2 or 3", "age: 70 or more". All of a fact's options say nothing. */
export function optionsText(fact: string, options: readonly string[], about: Description, say: PolicySay): string {
  const it = named(fact, about, say);
  const label = (it.counts ? joined(options) : options)
    .map((option) => optionText(option, it, say))
    .join(say("list.or"));
  return it.needsName ? say("policy.named", { label: it.label, value: label }) : label;
}

export const factText = (fact: string, about: Description, say: PolicySay): string => named(fact, about, say).label;

/** A condition in words; facts listed in `told` are left out because the page says them anyway. */
export function conditionText(
  condition: Condition | undefined,
  about: Description,
  say: PolicySay,
  told: readonly string[] = [],
): string {
  return Object.entries(condition ?? {})
    .filter(
      ([fact, options]) => !told.includes(fact) && options.length < (named(fact, about, say).options.length || 99),
    )
    .map(([fact, options]) => optionsText(fact, options, about, say))
    .join(say("list.comma"));
}

/** A word of a rule, or a word for each reading of an unclear text. */
export type WordBy = string | { readonly by: string; readonly of: { readonly [option: string]: string } };

export function wordText(
  word: WordBy | undefined,
  keys: { readonly [word: string]: TextKey | PolicyKey },
  about: Description,
  say: PolicySay,
): string {
  if (word === undefined) return "";
  const one = (text: string): string => {
    const key = keys[text];
    return key === undefined ? text : say(key);
  };
  if (typeof word === "string") return one(word);
  const it = named(word.by, about, say);
  return Object.entries(word.of)
    .map(([option, text]) => say("policy.named", { label: optionText(option, it, say), value: one(text) }))
    .join(say("policy.list_semicolon"));
}

/** Answers in words; null when one of them has no name that people know. */
export function answersText(answers: readonly Answer[], about: Description, say: PolicySay): string | null {
  const texts = answers.map(({ path, value }) => {
    const id = factOf(path);
    if (about.facts.some((fact) => fact.id === id) || about.readings.some((one) => one.id === id))
      return optionsText(id, [value], about, say);
    const label = labelOf(path, about, say);
    return label === id ? null : say("policy.named", { label, value: plain(value, say) });
  });
  return texts.includes(null) ? null : texts.join(say("list.comma"));
}
