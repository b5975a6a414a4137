/**
 * Who pays: the segments of the bar and the list below it. Colour and pattern follow the payer (`kind` names them);
 * the words always stand beside. Widths are drawing, the amounts are the engine's.
 */
import type { Amount, Priced } from "./door.ts";
import { high, isExact, isZero, low, share } from "./money.ts";
import type { Say, TextKey } from "./texts.ts";

export type Kind = "fund" | "large" | "critical" | "civil" | "assist" | "other" | "account" | "cash" | "unsure";

/** What the drawing needs of an answer. */
export type Settled = Pick<Priced, "total" | "missing">;

interface Payer {
  readonly kind: Kind;
  readonly label: TextKey;
  readonly of: (answer: Settled) => Amount;
}

const PAYERS: readonly Payer[] = [
  { kind: "fund", label: "payer.pooled_fund", of: ({ total }) => total.funds.pooled_fund },
  { kind: "large", label: "payer.large_amount", of: ({ total }) => total.funds.large_amount },
  { kind: "critical", label: "payer.critical_illness", of: ({ total }) => total.funds.critical_illness },
  { kind: "civil", label: "payer.civil_servant", of: ({ total }) => total.funds.civil_servant },
  { kind: "civil", label: "payer.enterprise_supplement", of: ({ total }) => total.funds.enterprise_supplement },
  { kind: "assist", label: "payer.medical_assistance", of: ({ total }) => total.funds.medical_assistance },
  { kind: "other", label: "payer.commercial", of: ({ total }) => total.funds.commercial },
  { kind: "other", label: "payer.other", of: ({ total }) => total.funds.other },
  { kind: "other", label: "payer.hospital", of: ({ total }) => total.hospital },
  { kind: "account", label: "payer.account", of: ({ total }) => total.person.account },
  { kind: "account", label: "payer.family_account", of: ({ total }) => total.person.family_account },
  { kind: "cash", label: "payer.cash", of: ({ total }) => total.person.cash },
];

export interface Segment {
  readonly kind: Kind;
  readonly start: number;
  readonly width: number;
  /** Written inside the bar when it fits. */
  readonly inside: string;
}

export interface Row {
  readonly kind: Kind;
  readonly label: string;
  readonly amount: Amount | null;
}

export interface WhoPays {
  readonly segments: readonly Segment[];
  readonly rows: readonly Row[];
  readonly total: Amount;
}

/** Below this width a label inside a segment would be cut. */
const ROOM_FOR_LABEL = 25;

function inside(kind: Kind, width: number, exact: boolean, say: Say): string {
  if (kind === "unsure") return width >= 8 ? say("bar.unsure") : "";
  if (width < ROOM_FOR_LABEL || (kind !== "fund" && kind !== "cash")) return "";
  const name = say(kind === "fund" ? "bar.fund" : "bar.cash");
  return exact ? `${name} ${Math.round(width)}%` : name;
}

export function whoPays(answer: Settled, say: Say): WhoPays {
  const total = answer.total.total_charge;
  const exact = isExact(answer.total.person.total);
  const present = PAYERS.map((payer) => ({ ...payer, amount: payer.of(answer) })).filter(
    ({ amount }) => !isZero(amount),
  );
  const certain = present.map(({ kind, amount }) => ({ kind, width: share(low(amount), high(total)) }));
  const sum = certain.reduce((all, { width }) => all + width, 0);
  // The open part lies between what others pay at least and what the person pays at least.
  const mine = certain.findIndex(({ kind }) => kind === "account" || kind === "cash");
  const widths: { kind: Kind; width: number }[] = [...certain];
  if (!exact) widths.splice(mine < 0 ? widths.length : mine, 0, { kind: "unsure", width: Math.max(0, 100 - sum) });

  let start = 0;
  const segments = widths
    .filter(({ width }) => width > 0)
    .map(({ kind, width }) => {
      const segment = { kind, start, width, inside: inside(kind, width, exact, say) };
      start += width;
      return segment;
    });
  const rows: Row[] = present.map(({ kind, label, amount }) => ({ kind, label: say(label), amount }));
  const asked = answer.missing.some(({ kind }) => kind !== "value");
  const first = present.findIndex(({ kind }) => kind === "account" || kind === "cash");
  if (!exact)
    rows.splice(first < 0 ? rows.length : first, 0, {
      kind: "unsure",
      label: say(asked ? "bar.unsure_row" : "bar.unsure_value"),
      amount: null,
    });
  return { segments, rows, total };
}
