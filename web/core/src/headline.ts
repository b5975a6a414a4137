/** The one sentence on top of the answer: what the person pays, exactly or as a range, and why it is a range. */
import type { Amount, Priced } from "./door.ts";
import { high, isExact, isZero, low, type WholeYuan, wholeYuan } from "./money.ts";
import { asLabel, pick, type Say } from "./texts.ts";
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

export function headlineOf(answer: Priced, say: Say): Headline {
  const { person } = answer.total;
  const exact = isExact(person.total);
  const { low: first, high: last } = wholeEnds(person.total, say);
  const open = answer.missing
    .map(({ question, fact }) => (question === undefined ? fact : asLabel(pick(question, say.lang))))
    .join(say("list.comma"));
  const account = isZero(person.account) ? [] : [{ label: say("person.account"), amount: person.account }];
  const family = isZero(person.family_account)
    ? []
    : [{ label: say("person.family_account"), amount: person.family_account }];
  const pockets = exact ? [{ label: say("person.cash"), amount: person.cash }, ...account, ...family] : [];
  return {
    low: first,
    high: last,
    why: exact ? null : say("answer.why_range", { open }),
    pockets: pockets.map(({ label, amount }) => ({ label, amount: low(amount) })),
    title:
      last === null
        ? say("answer.title", { amount: first.text })
        : say("answer.title_range", { low: first.text, high: last.text }),
  };
}
