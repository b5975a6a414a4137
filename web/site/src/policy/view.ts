/** Everything the page of an area or of a scheme shows, in the words of one language. */
import { type Lang, type PolicySay, pick } from "@yibao/core";
import {
  type AnswerText,
  answersOf,
  areaDays,
  type DayText,
  type Description,
  daysIn,
  type ExampleText,
  exampleText,
  knownText,
  type LedgerText,
  ledgerOf,
  ledgerText,
  type SchemeRules,
  type ServiceText,
  type SourceText,
  schemeRules,
  servicesOf,
  sourcesOf,
} from "@yibao/core/policy";
import { areaPath, inLanguage, schemePath } from "./addresses.ts";
import { type Area, areaOf } from "./areas.ts";
import { policySay } from "./words.ts";

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
    days: daysIn(area, scheme, say),
    examples: area.examples.filter((one) => one.scheme === scheme).map((one) => exampleText(one, area.about, say)),
  };
}

function workedAnswers(area: Area, say: PolicySay): readonly WorkedAnswer[] {
  return answersOf(area.about, say).map((one) => {
    const worked = area.answered.get(one.id);
    return { ...one, worked: worked === undefined ? null : exampleText(worked, area.about, say) };
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
  return {
    say,
    area,
    areaName: pick(about.name, lang),
    province: about.province === undefined ? "" : pick(about.province, lang),
    known: knownText(about, say),
    checked: held[0]?.checked ?? "",
    schemes,
    without: ledgers.filter(({ scheme }) => !area.schemes.includes(scheme)).map(({ name }) => name),
    days: areaDays(area, area.schemes, say).map((day) => ({
      ...day,
      schemes: day.schemes.map((one) => ({
        ...one,
        path: `${inLanguage(lang, schemePath(region, one.id))}#d-${day.date}`,
      })),
    })),
    answers: workedAnswers(area, say),
    services: servicesOf(about, lang),
    examples: area.examples.map((one) => exampleText(one, about, say)),
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
