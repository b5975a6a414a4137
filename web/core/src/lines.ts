/** The lines of a statement by the names the engine gives them in curves and receipts: words, and the payer's colour. */
import type { Kind } from "./payers.ts";
import type { Say, TextKey } from "./texts.ts";

interface LineName {
  readonly label: TextKey;
  /** Who pays this line; null: a part of the bill, or a sum. */
  readonly kind: Kind | null;
}

const LINES: { readonly [line: string]: LineName } = {
  total_charge: { label: "line.total", kind: null },
  noncovered_amount: { label: "line.noncovered", kind: null },
  over_price_limit_amount: { label: "line.over_price_limit", kind: null },
  first_pay_amount: { label: "line.first_pay", kind: null },
  in_scope_amount: { label: "line.in_scope", kind: null },
  deductible_applied: { label: "line.deductible", kind: null },
  "person.total": { label: "line.you", kind: null },
  "person.cash": { label: "payer.cash", kind: "cash" },
  "person.account": { label: "payer.account", kind: "account" },
  "person.family_account": { label: "payer.family_account", kind: "account" },
  "funds.pooled_fund": { label: "payer.pooled_fund", kind: "fund" },
  "funds.large_amount": { label: "payer.large_amount", kind: "large" },
  "funds.critical_illness": { label: "payer.critical_illness", kind: "critical" },
  "funds.civil_servant": { label: "payer.civil_servant", kind: "civil" },
  "funds.enterprise_supplement": { label: "payer.enterprise_supplement", kind: "civil" },
  "funds.medical_assistance": { label: "payer.medical_assistance", kind: "assist" },
  "funds.commercial": { label: "payer.commercial", kind: "other" },
  "funds.other": { label: "payer.other", kind: "other" },
  "funds.total": { label: "bar.fund", kind: null },
  hospital: { label: "payer.hospital", kind: "other" },
};

export const lineName = (line: string, say: Say): string => {
  const known = LINES[line];
  return known === undefined ? line : say(known.label);
};

/** The payers among these lines, the person's pockets first, in the order of the drawing from the bottom up. */
export function payersAmong(lines: readonly string[]): readonly { readonly line: string; readonly kind: Kind }[] {
  return Object.entries(LINES).flatMap(([line, { kind }]) =>
    kind === null || !lines.includes(line) ? [] : [{ line, kind }],
  );
}
