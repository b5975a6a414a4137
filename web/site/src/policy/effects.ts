/** What a change is worth, in yuan: the engine's own sample cases of an area, settled the day before and on the day. */
import { type Amount, type DoorReplies, fen, high, low } from "@yibao/core";
import { admits, optionsOf } from "@yibao/core/policy";
import type { Area } from "./areas.ts";
import { type ChangeDay, diffOf } from "./history.ts";

export interface Effect {
  /** Who: of each fact the options that fare alike; a fact whose every option does is left out. */
  readonly when: readonly { readonly fact: string; readonly options: readonly string[] }[];
  readonly total: string;
  readonly before: Amount;
  readonly after: Amount;
}

type Family = NonNullable<DoorReplies["diff"]["families"]>["list"][number];

const MOST_EFFECTS = 6;

/**
 * Where a whole benefit is on record only from this day, the day before may lack it because nobody wrote it down: a
 * comparison would say more than is known.
 */
const isNew = (area: Area, care: string, day: ChangeDay): boolean =>
  area.about.benefits.some(
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
function together(area: Area, samples: readonly Family[]): Effect["when"] {
  const when = Object.keys(samples[0]?.facts ?? {}).map((fact) => ({
    fact,
    options: [...new Set(samples.map(({ facts }) => facts[fact] ?? ""))],
  }));
  const whole = when.reduce((product, { options }) => product * options.length, 1) === samples.length;
  return when
    .map(({ fact, options }) => ({ fact, options: whole ? options : options.slice(0, 1) }))
    .filter(
      ({ fact, options }) => fact !== "scheme" && options.length < Math.max(2, optionsOf(area.about, fact).length),
    );
}

/** Sample cases of a scheme that cost something else than the day before: exact ones first. */
export function effectsOf(area: Area, scheme: string, day: ChangeDay): readonly Effect[] {
  const alike = new Map<string, Family[]>();
  for (const sample of diffOf(area, scheme, day.date).families?.list ?? []) {
    const { facts, total, from, to } = sample;
    if (isNew(area, facts["care"] ?? "", day)) continue;
    const key = JSON.stringify([facts["care"], Object.keys(facts), total, from.person_total, to.person_total]);
    alike.set(key, [...(alike.get(key) ?? []), sample]);
  }
  const told = new Set<string>();
  return [...alike.values()]
    .sort(([a], [b]) => fen(a?.total ?? "0.00") - fen(b?.total ?? "0.00"))
    .flatMap((samples) => {
      const [{ facts, total, from, to, change }] = samples as [Family];
      if (from.person_total === undefined || to.person_total === undefined) return [];
      // A larger bill of the same person that changes by as much says nothing new.
      const key = JSON.stringify([facts, change]);
      if (told.has(key)) return [];
      told.add(key);
      return [{ when: together(area, samples), total, before: from.person_total, after: to.person_total }];
    })
    .filter(moves)
    .sort((a, b) => width(a) - width(b))
    .slice(0, MOST_EFFECTS);
}
