/** What was assumed for the person: each default, each reading of an unclear text, each amount taken as nothing. */

import type { Case } from "./case.ts";
import { firstUnknownYear, writtenDate, yearOf } from "./dates.ts";
import { type Alternative, type Amount, type Assumption, type Grade, isRefused, type Priced } from "./door.ts";
import { DATE } from "./flow.ts";
import { grouped, high, isNegative, isSpan, isZero, low, magnitude } from "./money.ts";
import { asLabel, pick, type Say } from "./texts.ts";

export interface Assumed {
  readonly title: string;
  readonly effects: readonly string[];
  readonly grade: Grade | null;
  /** The step that changes it; null where the page cannot ask for it. */
  readonly change: string | null;
  /** Every other choice gives the same figures this time. */
  readonly idle: boolean;
}

/** More alternatives than this are not read anyway; the question itself shows them all. */
const MOST_ALTERNATIVES = 3;

export const moneyText = (amount: Amount, say: Say): string =>
  isSpan(amount) && amount.low !== amount.high
    ? say("amount.range", { low: grouped(amount.low), high: grouped(amount.high) })
    : grouped(isSpan(amount) ? amount.low : amount);

function changeText(change: Amount, say: Say): string {
  if (isZero(change)) return say("change.same");
  const [from, to] = [low(change), high(change)];
  if (isNegative(from) && !isNegative(to) && !isZero(to))
    return say("change.between", { range: moneyText(change, say) });
  // Less by 260 to 340 is the range from -340 to -260: the smaller magnitude is said first.
  const less = isNegative(from);
  const size: Amount = less ? { low: magnitude(to), high: magnitude(from) } : change;
  return say(less ? "change.less" : "change.more", { amount: moneyText(size, say) });
}

/** How another choice is told: by its label, or by what the engine tried in its place. */
function optionText(one: Assumption, { value, label }: Alternative, say: Say): string {
  if (one.kind === "amount") return say("assume.amount", { amount: grouped(value).replace(/\.00$/, "") });
  if (one.kind === "year_to_date") return say("assume.deductible_used");
  return say("assume.option", { option: label === undefined ? value : pick(label, say.lang) });
}

/** Whether something was tried in its place, and nothing moved. */
const isIdle = ({ alternatives }: Assumption): boolean =>
  alternatives.length > 0 && alternatives.every(({ change }) => change !== undefined && isZero(change));

function effectsOf(one: Assumption, say: Say): readonly string[] {
  const known = one.alternatives.filter(({ change }) => change !== undefined);
  const moving = known.filter(({ change }) => change !== undefined && !isZero(change));
  const lost = one.alternatives.filter((other) => other.encoded === false);
  const told = moving.slice(0, MOST_ALTERNATIVES).map((other) => {
    const change = changeText(other.change ?? "0.00", say);
    const option = optionText(one, other, say);
    return other.person_total === undefined
      ? say("assume.if_change", { option, change })
      : say("assume.if", { option, change, total: moneyText(other.person_total, say) });
  });
  const same = known.length > 0 && moving.length === 0 ? [say("assume.no_effect")] : [];
  const names = lost.flatMap(({ label }) => (label === undefined ? [] : [pick(label, say.lang)])).join(say("list.or"));
  return [...told, ...same, ...(names === "" ? [] : [say("assume.not_encoded", { option: names })])];
}

function assumed(one: Assumption, say: Say): Assumed {
  const question = one.question === undefined ? one.fact : asLabel(pick(one.question, say.lang));
  const effects = effectsOf(one, say);
  const grade = one.grade ?? null;
  const idle = isIdle(one);
  if (one.kind === "amount") {
    const value = say("amount.yuan", { amount: grouped(one.value) });
    const pocket = one.fact === "account_balance" ? [say("assume.account_effect")] : [];
    return {
      title: say("assume.as", { question, value }),
      effects: [...effects, ...pocket],
      grade,
      change: one.path,
      idle,
    };
  }
  if (one.kind === "year_to_date") {
    const told = effects.length > 0 ? effects : [say("assume.first_effect")];
    return { title: say("assume.first_this_year"), effects: told, grade, change: null, idle };
  }
  const value = one.label === undefined ? one.value : pick(one.label, say.lang);
  const reason = one.reason === undefined ? [] : [pick(one.reason, say.lang)];
  return {
    title: say("assume.as", { question, value }),
    effects: [...effects, ...reason],
    grade,
    change: one.path,
    idle,
  };
}

function assumedDate(it: Case, answer: Priced, date: string, today: string, say: Say): Assumed[] {
  if (it.date !== null && it.date !== answer.known.until) return [];
  const late = today > answer.known.until;
  const effect = late
    ? say("assume.date_late", { since: firstUnknownYear(answer.known.until), year: yearOf(date) })
    : say("assume.date_today");
  const title = say("assume.date", { date: writtenDate(date, say) });
  return [{ title, effects: [effect], grade: null, change: DATE, idle: false }];
}

export function assumptionsOf(it: Case, answer: Priced, date: string, today: string, say: Say): readonly Assumed[] {
  const day = assumedDate(it, answer, date, today, say);
  // A refused bill is all the person's, whatever else was assumed.
  return isRefused(answer) ? day : [...day, ...answer.assumptions.map((one) => assumed(one, say))];
}
