/** Everything the page of an area or of a scheme shows, in the words of one language. */
import {
  type Amount,
  fen,
  type Grade,
  high,
  type Lang,
  low,
  pick,
  TOTAL_PATH,
  wholeEnds,
  writtenDate,
} from "@yibao/core";
import { areaPath, inLanguage, schemePath } from "./addresses.ts";
import { type Area, areaOf, forScheme } from "./areas.ts";
import { type Effect, effectsOf } from "./effects.ts";
import { answerExample, type ExampleText, examplesOf, exampleText } from "./examples.ts";
import { type ChangeDay, changesIn } from "./history.ts";
import { GRADE_ORDER, ledgerOf, type SchemeLedger } from "./ledger.ts";
import type { Description } from "./shapes.ts";
import {
  eligibilityOf,
  limitsOf,
  otherSections,
  payerText,
  type ReadingText,
  type RuleText,
  readingsOf,
  type Section,
  sectionOf,
} from "./tables.ts";
import { answersText, optionsText, type PolicySay, policySay, yuan } from "./words.ts";

export interface SourceText {
  readonly id: string;
  readonly title: string;
  readonly grade: Grade;
  readonly facts: readonly string[];
  readonly reason: string;
  readonly url: string;
}

export interface EffectText {
  readonly who: string;
  readonly before: string;
  readonly after: string;
  readonly way: string;
}

export interface DayText {
  readonly date: string;
  readonly written: string;
  readonly changes: ChangeDay["changes"];
  readonly effects: readonly EffectText[];
}

export interface LedgerText {
  readonly scheme: string;
  readonly name: string;
  readonly layers: readonly { readonly care: string; readonly payers: string }[];
  readonly without: readonly string[];
  readonly values: readonly { readonly grade: Grade; readonly n: number }[];
  readonly sources: number;
  readonly cases: number;
  readonly checked: string;
}

export interface SchemeView {
  readonly say: PolicySay;
  readonly area: Area;
  readonly scheme: string;
  readonly areaName: string;
  readonly schemeName: string;
  readonly known: string;
  readonly checked: string;
  readonly ledger: LedgerText;
  readonly sections: readonly Section[];
  readonly rules: readonly RuleText[];
  readonly readings: readonly ReadingText[];
  readonly limits: ReturnType<typeof limitsOf>;
  readonly days: readonly DayText[];
  readonly examples: readonly ExampleText[];
  readonly sources: readonly SourceText[];
}

export interface AnswerText {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly source: string;
  readonly at: string;
  readonly worked: ExampleText | null;
}

export interface ServiceText {
  readonly hotline: string;
  readonly menu: string;
  readonly channels: readonly string[];
  readonly papers: readonly string[];
  readonly source: string;
  readonly at: string;
}

export interface AreaView {
  readonly say: PolicySay;
  readonly area: Area;
  readonly areaName: string;
  readonly province: string;
  readonly known: string;
  readonly checked: string;
  readonly schemes: readonly {
    readonly id: string;
    readonly name: string;
    readonly path: string;
    readonly ledger: LedgerText;
  }[];
  readonly without: readonly string[];
  readonly days: readonly {
    readonly date: string;
    readonly written: string;
    readonly schemes: readonly { readonly name: string; readonly path: string; readonly what: string }[];
  }[];
  readonly answers: readonly AnswerText[];
  readonly services: ServiceText;
  readonly examples: readonly ExampleText[];
  readonly sources: readonly SourceText[];
}

function sourcesOf(about: Description, say: PolicySay): readonly SourceText[] {
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

/** A range in whole yuan, rounded outwards; an exact amount to the fen. */
function amountText(amount: Amount, say: PolicySay): string {
  if (low(amount) === high(amount)) return yuan(low(amount), say);
  const { low: first, high: last } = wholeEnds(amount, say);
  return say("amount.yuan", { amount: say("amount.range", { low: first.text, high: last?.text ?? "" }) });
}

const wayOf = ({ before, after }: Effect, say: PolicySay): string =>
  say(
    fen(low(after)) < fen(low(before)) || fen(high(after)) < fen(high(before))
      ? "policy.effect_less"
      : "policy.effect_more",
  );

function effectText(effect: Effect, about: Description, say: PolicySay): EffectText {
  const who = effect.when.map(({ fact, options }) => optionsText(fact, options, about, say));
  const bill = answersText([{ path: TOTAL_PATH, value: effect.total }], about, say) ?? "";
  return {
    who: [...who, bill].join(say("list.comma")),
    before: amountText(effect.before, say),
    after: amountText(effect.after, say),
    way: wayOf(effect, say),
  };
}

/** The engine's figures are the same in both languages: worked out once. */
const effects = new Map<string, readonly Effect[]>();
function effectsOnce(area: Area, scheme: string, day: ChangeDay): readonly Effect[] {
  const key = `${area.about.region} ${scheme} ${day.date}`;
  const known = effects.get(key) ?? effectsOf(area, scheme, day);
  effects.set(key, known);
  return known;
}

function daysOf(area: Area, scheme: string, about: Description, say: PolicySay): readonly DayText[] {
  return changesIn(area, scheme, say).map((day) => ({
    date: day.date,
    written: writtenDate(day.date, say),
    changes: day.changes,
    effects: effectsOnce(area, scheme, day).map((effect) => effectText(effect, about, say)),
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
    cases: it.cases,
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

export async function schemeView(region: string, scheme: string, lang: Lang): Promise<SchemeView> {
  const area = await areaOf(region);
  const say = policySay(lang);
  const about = forScheme(area.about, scheme);
  const ledger = ledgerText(ledgerOf(area, scheme), area.about, say);
  return {
    say,
    area,
    scheme,
    areaName: pick(about.name, lang),
    schemeName: ledger.name,
    known: knownText(about, say),
    checked: ledger.checked,
    ledger,
    sections: [...about.benefits.map((benefit) => sectionOf(benefit, about, say)), ...otherSections(about, say)],
    rules: eligibilityOf(about, say),
    readings: readingsOf(about, say),
    limits: limitsOf(about, say),
    days: daysOf(area, scheme, about, say),
    examples: examplesOf(area)
      .filter((one) => one.scheme === scheme)
      .map((one) => exampleText(one, area, say)),
    sources: sourcesOf(about, say),
  };
}

function answersOf(area: Area, say: PolicySay): readonly AnswerText[] {
  return (area.about.answers ?? []).map((one) => {
    const source = area.about.sources.find(({ id }) => id === one.source);
    const worked = answerExample(area, one.id);
    return {
      id: one.id,
      question: pick(one.question, say.lang),
      answer: pick(one.answer, say.lang),
      source: source === undefined ? "" : pick(source.title, say.lang),
      at: one.at === undefined ? "" : pick(one.at, say.lang),
      worked: worked === null ? null : exampleText(worked, area, say),
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

function servicesOf({ services, sources }: Description, lang: Lang): ServiceText {
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

export async function areaView(region: string, lang: Lang): Promise<AreaView> {
  const area = await areaOf(region);
  const { about } = area;
  const say = policySay(lang);
  const ledgers = (about.facts.find(({ id }) => id === "scheme")?.options ?? []).map(({ id }) =>
    ledgerText(ledgerOf(area, id), about, say),
  );
  const held = ledgers.filter(({ scheme }) => area.schemes.includes(scheme));
  const schemes = held.map((ledger) => ({
    id: ledger.scheme,
    name: ledger.name,
    path: inLanguage(lang, schemePath(region, ledger.scheme)),
    ledger,
  }));
  const changes = schemes.flatMap(({ id, name, path }) =>
    changesIn(area, id, say).map((day) => ({
      date: day.date,
      name,
      path: `${path}#d-${day.date}`,
      what: [...new Set(day.changes.map(({ name }) => name))].join(say("list.comma")),
    })),
  );
  const dates = [...new Set(changes.map(({ date }) => date))].sort().reverse();
  return {
    say,
    area,
    areaName: pick(about.name, lang),
    province: about.province === undefined ? "" : pick(about.province, lang),
    known: knownText(about, say),
    checked: held[0]?.checked ?? "",
    schemes,
    without: ledgers.filter(({ scheme }) => !area.schemes.includes(scheme)).map(({ name }) => name),
    days: dates.map((date) => ({
      date,
      written: writtenDate(date, say),
      schemes: changes.filter((one) => one.date === date),
    })),
    answers: answersOf(area, say),
    services: servicesOf(about, lang),
    examples: examplesOf(area).map((one) => exampleText(one, area, say)),
    sources: sourcesOf(about, say),
  };
}

/** The trail to a page, for people and for search engines. */
export interface Crumb {
  readonly name: string;
  readonly path: string;
}

export function crumbsOf(say: PolicySay, ...rest: readonly Crumb[]): readonly Crumb[] {
  const { lang } = say;
  return [
    { name: say("policy.home"), path: inLanguage(lang, "") },
    { name: say("policy.tool"), path: inLanguage(lang, "policy/") },
    ...rest,
  ];
}

export const areaCrumb = (about: Description, lang: Lang): Crumb => ({
  name: pick(about.name, lang),
  path: inLanguage(lang, areaPath(about.region)),
});
