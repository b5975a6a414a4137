/** A dated value with its proof: since when it holds, where it stands, and how well that proves it. */
import { writtenDate } from "../dates.ts";
import type { Description, Grade, Words } from "../door.ts";
import { type PolicySay, pick } from "../texts.ts";
import type { SlotHistory } from "./shapes.ts";
import { type Body, bodyOf } from "./tables.ts";
import { wordText } from "./words.ts";

/** One dated value with its proof. */
export interface Block extends Body {
  readonly from: string;
  readonly dates: string;
  readonly grade: Grade;
  readonly source: string;
  readonly sourceTitle: string;
  readonly at: string;
  readonly checked: string;
  readonly reason: string;
  readonly notes: readonly string[];
}

const MEASURED = { from_zero: "policy.from_zero", above_deductible: "policy.above_deductible" } as const;
const WHOLE = { part: "policy.band_part", whole: "policy.band_whole" } as const;

export function datesText(from: string, until: string | null | undefined, say: PolicySay): string {
  const values = { from: writtenDate(from, say), until: writtenDate(until ?? "", say) };
  return say(typeof until === "string" ? "policy.from_until" : "policy.from_on", values);
}

/** What "no value" means: no limit for what is paid, no line for what is not. */
export const noneText = (slot: string, say: PolicySay): string =>
  say(slot.startsWith("deductible") ? "policy.none_deductible" : "policy.none_limit");

interface Proof {
  readonly from: string;
  readonly until?: string | null;
  readonly source: string;
  readonly grade: Grade;
  readonly at?: Words;
  readonly checked?: string;
  readonly reason?: Words;
}

/** When a value holds, and where it stands. */
export function proofOf(it: Proof, about: Description, say: PolicySay): Omit<Block, keyof Body | "notes"> {
  const source = about.sources.find(({ id }) => id === it.source);
  const checked = it.checked ?? source?.checked ?? "";
  return {
    from: it.from,
    dates: datesText(it.from, it.until, say),
    grade: it.grade,
    source: it.source,
    sourceTitle: source === undefined ? it.source : pick(source.title, say.lang),
    at: it.at === undefined ? "" : pick(it.at, say.lang),
    checked: checked === "" ? "" : writtenDate(checked, say),
    reason: it.reason === undefined ? "" : pick(it.reason, say.lang),
  };
}

/** A proof without a value: the sentence beside it is the value. */
export const bare = (it: Proof, about: Description, say: PolicySay): Block => ({
  ...proofOf(it, about, say),
  notes: [],
  single: null,
  table: null,
});

export function blockOf(history: SlotHistory, slot: string, about: Description, say: PolicySay): Block {
  const banded = (history.bands?.length ?? 0) > 1;
  const notes = [wordText(history.measured, MEASURED, about, say), wordText(history.on, WHOLE, about, say)];
  return {
    ...proofOf(history, about, say),
    notes: banded ? notes.filter((text) => text !== "") : [],
    ...bodyOf(history, noneText(slot, say), about, say),
  };
}
