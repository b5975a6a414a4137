/** Rules that are sentences of the pack: who is refused, waits or gets less, what is unclear, and what is not counted. */
import type { Description, Grade } from "../door.ts";
import { asLabel, type PolicySay, pick } from "../texts.ts";
import { type Block, bare } from "./blocks.ts";
import { benefitName } from "./sections.ts";
import { conditionText } from "./words.ts";

/** A rule said in one sentence of the pack: who is refused, waits, or gets less. */
export interface RuleText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly when: string;
  readonly facts: readonly string[];
  readonly block: Block;
}

export function eligibilityOf(about: Description, say: PolicySay): readonly RuleText[] {
  return (about.eligibility ?? []).map((rule) => ({
    id: rule.id,
    title:
      rule.effect === "not_covered"
        ? say("rule.not_covered")
        : rule.effect === "waiting"
          ? say("rule.waiting")
          : say("rule.reduced", { share: rule.share ?? "" }),
    text: pick(rule.text, say.lang),
    when: conditionText(rule.when, about, say, ["scheme"]),
    facts: [
      ...(rule.months === undefined ? [] : [say("policy.wait_months", { n: String(rule.months) })]),
      ...(rule.first_of_month === undefined ? [] : [say("policy.wait_first_of_month")]),
      ...(rule.benefits === undefined || rule.benefits.length === 0
        ? []
        : [
            say("policy.touches", {
              names: rule.benefits.map((id) => benefitName(id, about, say)).join(say("list.comma")),
            }),
          ]),
    ],
    block: bare(rule, about, say),
  }));
}

export interface ReadingText {
  readonly id: string;
  readonly question: string;
  readonly options: readonly { readonly label: string; readonly usual: boolean }[];
  readonly reason: string;
  readonly grade: Grade;
  readonly source: string;
  readonly sourceTitle: string;
  readonly at: string;
}

export function readingsOf(about: Description, say: PolicySay): readonly ReadingText[] {
  return about.readings.map((one) => {
    const source = about.sources.find(({ id }) => id === one.source);
    return {
      id: one.id,
      question: pick(one.question, say.lang),
      options: one.options.map(({ id, label }) => ({ label: pick(label, say.lang), usual: id === one.default })),
      reason: one.reason === undefined ? "" : pick(one.reason, say.lang),
      grade: one.grade ?? "unknown",
      source: one.source ?? "",
      sourceTitle: source === undefined ? "" : pick(source.title, say.lang),
      at: one.at === undefined ? "" : pick(one.at, say.lang),
    };
  });
}

/** A limit, and whom it touches. */
export interface LimitText {
  readonly id: string;
  readonly who: string;
  readonly text: string;
}

export const limitsOf = (about: Description, say: PolicySay): readonly LimitText[] =>
  about.limits.map(({ id, when, text }) => ({
    id,
    who: asLabel(conditionText(when, about, say, ["scheme"])),
    text: pick(text, say.lang),
  }));
