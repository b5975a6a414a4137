/** The changes that make a printed settlement come out, in words: what it would be, what it was, where to look. */
import { type Case, readAddress, withAnswer, writeAddress } from "./case.ts";
import type { Description, Reconciliation } from "./door.ts";
import { labelOf } from "./flow.ts";
import { grouped, isZero } from "./money.ts";
import { asLabel, pick, type TextKey, type ToolKey, type ToolSay } from "./texts.ts";

type Explanation = Reconciliation["explanations"][number];
type Change = Explanation["changes"][number];

export interface Changed {
  readonly kind: Change["kind"];
  /** A few words that fit into "if it is worked out with ...". */
  readonly short: string;
  /** They are the words of an answer, which stand in quotation marks. */
  readonly quoted: boolean;
  /** What was taken until now. */
  readonly was: string;
  /** The name of a fact that the paper or the office's register may say; null: none. */
  readonly look: string | null;
  /** A number that rules make, such as a deductible used up. */
  readonly whole: boolean;
}

/** An option's label speaks for itself, unless it is a "no" or "yes" that several facts have. */
function factWords(change: Change, about: Description, say: ToolSay): string {
  const label = change.label === undefined ? String(change.to) : pick(change.label, say.lang);
  const fact = about.facts.find(({ id }) => id === change.fact);
  const others = about.facts.filter(({ id }) => id !== change.fact).flatMap(({ options }) => options ?? []);
  const alone = fact?.type === "choice" && !others.some((option) => pick(option.label, say.lang) === label);
  const name = nameOf(change, about, say);
  return alone ? label : say("check.change.fact", { name, label });
}

/** A fact's short name; a rule's reading is named by its question. */
function nameOf(change: Change, about: Description, say: ToolSay): string {
  const name = labelOf(change.path, about, say);
  return change.kind === "reading" || name === change.fact ? questionOf(change, say) : name;
}

const questionOf = ({ question, fact }: Change, say: ToolSay): string =>
  question === undefined ? fact : asLabel(pick(question, say.lang));

/** What the year has seen, by the last words of its place. */
const YEAR_WORDS: { readonly [fact: string]: ToolKey } = {
  base: "check.change.base",
  deductible: "check.change.deductible",
  paid: "check.change.paid",
  counted: "check.change.counted",
  "month/paid": "check.change.month_paid",
  "lifetime/paid": "check.change.lifetime_paid",
  admissions: "check.change.admissions",
  account_balance: "check.change.account_balance",
  family_account_balance: "check.change.family_account_balance",
  spent: "check.change.spent",
};

const VALUE_SLOTS: { readonly [slot: string]: TextKey } = {
  deductible: "line.deductible",
  rate: "line.rate",
  bands: "line.rate",
  ceiling: "line.ceiling",
};

/** A value that nobody has published is called `benefit.slot`. */
function valueName(value: string, about: Description, say: ToolSay): string {
  const [id, slot = ""] = value.split(".");
  const part = say(VALUE_SLOTS[slot] ?? "missing.part");
  const benefit = about.benefits.find((one) => one.id === id);
  return benefit === undefined ? part : say("missing.of", { name: pick(benefit.name, say.lang), part });
}

/** Money as money; counts and shares as they are. */
const figure = (value: string | number): string =>
  typeof value === "string" && /^-?\d+\.\d\d$/.test(value) ? grouped(value) : String(value);

function shortOf(change: Change, about: Description, say: ToolSay): string {
  const { kind, fact, to } = change;
  const amount = figure(to);
  if (kind === "value") return say("check.change.value", { name: valueName(fact, about, say), amount });
  if (kind === "amount") return say(fact === "bill" ? "check.change.bill" : "check.change.first_pay", { amount });
  if (kind !== "year_to_date") return factWords(change, about, say);
  const name = change.name === undefined ? "" : pick(change.name, say.lang);
  return say(YEAR_WORDS[fact] ?? "check.change.spent", { name, amount });
}

function wasOf({ kind, from, from_label, assumed }: Change, say: ToolSay): string {
  if (kind === "value") return say("check.was.unpublished");
  if (from === null) return say("check.was.unknown");
  const value = from_label === undefined ? figure(from) : pick(from_label, say.lang);
  if (kind === "reading") return say("check.was.reading", { value });
  if (assumed !== true) return say("check.was.said", { value });
  return isZero(String(from)) ? say("check.was.nothing") : say("check.was.assumed", { value });
}

const REGISTERED: readonly Change["kind"][] = ["fact", "default", "answer"];
const ANSWERED: readonly Change["kind"][] = [...REGISTERED, "reading"];

export function changedOf(change: Change, about: Description, say: ToolSay): Changed {
  return {
    kind: change.kind,
    short: shortOf(change, about, say),
    quoted: ANSWERED.includes(change.kind),
    was: wasOf(change, say),
    look: REGISTERED.includes(change.kind) ? nameOf(change, about, say) : null,
    whole: change.whole === true,
  };
}

/**
 * The case with the changes made. Null where a link cannot hold them, such as a value nobody has published.
 * What the paper itself filled in stays with the paper.
 */
export function caseWith(it: Case, set: Explanation["set"], filled: Reconciliation["filled"]): Case | null {
  let out = it;
  for (const [path, value] of Object.entries(set)) {
    if (!(path in filled)) out = withAnswer(out, path, String(value));
  }
  const kept = readAddress(writeAddress(out, null));
  return kept.unread.length === 0 && kept.case.answers.length === out.answers.length ? out : null;
}
