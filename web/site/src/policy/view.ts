/** Everything the page of an area or of a scheme shows, in the words of one language. */
import {
  type Amount,
  fen,
  high,
  type Lang,
  low,
  type PolicySay,
  pick,
  TOTAL_PATH,
  wholeEnds,
  writtenDate,
} from "@yibao/core";
import {
  type AnswerText,
  answersOf,
  answersText,
  type Description,
  forScheme,
  knownText,
  type LedgerText,
  ledgerOf,
  ledgerText,
  optionsText,
  type SchemeRules,
  type ServiceText,
  type SourceText,
  schemeRules,
  servicesOf,
  sourcesOf,
  yuan,
} from "@yibao/core/policy";
import { areaPath, inLanguage, schemePath } from "./addresses.ts";
import { type Area, areaOf } from "./areas.ts";
import { type Effect, effectsOf } from "./effects.ts";
import { answerExample, type ExampleText, examplesOf, exampleText } from "./examples.ts";
import { type ChangeDay, changesIn } from "./history.ts";
import { policySay } from "./words.ts";

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

/** What is held, and by how many cases it is checked. */
export interface CheckedLedger extends LedgerText {
  readonly cases: number;
}

export interface SchemeView extends SchemeRules {
  readonly say: PolicySay;
  readonly area: Area;
  readonly scheme: string;
  readonly areaName: string;
  readonly checked: string;
  readonly ledger: CheckedLedger;
  readonly days: readonly DayText[];
  readonly examples: readonly ExampleText[];
}

interface WorkedAnswer extends AnswerText {
  readonly worked: ExampleText | null;
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
    readonly ledger: CheckedLedger;
  }[];
  readonly without: readonly string[];
  readonly days: readonly {
    readonly date: string;
    readonly written: string;
    readonly schemes: readonly { readonly name: string; readonly path: string; readonly what: string }[];
  }[];
  readonly answers: readonly WorkedAnswer[];
  readonly services: ServiceText;
  readonly examples: readonly ExampleText[];
  readonly sources: readonly SourceText[];
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

export const ledgerIn = ({ about, cases }: Area, scheme: string, say: PolicySay): CheckedLedger => ({
  ...ledgerText(ledgerOf(about, scheme), about, say),
  cases: cases.filter(({ request }) => Reflect.get(Object(request["person"]), "scheme") === scheme).length,
});

export async function schemeView(region: string, scheme: string, lang: Lang): Promise<SchemeView> {
  const area = await areaOf(region);
  const say = policySay(lang);
  const rules = schemeRules(area.about, scheme, say);
  return {
    ...rules,
    say,
    area,
    scheme,
    areaName: pick(area.about.name, lang),
    checked: rules.ledger.checked,
    ledger: ledgerIn(area, scheme, say),
    days: daysOf(area, scheme, forScheme(area.about, scheme), say),
    examples: examplesOf(area)
      .filter((one) => one.scheme === scheme)
      .map((one) => exampleText(one, area, say)),
  };
}

function workedAnswers(area: Area, say: PolicySay): readonly WorkedAnswer[] {
  return answersOf(area.about, say).map((one) => {
    const worked = answerExample(area, one.id);
    return { ...one, worked: worked === null ? null : exampleText(worked, area, say) };
  });
}

export async function areaView(region: string, lang: Lang): Promise<AreaView> {
  const area = await areaOf(region);
  const { about } = area;
  const say = policySay(lang);
  const ledgers = (about.facts.find(({ id }) => id === "scheme")?.options ?? []).map(({ id }) =>
    ledgerIn(area, id, say),
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
    answers: workedAnswers(area, say),
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
