/** Money paid besides the bill, such as the maternity allowance. It never enters the statement. */

import { moneyText } from "./assumptions.ts";
import type { Allowance, Priced } from "./door.ts";
import { type Cite, citesOf } from "./evidence.ts";
import { pick, type Say } from "./texts.ts";

export interface Paid {
  readonly name: string;
  /** Null while the monthly base is not known. */
  readonly amount: string | null;
  readonly how: string | null;
  readonly cites: readonly Cite[];
}

function howOf({ amount, monthly_base, days }: Allowance, say: Say): string | null {
  if (amount === null) return say("allow.open");
  if (monthly_base === undefined || days === undefined) return null;
  return say("allow.how", { base: moneyText(monthly_base, say), days: String(days) });
}

export function allowancesOf(answer: Priced, say: Say): readonly Paid[] {
  return answer.visits
    .flatMap(({ allowances }) => allowances ?? [])
    .map((one) => ({
      name: pick(one.name, say.lang),
      amount: one.amount === null ? null : moneyText(one.amount, say),
      how: howOf(one, say),
      cites: citesOf(answer, one.sources, say),
    }));
}
