/**
 * The printed slip: bill − not covered = in scope − deductible → what each benefit pays → the person.
 * Each line opens to its formula, clause, date and grade. Lines come from the statement and the engine's steps.
 */
import { moneyText } from "./assumptions.ts";
import type { Amount, Priced, Step } from "./door.ts";
import { type Cite, citesOf } from "./evidence.ts";
import {
  ceilingSentence,
  deductibleSentence,
  difference,
  type Formula,
  formulasOf,
  MINUS,
  slotLabel,
  text,
} from "./formulas.ts";
import { grouped, high, isExact, isZero, low } from "./money.ts";
import { pick, type Say, type TextKey } from "./texts.ts";

export type LineKind = "plain" | "zero" | "sub" | "fund" | "you";

export interface Line {
  readonly id: string;
  readonly kind: LineKind;
  readonly sign: string;
  readonly label: string;
  readonly note: string | null;
  readonly value: string;
  readonly sentences: readonly string[];
  readonly formulas: readonly Formula[];
  readonly cites: readonly Cite[];
  readonly open: boolean;
  /** The value is a range and needs more room. */
  readonly range: boolean;
}

const ARROW = "\u2192";

function line(id: string, kind: LineKind, sign: string, label: string, value: string, more: Partial<Line> = {}): Line {
  return {
    id,
    kind,
    sign,
    label,
    value,
    note: null,
    sentences: [],
    formulas: [],
    cites: [],
    open: false,
    range: false,
    ...more,
  };
}

const OUTSIDE: readonly {
  readonly id: "noncovered" | "over_price_limit" | "first_pay";
  readonly label: TextKey;
  readonly note: TextKey;
}[] = [
  { id: "noncovered", label: "line.noncovered", note: "line.noncovered_note" },
  { id: "over_price_limit", label: "line.over_price_limit", note: "line.over_price_limit_note" },
  { id: "first_pay", label: "line.first_pay", note: "line.first_pay_note" },
];

/** From the whole bill to the part the rules speak of. */
function scopeLines(answer: Priced, say: Say): Line[] {
  const { total } = answer;
  const outside = OUTSIDE.map(({ id, label, note }) => {
    const amount: Amount = total[`${id}_amount`];
    const assumed = answer.assumptions.some((one) => one.fact === id);
    return line(id, isZero(amount) ? "zero" : "plain", MINUS, say(label), moneyText(amount, say), {
      note: say(note),
      sentences: [say(assumed ? "line.not_given" : "line.given")],
    });
  });
  const exact = [total.total_charge, total.in_scope_amount].every(isExact);
  const minus = OUTSIDE.map(({ id }) => low(total[`${id}_amount`]));
  const terms = exact ? difference(low(total.total_charge), minus, low(total.in_scope_amount)) : [];
  return [
    line("total", "plain", "", say("line.total"), moneyText(total.total_charge, say), {
      sentences: [say("line.given")],
    }),
    ...outside,
    line("in_scope", "sub", "=", say("line.in_scope"), moneyText(total.in_scope_amount, say), {
      formulas: terms.length === 0 ? [] : [{ label: null, terms }],
      sentences: [say("line.in_scope_note")],
    }),
  ];
}

function deductibleLines(answer: Priced, step: Step, say: Say): Line[] {
  const applied = text(step, "applied") ?? "0.00";
  const standard = text(step, "deductible");
  const sentence = deductibleSentence(step, say);
  return [
    line("deductible", isZero(applied) ? "zero" : "plain", MINUS, say("line.deductible"), grouped(applied), {
      note: standard === undefined ? null : say("line.deductible_note", { amount: grouped(standard) }),
      sentences: sentence === null ? [] : [sentence],
      cites: citesOf(answer, step.sources, say),
    }),
    line("above", "sub", "=", slotLabel(step, say), grouped(step.result), { formulas: formulasOf(step, "", say) }),
  ];
}

function benefitLines(answer: Priced, id: string, steps: readonly Step[], say: Say): Line[] {
  const benefit = answer.benefits.find((one) => one.id === id);
  const deductible = steps.filter((step) => step.slot === "deductible");
  const rest = steps.filter((step) => step.slot !== "deductible");
  const paid = rest[rest.length - 1]?.result ?? "0.00";
  const rate = rest.map((step) => text(step, "rate")).find((one) => one !== undefined);
  const name = benefit === undefined ? say("payer.pooled_fund") : say(payerKey(benefit.payer));
  const fund = line(
    id,
    isZero(paid) ? "zero" : "fund",
    ARROW,
    say(rate === undefined ? "line.fund" : "line.fund_rate", { payer: name, rate: rate ?? "" }),
    grouped(paid),
    {
      note: benefit === undefined ? null : pick(benefit.name, say.lang),
      formulas: rest.flatMap((step) => formulasOf(step, say("line.fund", { payer: name }), say)),
      sentences: rest.flatMap((step) => {
        const sentence = step.slot === "ceiling" ? ceilingSentence(step, say) : null;
        return sentence === null ? [] : [sentence];
      }),
      cites: citesOf(
        answer,
        rest.flatMap((step) => step.sources),
        say,
      ),
      open: !isZero(paid),
    },
  );
  return [...deductible.flatMap((step) => deductibleLines(answer, step, say)), ...(rest.length === 0 ? [] : [fund])];
}

const PAYER_KEYS = {
  pooled_fund: "payer.pooled_fund",
  large_amount: "payer.large_amount",
  critical_illness: "payer.critical_illness",
  civil_servant: "payer.civil_servant",
  enterprise_supplement: "payer.enterprise_supplement",
  medical_assistance: "payer.medical_assistance",
  commercial: "payer.commercial",
  other: "payer.other",
} as const satisfies Record<string, TextKey>;

type PayerId = keyof typeof PAYER_KEYS;
const PAYER_IDS = Object.keys(PAYER_KEYS) as readonly PayerId[];
const payerKey = (id: string): TextKey =>
  PAYER_IDS.find((one) => one === id) === undefined ? "payer.other" : PAYER_KEYS[id as PayerId];

/** While an answer is open there are no steps: each paying fund is one line with its range. */
function boundedFundLines(answer: Priced, say: Say): Line[] {
  const { deductible_applied, funds } = answer.total;
  return [
    line("deductible", "plain", MINUS, say("line.deductible"), moneyText(deductible_applied, say), {
      sentences: [say("line.open_note")],
    }),
    ...PAYER_IDS.filter((id) => !isZero(funds[id])).map((id) =>
      line(id, "fund", ARROW, say("line.fund", { payer: say(PAYER_KEYS[id]) }), moneyText(funds[id], say), {
        range: !isExact(funds[id]),
        sentences: [say("line.open_note")],
      }),
    ),
  ];
}

function youLine(answer: Priced, say: Say): Line {
  const { total_charge, funds, person, hospital } = answer.total;
  // The more the funds pay, the less is left: the low end of one belongs to the high end of the other.
  const ends = [{ funds: high(funds.total), person: low(person.total) }];
  if (!isExact(person.total)) ends.push({ funds: low(funds.total), person: high(person.total) });
  const minusHospital = isZero(hospital) ? [] : [low(hospital)];
  const provable = isExact(total_charge) && isExact(hospital);
  return line("you", "you", "=", say("line.you"), moneyText(person.total, say), {
    range: !isExact(person.total),
    formulas: provable
      ? ends.map((end) => ({
          label: null,
          terms: difference(low(total_charge), [end.funds, ...minusHospital], end.person),
        }))
      : [],
    sentences: [say(isExact(person.total) ? "line.you_note" : "line.open_note")],
  });
}

export function linesOf(answer: Priced, say: Say): readonly Line[] {
  if (answer.status === "bounded")
    return [...scopeLines(answer, say), ...boundedFundLines(answer, say), youLine(answer, say)];
  const steps = answer.visits.flatMap((visit) => visit.steps);
  const ids = [...new Set(steps.flatMap(({ benefit }) => (benefit === null ? [] : [benefit])))];
  const benefits = ids.flatMap((id) =>
    benefitLines(
      answer,
      id,
      steps.filter((step) => step.benefit === id),
      say,
    ),
  );
  return [...scopeLines(answer, say), ...benefits, youLine(answer, say)];
}

export interface Pocket {
  readonly label: string;
  readonly value: string;
}

/** Below the last line: where the person's part comes from. */
export function pocketsOf(answer: Priced, say: Say): readonly Pocket[] {
  const { cash, account, family_account } = answer.total.person;
  return [
    { label: say("line.of_which_cash"), value: moneyText(cash, say) },
    { label: say("line.of_which_account"), value: moneyText(account, say) },
    ...(isZero(family_account) ? [] : [{ label: say("line.of_which_family"), value: moneyText(family_account, say) }]),
  ];
}
