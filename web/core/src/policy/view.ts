/** All that is held for a scheme and for an area, as a page prints it, in the words of one language. */
import { writtenDate } from "../dates.ts";
import type { Description, Grade } from "../door.ts";
import { type Lang, type PolicySay, pick } from "../texts.ts";
import { otherSections } from "./besides.ts";
import { forScheme } from "./conditions.ts";
import { GRADE_ORDER, ledgerOf, type SchemeLedger } from "./ledger.ts";
import { eligibilityOf, type LimitText, limitsOf, type ReadingText, type RuleText, readingsOf } from "./rules.ts";
import { payerText, type Section, sectionOf } from "./sections.ts";
import { optionsText } from "./words.ts";

export interface SourceText {
  readonly id: string;
  readonly title: string;
  readonly grade: Grade;
  readonly facts: readonly string[];
  readonly reason: string;
  readonly url: string;
}

export interface LedgerText {
  readonly scheme: string;
  readonly name: string;
  readonly layers: readonly { readonly care: string; readonly payers: string }[];
  readonly without: readonly string[];
  readonly values: readonly { readonly grade: Grade; readonly n: number }[];
  readonly sources: number;
  readonly checked: string;
}

export interface SchemeRules {
  readonly schemeName: string;
  readonly known: string;
  readonly ledger: LedgerText;
  readonly sections: readonly Section[];
  readonly rules: readonly RuleText[];
  readonly readings: readonly ReadingText[];
  readonly limits: readonly LimitText[];
  readonly sources: readonly SourceText[];
}

/** A question people ask about the area, and its answer. */
export interface AnswerText {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly source: string;
  readonly at: string;
}

export interface ServiceText {
  readonly hotline: string;
  readonly menu: string;
  readonly channels: readonly string[];
  readonly papers: readonly string[];
  readonly source: string;
  readonly at: string;
}

export function sourcesOf(about: Description, say: PolicySay): readonly SourceText[] {
  return about.sources.map((one) => ({
    id: one.id,
    title: pick(one.title, say.lang),
    grade: one.grade,
    reason: one.reason === undefined ? "" : pick(one.reason, say.lang),
    url: one.url ?? "",
    facts: [
      ...(one.publisher === undefined ? [] : [pick(one.publisher, say.lang)]),
      ...(one.number === undefined ? [] : [say("policy.number", { number: one.number })]),
      ...(one.published === undefined ? [] : [say("policy.published", { date: writtenDate(one.published, say) })]),
      ...(one.checked === undefined ? [] : [say("policy.checked_on", { date: writtenDate(one.checked, say) })]),
    ],
  }));
}

export function ledgerText(it: SchemeLedger, about: Description, say: PolicySay): LedgerText {
  const care = (id: string): string => optionsText("care", [id], about, say);
  return {
    scheme: it.scheme,
    name: optionsText("scheme", [it.scheme], about, say),
    layers: it.layers.map((layer) => ({
      care: care(layer.care),
      payers: layer.payers.map((payer) => payerText(payer, say)).join(say("list.comma")),
    })),
    without: it.without.map(care),
    values: GRADE_ORDER.map((grade) => ({ grade, n: it.values[grade] })).filter(({ n }) => n > 0),
    sources: it.sources,
    checked: checkedText(it, say),
  };
}

function checkedText({ checked: { first, last } }: SchemeLedger, say: PolicySay): string {
  if (first === "") return "";
  if (first === last) return say("policy.checked_on", { date: writtenDate(last, say) });
  return say("policy.checked_between", { first: writtenDate(first, say), last: writtenDate(last, say) });
}

export const knownText = (about: Description, say: PolicySay): string =>
  say("policy.known", { from: writtenDate(about.known.from, say), until: writtenDate(about.known.until, say) });

/** The rules of one scheme; `whole` describes the area. */
export function schemeRules(whole: Description, scheme: string, say: PolicySay): SchemeRules {
  const about = forScheme(whole, scheme);
  const ledger = ledgerText(ledgerOf(whole, scheme), whole, say);
  return {
    schemeName: ledger.name,
    known: knownText(about, say),
    ledger,
    sections: [...about.benefits.map((benefit) => sectionOf(benefit, about, say)), ...otherSections(about, say)],
    rules: eligibilityOf(about, say),
    readings: readingsOf(about, say),
    limits: limitsOf(about, say),
    sources: sourcesOf(about, say),
  };
}

export function answersOf({ answers, sources }: Description, { lang }: PolicySay): readonly AnswerText[] {
  return (answers ?? []).map((one) => {
    const source = sources.find(({ id }) => id === one.source);
    return {
      id: one.id,
      question: pick(one.question, lang),
      answer: pick(one.answer, lang),
      source: source === undefined ? "" : pick(source.title, lang),
      at: one.at === undefined ? "" : pick(one.at, lang),
    };
  });
}

/** One text or a list of texts, as packs have them. */
function textsOf(value: unknown, lang: Lang): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.flatMap((one) => {
    const text: unknown = typeof one === "object" && one !== null ? Reflect.get(one, lang) : undefined;
    return typeof text === "string" ? [text] : [];
  });
}

export function servicesOf({ services, sources }: Description, lang: Lang): ServiceText {
  const source = sources.find(({ id }) => id === services.source);
  return {
    hotline: services.hotline ?? "",
    menu: services.hotline_menu === undefined ? "" : pick(services.hotline_menu, lang),
    channels: textsOf(services["channels"], lang),
    papers: textsOf(services["papers"], lang),
    source: source === undefined ? "" : pick(source.title, lang),
    at: services.at === undefined ? "" : pick(services.at, lang),
  };
}
