/**
 * The printed slip: bill − not covered = in scope − deductible → what each benefit pays → the person.
 * Each line opens to its formula, clause, date and grade. Lines come from the statement and the engine's steps.
 */
import { moneyText } from "./assumptions.ts";
import { type Amount, isRefused, type Priced, type Step } from "./door.ts";
import { type Cite, citesOf } from "./evidence.ts";
import {
  ARROW,
  ceilingSentence,
  deductibleSentence,
  difference,
  type Formula,
  formulasOf,
  isFloored,
  isWhole,
  MINUS,
  slotLabel,
  text,
  unpaidSentence,
  weightedSentence,
} from "./formulas.ts";
import { grouped, high, isExact, isZero, low } from "./money.ts";
import { rulingsOf } from "./rules.ts";
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
    // A share of the part in scope that the rules make the person pay first.
    const moved = answer.visits.flatMap(({ steps }) => steps).find((step) => step.slot === id);
    return line(id, isZero(amount) ? "zero" : "plain", MINUS, say(label), moneyText(amount, say), {
      note: say(moved === undefined ? note : "line.first_pay_rule"),
      sentences: [say(moved !== undefined ? "line.first_pay_moved" : assumed ? "line.not_given" : "line.given")],
      formulas: moved === undefined ? [] : formulasOf(moved, say(label), say),
      cites: moved === undefined ? [] : citesOf(answer, moved.sources, say),
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

const nameOf = (answer: Priced, id: string, say: Say): string => {
  const benefit = answer.benefits.find((one) => one.id === id);
  return benefit === undefined ? id : pick(benefit.name, say.lang);
};

/** Later layers start from an amount of their own, which stands on a line of its own. */
function baseLine(answer: Priced, id: string, step: Step, base: Step | undefined, say: Say): Line {
  const overflow = base === undefined ? undefined : text(base, "overflow_of");
  const weighted = base === undefined ? null : weightedSentence(base, say);
  const sentences = overflow === undefined ? [] : [say("line.base_overflow", { name: nameOf(answer, overflow, say) })];
  return line(`base-${id}`, "sub", "", say("line.base"), grouped(text(step, "base") ?? step.result), {
    note: nameOf(answer, id, say),
    sentences: [...sentences, ...(weighted === null ? [] : [weighted])],
  });
}

function deductibleLines(answer: Priced, step: Step, tail: string, say: Say): Line[] {
  const applied = text(step, "applied") ?? "0.00";
  const standard = text(step, "deductible");
  const sentence = deductibleSentence(step, say);
  const price = step.sentence.key === "deductible.price";
  return [
    line(
      `deductible${tail}`,
      isZero(applied) ? "zero" : "plain",
      MINUS,
      say(price ? "line.price" : "line.deductible"),
      grouped(applied),
      {
        note: standard === undefined ? null : say("line.deductible_note", { amount: grouped(standard) }),
        sentences: sentence === null ? [] : [sentence],
        cites: citesOf(answer, step.sources, say),
      },
    ),
    line(`above${tail}`, "sub", "=", price ? say("line.above_price") : slotLabel(step, say), grouped(step.result), {
      formulas: formulasOf(step, "", say),
    }),
  ];
}

function stepSentence(step: Step, say: Say): string | null {
  if (step.slot === "ceiling") return ceilingSentence(step, say);
  if (step.slot === "unpaid") return unpaidSentence(step, say);
  if (isFloored(step)) return say("line.floor");
  return step.slot === "bands" && isWhole(step) ? say("line.whole_band") : null;
}

function fundLine(answer: Priced, id: string, rest: readonly Step[], alone: boolean, say: Say): Line {
  const benefit = answer.benefits.find((one) => one.id === id);
  const paid = rest[rest.length - 1]?.result ?? "0.00";
  const rate = rest.map((step) => text(step, "rate")).find((one) => one !== undefined);
  const name = benefit === undefined ? say("payer.pooled_fund") : say(payerKey(benefit.payer));
  const label =
    benefit?.payer === "hospital"
      ? name
      : say(rate === undefined ? "line.fund" : "line.fund_rate", { payer: name, rate: rate ?? "" });
  return line(id, isZero(paid) ? "zero" : "fund", ARROW, label, grouped(paid), {
    note: benefit === undefined ? null : pick(benefit.name, say.lang),
    formulas: rest.flatMap((step) => formulasOf(step, say("line.fund", { payer: name }), say)),
    sentences: rest.flatMap((step) => stepSentence(step, say) ?? []),
    cites: citesOf(
      answer,
      rest.flatMap((step) => step.sources),
      say,
    ),
    open: alone && !isZero(paid),
  });
}

interface Layer {
  readonly steps: readonly Step[];
  readonly first: boolean;
  /** The only layer there is: its line stands open. */
  readonly alone: boolean;
}

/**
 * One benefit of one payer. The first continues from the part in scope; each later one names its own amount first.
 * A layer that nothing reaches is one line of zero.
 */
function benefitLines(answer: Priced, id: string, { steps, first, alone }: Layer, say: Say): Line[] {
  const base = steps.find((step) => step.slot === "base");
  const deductible = steps.find((step) => step.slot === "deductible");
  const rest = steps.filter((step) => step.slot !== "deductible" && step.slot !== "base");
  const fund = rest.length === 0 ? [] : [fundLine(answer, id, rest, alone, say)];
  if (deductible === undefined) return fund;
  if (first && base === undefined) return [...deductibleLines(answer, deductible, "", say), ...fund];
  if (isZero(text(deductible, "base") ?? "0.00")) return fund;
  const none = deductible.sentence.key === "deductible.none";
  return [
    baseLine(answer, id, deductible, base, say),
    ...(none ? [] : deductibleLines(answer, deductible, first ? "" : `-${id}`, say)),
    ...fund,
  ];
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
  hospital: "payer.hospital",
} as const satisfies Record<string, TextKey>;

type PayerId = keyof typeof PAYER_KEYS;
const PAYER_IDS = Object.keys(PAYER_KEYS) as readonly PayerId[];
export const payerKey = (id: string): TextKey =>
  PAYER_IDS.find((one) => one === id) === undefined ? "payer.other" : PAYER_KEYS[id as PayerId];

const FUND_IDS = PAYER_IDS.filter((id) => id !== "hospital");

/** Without steps (an open answer has none) each paying fund is one line, with every document its benefits rest on. */
function fundLines(answer: Priced, say: Say): Line[] {
  const { deductible_applied, funds, hospital } = answer.total;
  const cites = (payer: string): readonly Cite[] => {
    const ids = answer.benefits.filter((one) => one.payer === payer).map(({ id }) => id);
    return citesOf(
      answer,
      answer.evidence.filter(({ benefit }) => benefit !== null && ids.includes(benefit)),
      say,
    );
  };
  const note = (amount: Amount): readonly string[] => [say(isExact(amount) ? "line.no_steps" : "line.open_note")];
  const paid = (id: PayerId, label: string, amount: Amount): Line =>
    line(id, "fund", ARROW, label, moneyText(amount, say), {
      range: !isExact(amount),
      sentences: note(amount),
      cites: cites(id),
    });
  return [
    line(
      "deductible",
      isZero(deductible_applied) ? "zero" : "plain",
      MINUS,
      say("line.deductible"),
      moneyText(deductible_applied, say),
      {
        range: !isExact(deductible_applied),
        sentences: note(deductible_applied),
      },
    ),
    ...(isZero(hospital) ? [] : [paid("hospital", say("payer.hospital"), hospital)]),
    ...FUND_IDS.flatMap((id) => {
      const amount = funds[id];
      return isZero(amount) ? [] : [paid(id, say("line.fund", { payer: say(PAYER_KEYS[id]) }), amount)];
    }),
  ];
}

/** What the accounts paid of the person's share, and for a refused bill the rule that refuses it. */
function youNotes(answer: Priced, say: Say): Pick<Line, "sentences" | "cites"> {
  const purses = answer.visits
    .flatMap(({ steps }) => steps)
    .filter(({ slot }) => slot === "account" || slot === "family_account");
  const refused = isRefused(answer) ? rulingsOf(answer, say) : [];
  const note = say(isExact(answer.total.person.total) ? "line.you_note" : "line.open_note");
  return {
    sentences: [
      ...(refused.length === 0 ? [note] : refused.map(({ text: words }) => words)),
      ...purses.map((step) =>
        say(step.slot === "account" ? "line.account_paid" : "line.family_paid", { amount: grouped(step.result) }),
      ),
    ],
    cites: [
      ...refused.flatMap(({ cites }) => cites),
      ...citesOf(
        answer,
        purses.flatMap(({ sources }) => sources),
        say,
      ),
    ],
  };
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
    ...youNotes(answer, say),
  });
}

function layers(answer: Priced, say: Say): readonly Line[] {
  if (isRefused(answer)) return [];
  const steps = answer.visits.flatMap((visit) => visit.steps);
  if (steps.length === 0) return fundLines(answer, say);
  const ids = [...new Set(steps.flatMap(({ benefit }) => (benefit === null ? [] : [benefit])))];
  return ids.flatMap((id, index) => {
    const layer = { steps: steps.filter((step) => step.benefit === id), first: index === 0, alone: ids.length === 1 };
    return benefitLines(answer, id, layer, say);
  });
}

export function linesOf(answer: Priced, say: Say): readonly Line[] {
  return [...scopeLines(answer, say), ...layers(answer, say), youLine(answer, say)];
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
