/** How much of the bill others paid, said both ways; and what is left of this year's limits. */

import { moneyText } from "./assumptions.ts";
import { type Amount, isRefused, type Priced, type Remaining } from "./door.ts";
import { high, isExact, isZero, low, share } from "./money.ts";
import { pick, type Say } from "./texts.ts";

export interface Ratios {
  readonly ofTotal: string;
  readonly ofScope: string;
  readonly same: boolean;
  readonly range: boolean;
}

/** A share of the bill for people: one decimal at most. */
const bare = (rate: string): string => String(Math.round(Number(rate.replace(/%$/, "")) * 10) / 10);

function ratioText(rate: Amount, say: Say): string {
  return isExact(rate) ? bare(low(rate)) : say("ratio.range", { low: bare(low(rate)), high: bare(high(rate)) });
}

/** Null where nothing is paid at all: a share of nothing tells nobody anything. */
export function ratiosOf(answer: Priced, say: Say): Ratios | null {
  if (isRefused(answer)) return null;
  const { of_total, of_in_scope } = answer.visits[0]?.ratios ?? {};
  if (of_total === undefined || of_in_scope === undefined) return null;
  const ofTotal = ratioText(of_total, say);
  const ofScope = ratioText(of_in_scope, say);
  return { ofTotal, ofScope, same: ofTotal === ofScope, range: !isExact(of_total) };
}

export interface Left {
  readonly label: string;
  readonly value: string;
  readonly sentence: string;
  /** How far the bead has moved, in percent. */
  readonly used: number;
  readonly mine: boolean;
}

function leftRow(one: Remaining, name: string | null, say: Say): Left {
  const mine = one.slot === "deductible";
  const full = isZero(one.left);
  const values = { used: moneyText(one.used, say), limit: moneyText(one.limit, say), left: moneyText(one.left, say) };
  const sentence = mine
    ? say(full ? "left.deductible_full" : "left.deductible_part", values)
    : say(full ? "left.ceiling_full" : "left.ceiling_part", values);
  const label = say(mine ? "line.deductible" : "left.ceiling");
  return {
    label: name === null ? label : say("left.named", { name, label }),
    value: say(full ? "left.none" : "left.some", values),
    sentence,
    used: Math.min(100, share(low(one.used), high(one.limit))),
    mine,
  };
}

/** What is told of limits: what is left of them, and the names of their benefits. */
export type Limited = Pick<Priced, "remaining" | "benefits">;

export function leftOf(answer: Limited, say: Say): readonly Left[] {
  const rows = (answer.remaining ?? [])
    .filter(({ slot }) => slot === "deductible" || slot === "ceiling")
    .filter(({ per }) => per === undefined || per === "year");
  const several = new Set(rows.map(({ benefit }) => benefit)).size > 1;
  return rows.map((one) => {
    const benefit = several ? answer.benefits.find(({ id }) => id === one.benefit) : undefined;
    return leftRow(one, benefit === undefined ? null : pick(benefit.name, say.lang), say);
  });
}
