/** What a change is worth, in yuan: the engine's own sample cases of an area, settled the day before and on the day. */
import { TOTAL_PATH } from "../case.ts";
import { writtenDate } from "../dates.ts";
import type { Amount, Description } from "../door.ts";
import { wholeEnds } from "../headline.ts";
import { fen, high, low } from "../money.ts";
import type { PolicySay } from "../texts.ts";
import { admits, forScheme, optionsOf } from "./conditions.ts";
import { type ChangeDay, changesIn, type Sample } from "./history.ts";
import type { Held } from "./shapes.ts";
import { answersText, optionsText, yuan } from "./words.ts";

interface Effect {
  /** Who: of each fact the options that fare alike; a fact whose every option does is left out. */
  readonly when: readonly { readonly fact: string; readonly options: readonly string[] }[];
  readonly total: string;
  readonly before: Amount;
  readonly after: Amount;
}

const MOST_EFFECTS = 6;

/**
 * Where a whole benefit is on record only from this day, the day before may lack it because nobody wrote it down: a
 * comparison would say more than is known.
 */
const isNew = (about: Description, care: string, day: ChangeDay): boolean =>
  about.benefits.some(
    ({ id, applies }) =>
      admits(applies, "care", care) && day.changes.some((one) => one.benefit === id && one.whole !== ""),
  );

/** Both ends move the same way. A range of which one end stays tells what is known, not what changed. */
function moves({ before, after }: Effect): boolean {
  const ends = [fen(low(after)) - fen(low(before)), fen(high(after)) - fen(high(before))];
  return ends.every((one) => one < 0) || ends.every((one) => one > 0);
}

const width = ({ before, after }: Effect): number =>
  [before, after].reduce((sum, amount) => sum + fen(high(amount)) - fen(low(amount)), 0);

/** Samples with the same figures as one, if together they are every combination of what they say; else the first of them. */
function together(about: Description, samples: readonly Sample[]): Effect["when"] {
  const when = Object.keys(samples[0]?.facts ?? {}).map((fact) => ({
    fact,
    options: [...new Set(samples.map(({ facts }) => facts[fact] ?? ""))],
  }));
  const whole = when.reduce((product, { options }) => product * options.length, 1) === samples.length;
  return when
    .map(({ fact, options }) => ({ fact, options: whole ? options : options.slice(0, 1) }))
    .filter(({ fact, options }) => fact !== "scheme" && options.length < Math.max(2, optionsOf(about, fact).length));
}

/** Sample cases of a scheme that cost something else than the day before: exact ones first. */
function effectsOf(about: Description, day: ChangeDay): readonly Effect[] {
  const alike = new Map<string, Sample[]>();
  for (const sample of day.samples) {
    const { facts, total, from, to } = sample;
    if (isNew(about, facts["care"] ?? "", day)) continue;
    const key = JSON.stringify([facts["care"], Object.keys(facts), total, from.person_total, to.person_total]);
    alike.set(key, [...(alike.get(key) ?? []), sample]);
  }
  const told = new Set<string>();
  return [...alike.values()]
    .sort(([a], [b]) => fen(a?.total ?? "0.00") - fen(b?.total ?? "0.00"))
    .flatMap((samples) => {
      const [{ facts, total, from, to, change }] = samples as [Sample];
      if (from.person_total === undefined || to.person_total === undefined) return [];
      // A larger bill of the same person that changes by as much says nothing new.
      const key = JSON.stringify([facts, change]);
      if (told.has(key)) return [];
      told.add(key);
      return [{ when: together(about, samples), total, before: from.person_total, after: to.person_total }];
    })
    .filter(moves)
    .sort((a, b) => width(a) - width(b))
    .slice(0, MOST_EFFECTS);
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

/** The days on which the rules of a scheme changed, each with what it meant in yuan for typical cases. */
export function daysIn(held: Held, scheme: string, say: PolicySay): readonly DayText[] {
  const about = forScheme(held.about, scheme);
  return changesIn(held, scheme, say).map((day) => ({
    date: day.date,
    written: writtenDate(day.date, say),
    changes: day.changes,
    effects: effectsOf(held.about, day).map((effect) => effectText(effect, about, say)),
  }));
}
