/** A step of the calculation as a formula with its numbers. Every number comes from the engine's step. */
import type { Step } from "./door.ts";
import { grouped, isZero } from "./money.ts";
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
const PART_SIGNS: { readonly [operation: string]: string } = { add_points: PLUS, raise_by: TIMES, multiply: TIMES };

/** Raising by 5 % multiplies by 105 %: shown as the engine names it, with a plus in front of the percentage. */
function partTerms(list: readonly Part[]): Term[] {
  return list.flatMap((part, index) => {
    if (index === 0) return [number(part.value)];
    const raised = part.operation === "raise_by" ? `(100% ${PLUS} ${part.value})` : part.value;
    return [sign(PART_SIGNS[part.operation] ?? PLUS), number(raised)];
  });
}

function rateFormulas(step: Step, pays: string, say: Say): readonly Formula[] {
  const rate = text(step, "rate");
  const amount = text(step, "amount");
  const list = parts(step);
  const built: Formula[] =
    rate !== undefined && list.length > 1
      ? [{ label: say("line.rate"), terms: [...partTerms(list), sign(EQUALS), result(rate)] }]
      : [];
  if (rate === undefined || amount === undefined) return built;
  const terms = [number(grouped(amount)), sign(TIMES), number(rate), sign(EQUALS), result(grouped(step.result))];
  return [...built, { label: pays, terms }];
}

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
  const base = text(step, "base") ?? text(step, "amount");
  const applied = text(step, "applied");
  if (step.slot === "rate") {
    const formulas = rateFormulas(step, pays, say);
    if (formulas.length > 0) return formulas;
  }
  if (step.slot === "deductible" && base !== undefined && applied !== undefined) {
    return [{ label: slotLabel(step, say), terms: difference(base, [applied], step.result) }];
  }
  if (step.slot === "ceiling") return [];
  return [{ label: slotLabel(step, say), terms: [result(grouped(step.result))] }];
}

/** What a ceiling did, as a sentence. */
export function ceilingSentence(step: Step, say: Say): string | null {
  const limit = text(step, "limit");
  const left = text(step, "left");
  const amount = text(step, "amount");
  if (limit === undefined || left === undefined) return null;
  const values = { limit: grouped(limit), left: grouped(left), result: grouped(step.result) };
  const cut = amount !== undefined && amount !== step.result;
  return say(cut ? "line.ceiling_reached" : "line.ceiling_within", values);
}

/** What was already used of a deductible before this visit. */
export function deductibleSentence(step: Step, say: Say): string | null {
  const used = text(step, "used_before");
  const applied = text(step, "applied");
  if (used === undefined || applied === undefined) return null;
  return say(isZero(used) ? "line.deductible_first" : "line.deductible_rest", {
    used: grouped(used),
    applied: grouped(applied),
  });
}
