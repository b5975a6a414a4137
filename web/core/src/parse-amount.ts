/**
 * What people type into an amount field, read strictly: nothing is guessed, what cannot be read is kept and explained.
 * The result is a decimal string with two decimals; arithmetic is moving the decimal point of a string, never a float.
 *
 *   parseAmount("1.2\u4e07")  → { ok: true, amount: "12000.00" }
 *   parseAmount("1e3")        → { ok: false, code: "exponent", typed: "1e3" }
 */
import type { TextKey } from "./texts.ts";

const TEN_THOUSAND = "\u4e07";
const YUAN = "\u5143";
const YEN_SIGNS = /^[\u00a5\uffe5]/;
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const TO_ASCII = 0xfee0;
/** Ten thousand million yuan: beyond any bill, well inside the engine's fen. */
const MAX_INTEGER_DIGITS = 10;

export const AMOUNT_ERRORS = {
  empty: "amount.error.empty",
  exponent: "amount.error.exponent",
  negative: "amount.error.negative",
  decimals: "amount.error.decimals",
  grouping: "amount.error.grouping",
  too_large: "amount.error.too_large",
  not_a_number: "amount.error.not_a_number",
} as const satisfies Record<string, TextKey>;

export type AmountError = keyof typeof AMOUNT_ERRORS;

export type ParsedAmount =
  | { readonly ok: true; readonly amount: string }
  | { readonly ok: false; readonly code: AmountError; readonly typed: string; readonly suggestion?: string };

/** Full-width digits and signs of Chinese keyboards as their ASCII twins. */
function narrow(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST) return String.fromCodePoint(code - TO_ASCII);
      return character === "\u3000" ? " " : character;
    })
    .join("");
}

/** Moves the decimal point four places to the right. */
function timesTenThousand(whole: string, decimals: string): [string, string] {
  const padded = decimals.padEnd(4, "0");
  return [whole + padded.slice(0, 4), padded.slice(4)];
}

function fail(code: AmountError, typed: string): ParsedAmount {
  // One clear number inside other words may be offered, never taken silently.
  const numbers = narrow(typed).match(/\d+(?:\.\d{1,2})?/g) ?? [];
  const only = numbers.length === 1 ? numbers[0] : undefined;
  const offered = code === "not_a_number" && only !== undefined && only.length <= MAX_INTEGER_DIGITS;
  return offered ? { ok: false, code, typed, suggestion: only } : { ok: false, code, typed };
}

export function parseAmount(typed: string): ParsedAmount {
  let text = narrow(typed.trim().replace(YEN_SIGNS, "")).replace(/\s+/g, "");
  if (text === "") return fail("empty", typed);
  if (/^[-\u2212\u2013]\d/.test(text)) return fail("negative", typed);
  if (/^\d+(\.\d+)?[eE][+-]?\d+$/.test(text)) return fail("exponent", typed);
  if (text.endsWith(YUAN)) text = text.slice(0, -1);
  const scaled = text.endsWith(TEN_THOUSAND);
  if (scaled) text = text.slice(0, -1);
  if (!/^[\d,]*\d[\d,]*(\.\d*)?$|^\.\d+$/.test(text)) return fail("not_a_number", typed);
  const [integer = "", fraction = ""] = text.split(".");
  if (integer.includes(",") && !/^\d{1,3}(,\d{3})+$/.test(integer)) return fail("grouping", typed);

  let whole = integer.replace(/,/g, "");
  let decimals = fraction.replace(/0+$/, "");
  if (scaled) [whole, decimals] = timesTenThousand(whole, decimals);
  if (decimals.replace(/0+$/, "").length > 2) return fail("decimals", typed);
  whole = whole.replace(/^0+(?=\d)/, "") || "0";
  if (whole.length > MAX_INTEGER_DIGITS) return fail("too_large", typed);
  return { ok: true, amount: `${whole}.${decimals.padEnd(2, "0").slice(0, 2)}` };
}
