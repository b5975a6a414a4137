/**
 * What would change the answer: every change the engine found, in yuan, with the address that runs it again; and the
 * benefits that did not pay, with the condition that failed. All amounts are the engine's.
 */
import { moneyText } from "./assumptions.ts";
import { type Case, withAnswer, writeAddress } from "./case.ts";
import { isDate, writtenDate } from "./dates.ts";
import type { Amount, Description, Improvement, Improvements, NotApplied, Priced } from "./door.ts";
import { answerText, labelOf, RESULT } from "./flow.ts";
import { grouped, high, isZero, low } from "./money.ts";
import { asLabel, pick, type ResultKey, type ResultSay } from "./texts.ts";

export interface Improved {
  readonly title: string;
  /** "less": the person pays less; "cash": only where the money comes from changes. */
  readonly kind: "less" | "cash";
  readonly saving: Amount;
  readonly after: string;
  /** The case with the change, as an address: opening it is the proof. Null where an address cannot say it. */
  readonly address: string | null;
}

export interface Unapplied {
  readonly name: string;
  readonly reasons: readonly string[];
}

type Change = Improvement["changes"][number];

function changeText(change: Change, about: Description, say: ResultSay): string {
  if (change.path === "/date") return say("improve.date", { date: writtenDate(change.to, say) });
  const label =
    change.question === undefined ? labelOf(change.path, about, say) : asLabel(pick(change.question, say.lang));
  const option =
    change.label === undefined ? answerText(change.path, change.to, about, say) : pick(change.label, say.lang);
  return say("improve.to", { label, option });
}

const OF_ONE_VISIT = /^\/(?:person|visits\/0|options\/readings|year_to_date)\/[a-z0-9_/]+$/;

/** The case with what was tried; null where it needs more than an address holds, such as another order of visits. */
export function provedCase(it: Case, proved: Improvement["proved"]): Case | null {
  let changed = it;
  for (const [path, value] of Object.entries(proved)) {
    if (typeof value !== "string") return null;
    if (path === "/date" && isDate(value)) changed = { ...changed, date: value };
    else if (OF_ONE_VISIT.test(path)) changed = withAnswer(changed, path, value);
    else return null;
  }
  return changed;
}

function improved(one: Improvement, it: Case, about: Description, say: ResultSay): Improved {
  const cash = isZero(one.saving);
  const proof = provedCase(it, one.proved);
  const { total, cash: left } = one.total.person;
  const amounts = { total: moneyText(total, say), cash: moneyText(left, say) };
  const title =
    one.kind === "account"
      ? say("improve.account", { amount: grouped(one.changes[0]?.to ?? "0") })
      : one.changes.map((change) => changeText(change, about, say)).join(say("improve.and"));
  return {
    title,
    kind: cash ? "cash" : "less",
    saving: cash ? one.cash_saving : one.saving,
    after: say(cash ? "improve.after_cash" : "improve.after", amounts),
    address: proof === null ? null : writeAddress(proof, RESULT),
  };
}

export const improvedOf = (reply: Improvements, it: Case, about: Description, say: ResultSay): readonly Improved[] =>
  reply.improvements.map((one) => improved(one, it, about, say));

const REASONS: { readonly [reason in Exclude<NotApplied["reason"], "condition" | "refused">]: ResultKey } = {
  no_base: "improve.no_base",
  below_deductible: "improve.below",
  rate: "improve.rate",
  ceiling: "improve.ceiling",
  unpaid: "improve.unpaid",
};

type Condition = NonNullable<NotApplied["conditions"]>[number];

function conditionText({ path, value, wanted }: Condition, about: Description, say: ResultSay): string {
  const words = (one: string): string => answerText(path, one, about, say);
  const values = {
    label: labelOf(path, about, say),
    value: value === null ? "" : words(value),
    wanted: wanted.map(words).join(say("list.or")),
  };
  return say(value === null ? "improve.condition_open" : "improve.condition", values);
}

function reasonsOf(one: NotApplied, answer: Priced, about: Description, say: ResultSay): readonly string[] {
  if (one.reason === "condition") return (one.conditions ?? []).map((it) => conditionText(it, about, say));
  if (one.reason === "refused") {
    const rule = answer.eligibility?.find(({ id }) => id === one.rule);
    return [rule === undefined ? say("improve.refused") : pick(rule.text, say.lang)];
  }
  return [say(REASONS[one.reason], { missing: grouped(one.missing ?? "0") })];
}

/** What is closest comes first: what a person may decide for, then what lacks the fewest conditions. */
function distance({ conditions = [] }: NotApplied): number {
  const fixed = conditions.filter(({ choosable }) => !choosable).length;
  return fixed * 100 + conditions.length;
}

export const unappliedOf = (
  reply: Improvements,
  answer: Priced,
  about: Description,
  say: ResultSay,
): readonly Unapplied[] =>
  [...reply.not_applied]
    .sort((a, b) => distance(a) - distance(b))
    .map((one) => ({ name: pick(one.name, say.lang), reasons: reasonsOf(one, answer, about, say) }));

/** Whether a saving may also be nothing, while something is unknown. */
export const isUnsure = (saving: Amount): boolean => low(saving) !== high(saving);
