/** A step of the calculation as a formula with its numbers. Every number comes from the engine's step. */
import type { Step } from "./door.ts";
import { fen, grouped, isZero } from "./money.ts";
import type { Say, TextKey } from "./texts.ts";

export interface Term {
  readonly kind: "number" | "sign" | "result";
  readonly text: string;
}

interface Part {
  readonly operation: string;
  readonly value: string;
}

export interface Formula {
  readonly label: string | null;
  readonly terms: readonly Term[];
}

const number = (text: string): Term => ({ kind: "number", text });
const sign = (text: string): Term => ({ kind: "sign", text });
const result = (text: string): Term => ({ kind: "result", text });

export const PLUS = "+";
export const MINUS = "\u2212";
export const TIMES = "\u00d7";
export const EQUALS = "=";
export const ARROW = "\u2192";

export const text = (step: Step, name: string): string | undefined => {
  const value: unknown = step.operands[name];
  return typeof value === "string" ? value : undefined;
};

const isPart = (value: unknown): value is Part =>
  typeof value === "object" && value !== null && "operation" in value && "value" in value;

const parts = (step: Step): readonly Part[] => {
  const value: unknown = step.operands["parts"];
  return Array.isArray(value) ? value.filter(isPart) : [];
};

/** a − b − c = result */
export function difference(from: string, minus: readonly string[], left: string): readonly Term[] {
  return [
    number(grouped(from)),
    ...minus.flatMap((amount) => [sign(MINUS), number(grouped(amount))]),
    sign(EQUALS),
    result(grouped(left)),
  ];
}

/** How the parts of a rate are joined; a part of another kind is only named by its value. */
const PART_SIGNS: { readonly [operation: string]: string } = {
  add_points: PLUS,
  subtract_points: MINUS,
  raise_by: TIMES,
  multiply: TIMES,
  multiply_rate: TIMES,
};

/** Raising by 5 % multiplies by 105 %: shown as the engine names it, with a plus in front of the percentage. */
function partTerms(list: readonly Part[], say: Say): Term[] {
  let terms: Term[] = [];
  let summed = false;
  list.forEach((part, index) => {
    const joint = PART_SIGNS[part.operation] ?? PLUS;
    if (index === 0) {
      terms = [number(part.value)];
    } else if (part.operation === "set") {
      terms.push(sign(ARROW), number(part.value));
    } else if (part.operation === "multiply_person_share") {
      // It works on what the rate leaves: named, not joined by a sign.
      terms.push(sign(ARROW), number(say("line.person_share", { value: part.value })));
    } else {
      if (joint === TIMES && summed) terms = [number("("), ...terms, number(")")];
      summed = joint !== TIMES;
      terms.push(sign(joint), number(part.operation === "raise_by" ? `(100% ${PLUS} ${part.value})` : part.value));
    }
  });
  return terms;
}

/** Rounding moves a result by less than a yuan; more than that is the share of the bill that is paid at least. */
export function isFloored(step: Step): boolean {
  const [amount, rate] = [text(step, "amount"), text(step, "rate")];
  if (step.slot !== "rate" || amount === undefined || rate === undefined) return false;
  return fen(step.result) - (fen(amount) * Number(rate.replace("%", ""))) / 100 > fen("1.00");
}

function rateFormulas(step: Step, pays: string, say: Say): readonly Formula[] {
  const rate = text(step, "rate");
  const amount = text(step, "amount");
  const list = parts(step);
  const built: Formula[] =
    rate !== undefined && list.length > 1
      ? [{ label: say("line.rate"), terms: [...partTerms(list, say), sign(EQUALS), result(rate)] }]
      : [];
  if (rate === undefined || amount === undefined || isFloored(step)) return built;
  const terms = [number(grouped(amount)), sign(TIMES), number(rate), sign(EQUALS), result(grouped(step.result))];
  return [...built, { label: pays, terms }];
}

interface Band {
  readonly amount: string;
  readonly rate: string;
  readonly whole: boolean;
}

function bandsOf(step: Step): readonly Band[] {
  const value: unknown = step.operands["bands"];
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null || !("amount" in one) || !("rate" in one)) return [];
    return [{ amount: String(one.amount), rate: String(one.rate), whole: "whole" in one && one.whole === true }];
  });
}

function bandFormulas(step: Step, pays: string): readonly Formula[] {
  const terms = bandsOf(step).flatMap(({ amount, rate }, index) => [
    ...(index === 0 ? [] : [sign(PLUS)]),
    number(grouped(amount)),
    sign(TIMES),
    number(rate),
  ]);
  return terms.length === 0 ? [] : [{ label: pays, terms: [...terms, sign(EQUALS), result(grouped(step.result))] }];
}

/** One rate for the whole amount, set by the band it ends in. */
export const isWhole = (step: Step): boolean => bandsOf(step).some(({ whole }) => whole);

/** Labels of steps that have no formula of their own shape. */
const SLOT_LABELS: { readonly [slot: string]: TextKey } = {
  scope: "line.in_scope",
  deductible: "line.above_deductible",
  ceiling: "line.ceiling",
  account: "line.account",
};

export const slotLabel = (step: Step, say: Say): string => say(SLOT_LABELS[step.slot] ?? "line.step");

/** `pays` names the result of a rate: who pays it. */
export function formulasOf(step: Step, pays: string, say: Say): readonly Formula[] {
  const moved = text(step, "in_scope");
  const share = text(step, "rate");
  if (step.slot === "first_pay" && moved !== undefined && share !== undefined) {
    const terms = [number(grouped(moved)), sign(TIMES), number(share), sign(EQUALS), result(grouped(step.result))];
    return [{ label: pays, terms }];
  }
  const base = text(step, "base") ?? text(step, "amount");
  const applied = text(step, "applied");
  if (step.slot === "rate") {
    const formulas = rateFormulas(step, pays, say);
    if (formulas.length > 0 || isFloored(step)) return formulas;
  }
  if (step.slot === "deductible" && base !== undefined && applied !== undefined) {
    return [{ label: slotLabel(step, say), terms: difference(base, [applied], step.result) }];
  }
  if (step.slot === "bands") return bandFormulas(step, pays);
  if (step.slot === "ceiling" || step.slot === "unpaid" || step.slot === "base") return [];
  return [{ label: slotLabel(step, say), terms: [result(grouped(step.result))] }];
}

/** Over what a ceiling counts. */
export const PERIODS: { readonly [per: string]: TextKey } = {
  visit: "per.visit",
  day: "per.day",
  month: "per.month",
  year: "per.year",
  lifetime: "per.lifetime",
};

/** What a ceiling did, as a sentence. */
export function ceilingSentence(step: Step, say: Say): string | null {
  const limit = text(step, "limit");
  const left = text(step, "left");
  const amount = text(step, "amount");
  if (limit === undefined || left === undefined) return null;
  const per = say(PERIODS[text(step, "per") ?? ""] ?? "per.year");
  const values = { per, limit: grouped(limit), left: grouped(left), result: grouped(step.result) };
  const cut = amount !== undefined && amount !== step.result;
  return say(cut ? "line.ceiling_reached" : "line.ceiling_within", values);
}

const PART_LABELS: { readonly [part: string]: TextKey } = {
  in_scope: "line.in_scope",
  first_pay: "line.first_pay",
  over_price_limit: "line.over_price_limit",
  noncovered: "line.noncovered",
  noncovered_drugs: "fact.noncovered_drugs",
  special_drugs: "fact.special_drugs",
};

/** Which parts of the bill count, and how much of each. */
export function weightedSentence(step: Step, say: Say): string | null {
  const list: unknown = step.operands["parts"];
  if (!Array.isArray(list)) return null;
  const named = list.flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null || !("part" in one) || !("weight" in one)) return [];
    const key = PART_LABELS[String(one.part)];
    const name = key === undefined ? String(one.part) : say(key);
    return [one.weight === "100%" ? name : say("case.named", { label: name, value: String(one.weight) })];
  });
  return named.length === 0 ? null : say("line.base_parts", { parts: named.join(say("list.or")) });
}

/** No fund pays more than is left of the bill. */
export function unpaidSentence(step: Step, say: Say): string {
  return say("line.unpaid", { amount: grouped(text(step, "amount") ?? step.result), result: grouped(step.result) });
}

/** What was already used of a deductible before this visit. */
export function deductibleSentence(step: Step, say: Say): string | null {
  const used = text(step, "used_before");
  const applied = text(step, "applied");
  if (used === undefined || applied === undefined) return null;
  if (step.sentence.key === "deductible.price") return say("line.price_note");
  return say(isZero(used) ? "line.deductible_first" : "line.deductible_rest", {
    used: grouped(used),
    applied: grouped(applied),
  });
}
