/** The one sentence on top of the answer: what the person pays, exactly or as a range, and why it is a range. */
import type { Amount, Missing, Priced } from "./door.ts";
import { high, isExact, isZero, low, type WholeYuan, wholeYuan } from "./money.ts";
import { asLabel, pick, type Say, type TextKey } from "./texts.ts";
import { amountInWords } from "./words.ts";

/** An amount to look at and the same amount to listen to. */
export interface Shown {
  readonly text: string;
  readonly words: string;
}

/** An amount in whole yuan: exact, or a range rounded outwards. */
export interface Ends {
  readonly low: Shown;
  /** Null when the amount is exact. */
  readonly high: Shown | null;
}

export interface Headline extends Ends {
  /** What stands before the amount; where nothing is paid, that is said first. */
  readonly lead: string;
  readonly why: string | null;
  /** Shown only when the person's own money comes from more than one pocket. */
  readonly pockets: readonly { readonly label: string; readonly amount: string }[];
  readonly title: string;
}

/** A whole-yuan amount to look at and to listen to. */
function whole(amount: string, way: WholeYuan, say: Say): Shown {
  const text = wholeYuan(amount, way);
  return { text, words: amountInWords(text.replace(/,/g, ""), say) };
}

export const wholeEnds = (amount: Amount, say: Say): Ends =>
  isExact(amount)
    ? { low: whole(low(amount), "near", say), high: null }
    : { low: whole(low(amount), "down", say), high: whole(high(amount), "up", say) };

const MOST_VALUES = 2;

const VALUE_SLOTS: { readonly [slot: string]: TextKey } = {
  deductible: "line.deductible",
  rate: "line.rate",
  bands: "line.rate",
  ceiling: "line.ceiling",
};

/** A value that nobody has published: `benefit.slot` or `benefit.slot.name`. */
function valueName({ value = "" }: Missing, answer: Priced, say: Say): string {
  const [id, slot = ""] = value.split(".");
  const benefit = answer.benefits.find((one) => one.id === id);
  const words = say(VALUE_SLOTS[slot] ?? "missing.part");
  return benefit === undefined ? words : say("missing.of", { name: pick(benefit.name, say.lang), part: words });
}

/** Values that nobody has published: each by name while they are few, else by the benefits that hold them. */
function unpublished(answer: Priced, say: Say): readonly string[] {
  const values = answer.missing.filter(({ kind }) => kind === "value");
  const join = (names: readonly string[]): string => [...new Set(names)].join(say("list.or"));
  if (values.length === 0) return [];
  if (values.length <= MOST_VALUES)
    return [say("answer.why_value", { values: join(values.map((one) => valueName(one, answer, say))) })];
  const names = values.flatMap(({ value = "" }) => {
    const benefit = answer.benefits.find(({ id }) => id === value.split(".")[0]);
    return benefit === undefined ? [] : [pick(benefit.name, say.lang)];
  });
  return [say("answer.why_values", { names: names.length === 0 ? say("missing.part") : join(names) })];
}

/** Why the answer is a range: questions still open, and values nobody has published. */
function whyRange(answer: Priced, say: Say): string {
  const facts = answer.missing.filter(({ kind }) => kind !== "value");
  const open = facts
    .map(({ question, fact = "" }) => (question === undefined ? fact : asLabel(pick(question, say.lang))))
    .join(say("list.comma"));
  return [...(open === "" ? [] : [say("answer.why_range", { open })]), ...unpublished(answer, say)].join(" ");
}

const LEADS: { readonly [status: string]: TextKey } = {
  not_covered: "answer.lead_not_covered",
  waiting: "answer.lead_waiting",
};

export function headlineOf(answer: Priced, say: Say): Headline {
  const { person } = answer.total;
  const exact = isExact(person.total);
  const { low: first, high: last } = wholeEnds(person.total, say);
  const account = isZero(person.account) ? [] : [{ label: say("person.account"), amount: person.account }];
  const family = isZero(person.family_account)
    ? []
    : [{ label: say("person.family_account"), amount: person.family_account }];
  const pockets = exact ? [{ label: say("person.cash"), amount: person.cash }, ...account, ...family] : [];
  return {
    lead: say(LEADS[answer.status] ?? "flow.you_pay"),
    low: first,
    high: last,
    why: exact ? null : whyRange(answer, say),
    pockets: pockets.map(({ label, amount }) => ({ label, amount: low(amount) })),
    title:
      last === null
        ? say("answer.title", { amount: first.text })
        : say("answer.title_range", { low: first.text, high: last.text }),
  };
}
