/** Rules that refuse a visit, make it wait, or reduce what is paid: said beside the amount, each with its source. */

import { writtenDate } from "./dates.ts";
import type { Priced, Rule } from "./door.ts";
import { type Cite, citesOf } from "./evidence.ts";
import { pick, type Say } from "./texts.ts";

export interface Ruling {
  readonly effect: Rule["effect"];
  readonly title: string;
  readonly text: string;
  readonly cites: readonly Cite[];
}

function titleOf({ effect, until, share }: Rule, say: Say): string {
  if (effect === "not_covered") return say("rule.not_covered");
  if (effect === "reduced") return say("rule.reduced", { share: share ?? "" });
  return typeof until === "string" ? say("rule.waiting_until", { date: writtenDate(until, say) }) : say("rule.waiting");
}

/** Each rule once, however many visits it touches. While facts are unknown, a rule only may hold. */
export function rulingsOf(answer: Priced, say: Say): readonly Ruling[] {
  const rules = answer.eligibility ?? [];
  return rules
    .filter((rule, index) => rules.findIndex(({ id }) => id === rule.id) === index)
    .map((rule) => {
      const title = titleOf(rule, say);
      return {
        effect: rule.effect,
        title: answer.status === "bounded" ? say("rule.may", { title }) : title,
        text: pick(rule.text, say.lang),
        cites: citesOf(answer, [rule], say),
      };
    });
}
