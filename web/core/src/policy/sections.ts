/** A benefit: who pays, for whom, of what, and its values one under the other. */
import type { Description } from "../door.ts";
import { type PolicySay, pick } from "../texts.ts";
import { type Block, blockOf } from "./blocks.ts";
import type { BenefitDescription, SlotDescription } from "./shapes.ts";
import { conditionText, wordText } from "./words.ts";

export interface Slot {
  readonly id: string;
  readonly title: string;
  readonly notes: readonly string[];
  /** From late to early. */
  readonly blocks: readonly Block[];
}

export interface Section {
  readonly id: string;
  readonly name: string;
  readonly payer: string;
  readonly facts: readonly string[];
  readonly slots: readonly Slot[];
}

const PAYERS = {
  pooled_fund: "payer.pooled_fund",
  large_amount: "payer.large_amount",
  critical_illness: "payer.critical_illness",
  civil_servant: "payer.civil_servant",
  enterprise_supplement: "payer.enterprise_supplement",
  medical_assistance: "payer.medical_assistance",
  commercial: "payer.commercial",
  other: "payer.other",
  hospital: "payer.hospital",
} as const;

export const payerText = (payer: string, say: PolicySay): string => {
  const key = Object.entries(PAYERS).find(([id]) => id === payer)?.[1];
  return key === undefined ? payer : say(key);
};

const PARTS = {
  in_scope: "line.in_scope",
  first_pay: "line.first_pay",
  over_price_limit: "line.over_price_limit",
  noncovered: "line.noncovered",
  noncovered_drugs: "fact.noncovered_drugs",
  special_drugs: "fact.special_drugs",
} as const;

const SLOTS = {
  deductible: "policy.slot_deductible",
  deductible_change: "policy.slot_deductible_change",
  deductible_limit: "policy.slot_deductible_limit",
  rate: "policy.slot_rate",
  bands: "policy.slot_bands",
  adjust: "policy.slot_adjust",
  at_least: "policy.slot_at_least",
  ceiling: "policy.slot_ceiling",
  days: "policy.slot_days",
  plus: "policy.slot_plus",
} as const satisfies { readonly [slot in SlotDescription["slot"]]: string };

const DO = {
  multiply: "policy.do_multiply",
  subtract: "policy.do_subtract",
  set: "policy.do_set",
  at_least: "policy.do_at_least",
  add_points: "policy.do_add_points",
  subtract_points: "policy.do_subtract_points",
  raise_by: "policy.do_raise_by",
  multiply_rate: "policy.do_multiply_rate",
  multiply_person_share: "policy.do_multiply_person_share",
} as const;
const ON = { payment: "policy.on_payment", cost: "policy.on_cost" } as const;

const PER = {
  visit: "policy.per_visit",
  day: "policy.per_day",
  month: "policy.per_month",
  year: "policy.per_year",
  lifetime: "policy.per_lifetime",
} as const;

function slotNotes(slot: SlotDescription, about: Description, say: PolicySay): readonly string[] {
  const when = conditionText(slot.when, about, say, ["scheme"]);
  const lift = conditionText(slot.lift, about, say);
  const per = Object.entries(PER).find(([id]) => id === slot.per)?.[1];
  return [
    wordText(slot.do, DO, about, say),
    when === "" ? "" : say("policy.only_for", { who: when }),
    per === undefined ? "" : say(per),
    wordText(slot.on, ON, about, say),
    lift === "" ? "" : say("policy.lifted_for", { who: lift }),
  ].filter((text) => text !== "");
}

/** Of a fixed price the pack says what the hospital bears: its deductible is the price. */
const PRICE = { deductible: "policy.slot_price", rate: "policy.slot_price_rate" } as const;

export function slotTitle(slot: SlotDescription["slot"], payer: string, say: PolicySay): string {
  return say(payer === "hospital" && (slot === "deductible" || slot === "rate") ? PRICE[slot] : SLOTS[slot]);
}

export function slotOf(slot: SlotDescription, id: string, about: Description, say: PolicySay, payer = ""): Slot {
  return {
    id,
    title: slotTitle(slot.slot, payer, say),
    notes: slotNotes(slot, about, say),
    blocks: [...slot.history].reverse().map((history) => blockOf(history, slot.slot, about, say)),
  };
}

export const benefitName = (id: string, about: Description, say: PolicySay): string => {
  const found = about.benefits.find((one) => one.id === id);
  return found === undefined ? id : pick(found.name, say.lang);
};

function partText(part: string, weight: string, say: PolicySay): string {
  const key = Object.entries(PARTS).find(([id]) => id === part)?.[1];
  const name = key === undefined ? part : say(key);
  return weight === "100%" ? name : say("policy.weighted", { name, weight });
}

type Base = BenefitDescription["base"];

export function baseText(base: Base, about: Description, say: PolicySay): string {
  return (base ?? [])
    .map((one) =>
      "overflow" in one
        ? say("policy.overflow", { name: benefitName(one.overflow, about, say) })
        : partText(one.part, one.weight, say),
    )
    .join(say("list.comma"));
}

function sharedText(
  key: "policy.shares_deductible" | "policy.shares_ceiling",
  ids: readonly string[] | undefined,
  about: Description,
  say: PolicySay,
): readonly string[] {
  if (ids === undefined || ids.length === 0) return [];
  return [say(key, { names: ids.map((id) => benefitName(id, about, say)).join(say("list.comma")) })];
}

export function sectionOf(benefit: BenefitDescription, about: Description, say: PolicySay): Section {
  const who = conditionText(benefit.applies, about, say, ["scheme"]);
  const base = baseText(benefit.base, about, say);
  const per = Object.entries(PER).find(([id]) => id === benefit.period)?.[1];
  return {
    id: benefit.id,
    name: pick(benefit.name, say.lang),
    payer: payerText(benefit.payer, say),
    facts: [
      ...(who === "" ? [] : [say("policy.applies", { who })]),
      ...(base === "" ? [] : [say("policy.base", { parts: base })]),
      ...(per === undefined ? [] : [say("policy.counted", { per: say(per) })]),
      ...(benefit.deductible_per === undefined ? [] : [say("policy.deductible_per_year")]),
      ...sharedText("policy.shares_deductible", benefit.deductible_with, about, say),
      ...sharedText("policy.shares_ceiling", benefit.ceilings_with, about, say),
    ],
    slots: benefit.slots.map((slot, index) => slotOf(slot, `${benefit.id}-${index}`, about, say, benefit.payer)),
  };
}
