/** What changed on which day: the dated values of a description, each set beside the one before it. */
import type { PolicySay } from "@yibao/core";
import {
  type BenefitDescription,
  benefitName,
  type Cell,
  compact,
  type Description,
  forScheme,
  noneText,
  optionsText,
  type SlotDescription,
  type SlotHistory,
  slotTitle,
  spread,
  spreadOf,
  valueText,
} from "@yibao/core/policy";
import type { Area } from "./areas.ts";

/** What changed in one benefit. */
export interface Change {
  readonly benefit: string;
  readonly name: string;
  /** That all of it begins or ends on this day; empty where parts of it change. */
  readonly whole: string;
  /** Each part that changes: who, before and after. */
  readonly parts: readonly { readonly slot: string; readonly lines: readonly string[] }[];
}

export interface ChangeDay {
  readonly date: string;
  readonly changes: readonly Change[];
  /** The newest day on which somebody checked one of the values. */
  readonly checked: string;
}

interface Step {
  readonly benefit: BenefitDescription;
  readonly slot: SlotDescription;
  readonly before: SlotHistory | null;
  readonly after: SlotHistory | null;
}

function nextDay(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

export function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** Where a value begins, follows another, or ends: the days inside the time the pack knows. */
function stepsOf(about: Description): ReadonlyMap<string, readonly Step[]> {
  const days = new Map<string, Step[]>();
  const { from, until } = about.known;
  const add = (date: string, step: Step): void => {
    if (date > from && date <= until) days.set(date, [...(days.get(date) ?? []), step]);
  };
  for (const benefit of about.benefits)
    for (const slot of benefit.slots)
      slot.history.forEach((history, index) => {
        const earlier = slot.history[index - 1];
        const joins = earlier !== undefined && (earlier.until === null || nextDay(earlier.until) === history.from);
        add(history.from, { benefit, slot, before: joins ? earlier : null, after: history });
        const later = slot.history[index + 1];
        if (typeof history.until === "string" && later?.from !== nextDay(history.until))
          add(nextDay(history.until), { benefit, slot, before: history, after: null });
      });
  return new Map([...days].sort(([a], [b]) => (a < b ? 1 : -1)));
}

/** A dated value as text for each combination of facts; the steps of bands become one text. */
function textsOf(history: SlotHistory, slot: string, say: PolicySay): readonly Cell<string>[] {
  const all = spreadOf(history, say);
  const none = noneText(slot, say);
  const grouped = new Map<string, Cell<string>>();
  for (const { when, value } of all.cells) {
    const { "": band, ...rest } = when;
    const key = JSON.stringify(Object.entries(rest).sort());
    const text = valueText(value, none, say);
    const name = band === undefined || all.bands.length < 2 ? "" : (all.bands[Number(band)] ?? "");
    const said = name === "" ? text : say("policy.named", { label: name, value: text });
    const earlier = grouped.get(key)?.value;
    grouped.set(key, { when: rest, value: earlier === undefined ? said : earlier + say("list.comma") + said });
  }
  return [...grouped.values()];
}

interface Pair {
  readonly before: string;
  readonly after: string;
}

/** Both values for every combination of the facts of either. */
function pairsOf(before: readonly Cell<string>[], after: readonly Cell<string>[]): readonly Cell<Pair>[] {
  const tagged: Cell<{ readonly old: boolean; readonly text: string }>[] = [
    ...before.map(({ when, value }) => ({ when, value: { old: true, text: value } })),
    ...after.map(({ when, value }) => ({ when, value: { old: false, text: value } })),
  ];
  const pairs = new Map<string, Cell<Pair>>();
  for (const { when, value } of spread(tagged)) {
    const key = JSON.stringify(Object.entries(when).sort());
    const known = pairs.get(key)?.value ?? { before: "", after: "" };
    pairs.set(key, { when, value: value.old ? { ...known, before: value.text } : { ...known, after: value.text } });
  }
  return [...pairs.values()];
}

const changed = ({ before, after }: Pair): boolean => before !== after;

/** Same words, another source: nothing changed for anybody. */
const UNCHANGED: readonly string[] = [];

/** More lines than this of a rule that is new are a table, and the table stands above. */
const MOST_LINES = 4;

function pairLine({ before, after }: Pair, who: string, unknown: boolean, say: PolicySay): string {
  const both = say(unknown ? "policy.was_unknown" : "policy.before_after", { before, after });
  const text = before === "" || after === "" ? after || before : both;
  return who === "" ? text : say("policy.named", { label: who, value: text });
}

const unknownIn = (history: SlotHistory | null): boolean => JSON.stringify(history ?? "").includes('"unknown":');

function linesOf({ slot, before, after }: Step, about: Description, say: PolicySay): readonly string[] {
  const old = before === null ? [] : textsOf(before, slot.slot, say);
  if (after === null) {
    const values = [...new Set(old.map(({ value }) => value))];
    return [say("policy.ends", { value: values.join(say("list.or")) })];
  }
  const pairs = pairsOf(old, textsOf(after, slot.slot, say));
  const facts = [...new Set(pairs.flatMap(({ when }) => Object.keys(when)))];
  const all = compact(pairs, facts).filter(({ value }) => before === null || changed(value));
  if (all.length === 0) return UNCHANGED;
  if (before === null && all.length > MOST_LINES) return [say("policy.see_table")];
  return all.map(({ when, value }) => {
    const who = when.map(({ fact, options }) => optionsText(fact, options, about, say)).join(say("policy.list_dot"));
    return pairLine(value, who, unknownIn(before) && !unknownIn(after), say);
  });
}

function changeOf(benefit: BenefitDescription, steps: readonly Step[], about: Description, say: PolicySay): Change {
  const begins = steps.every(({ before }) => before === null);
  return {
    benefit: benefit.id,
    name: benefitName(benefit.id, about, say),
    whole: begins ? say("policy.begins") : "",
    parts: steps
      .map((step) => ({ slot: slotTitle(step.slot.slot, benefit.payer, say), lines: linesOf(step, about, say) }))
      .filter(({ lines }) => lines.length > 0),
  };
}

const cache = new Map<string, readonly ChangeDay[]>();

/** The days on which the rules of a scheme changed: asked for by its page, its area's and the feed. */
export function changesIn({ about }: Area, scheme: string, say: PolicySay): readonly ChangeDay[] {
  const key = `${about.region} ${scheme} ${say.lang}`;
  const days = cache.get(key) ?? changesOf(forScheme(about, scheme), say);
  cache.set(key, days);
  return days;
}

/** The days on which rules changed, newest first. */
function changesOf(about: Description, say: PolicySay): readonly ChangeDay[] {
  return [...stepsOf(about)]
    .map(([date, steps]) => ({
      date,
      checked: steps.map(({ before, after }) => (after ?? before)?.checked ?? "").reduce((a, b) => (a > b ? a : b), ""),
      changes: about.benefits
        .map((benefit) =>
          changeOf(
            benefit,
            steps.filter((step) => step.benefit === benefit),
            about,
            say,
          ),
        )
        .filter(({ parts }) => parts.length > 0),
    }))
    .filter(({ changes }) => changes.length > 0);
}
