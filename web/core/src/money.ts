/**
 * Amounts for people. The engine computes; here a decimal string is only regrouped, shortened or compared.
 * No amount ever becomes a floating-point number: fen are counted in BigInt-free integer strings, widths of drawings
 * are the one exception (share()), where half a pixel does not matter.
 */
import type { Amount, Span } from "./door.ts";

const MINUS = "\u2212";

export const isSpan = (amount: Amount): amount is Span => typeof amount !== "string";
export const low = (amount: Amount): string => (isSpan(amount) ? amount.low : amount);
export const high = (amount: Amount): string => (isSpan(amount) ? amount.high : amount);
/** A range whose ends meet is an exact amount. */
export const isExact = (amount: Amount): boolean => low(amount) === high(amount);
export const isZero = (amount: Amount): boolean => !/[1-9]/.test(low(amount) + high(amount));
export const isNegative = (amount: string): boolean => amount.startsWith("-") && /[1-9]/.test(amount);
export const magnitude = (amount: string): string => amount.replace(/^-/, "");

function split(amount: string): { sign: string; yuan: string; fen: string } {
  const [yuan = "0", fen = ""] = magnitude(amount).split(".");
  return { sign: isNegative(amount) ? MINUS : "", yuan, fen: fen.padEnd(2, "0").slice(0, 2) };
}

const group = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** "1500.5" → "1,500.50" */
export function grouped(amount: string): string {
  const { sign, yuan, fen } = split(amount);
  return `${sign}${group(yuan)}.${fen}`;
}

/** One more yuan, digit by digit. */
function next(digits: string): string {
  const tail = /9*$/.exec(digits)?.[0].length ?? 0;
  const head = digits.slice(0, digits.length - tail);
  const raised = head === "" ? "1" : `${head.slice(0, -1)}${Number(head.slice(-1)) + 1}`;
  return raised + "0".repeat(tail);
}

export type WholeYuan = "near" | "down" | "up";

/** The headline speaks in whole yuan: nearest for an exact amount; outwards for the two ends of a range. */
export function wholeYuan(amount: string, way: WholeYuan = "near"): string {
  const { yuan, fen } = split(amount);
  const more = way === "up" ? fen !== "00" : way === "near" && fen >= "50";
  return group(more ? next(yuan) : yuan);
}

/** Fen as an integer for drawing and comparing only. */
export function fen(amount: string): number {
  const { sign, yuan, fen: cents } = split(amount);
  return Number(`${sign === "" ? "" : "-"}${yuan}${cents}`);
}

/** How wide `amount` is in a drawing of `whole`, in percent with four decimals. */
export function share(amount: string, whole: string): number {
  const total = fen(whole);
  return total > 0 ? Math.round((fen(amount) / total) * 1_000_000) / 10_000 : 0;
}
