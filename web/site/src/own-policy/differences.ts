/**
 * What two packs say differently, value by value, from their descriptions. The one place that compares: an operation of
 * the engine that does it better can take over behind the same rows.
 */
import { type Description, grouped, pick, type TextKey, type ToolKey, type ToolSay } from "@yibao/core";

export interface Difference {
  readonly what: string;
  readonly when: string;
  /** Null: that pack says nothing here. */
  readonly mine: string | null;
  readonly other: string | null;
}

const SLOTS: { readonly [slot: string]: TextKey | ToolKey } = {
  deductible: "line.deductible",
  deductible_change: "own.slot_deductible_change",
  deductible_limit: "own.slot_deductible_limit",
  rate: "line.rate",
  bands: "own.slot_bands",
  adjust: "own.slot_adjust",
  at_least: "own.slot_at_least",
  ceiling: "line.ceiling",
  days: "fact.days",
  plus: "own.slot_plus",
};

type Slot = Description["benefits"][number]["slots"][number];
type History = Slot["history"][number];
type Row = NonNullable<History["rows"]>[number];
type Value = Row["value"];

interface Entry {
  readonly what: string;
  readonly when: string;
  readonly value: string;
  /** What is compared where the text does not say all of it. */
  readonly exact?: string;
}

/** What has no values of its own to set side by side: that it differs is said. */
const PARTS = {
  encodes: "own.part_encodes",
  allowances: "own.part_allowances",
  readings: "own.part_readings",
  limits: "own.part_limits",
  facts: "own.part_facts",
} as const;

function valueText(value: Value, say: ToolSay): string {
  if (typeof value === "string") {
    if (value === "none") return say("own.none");
    return /^\d+\.\d\d$/.test(value) ? grouped(value) : value;
  }
  if ("unknown" in value) {
    const [low, high] = value.unknown.between;
    return say("amount.range", { low: valueText(low, say), high: valueText(high, say) });
  }
  return Object.entries(value)
    .map(([name, one]) => `${name} ${one}`)
    .join(say("list.comma"));
}

/** The options of a condition in words, of facts and of readings; what the description does not name stands as it is. */
function words(
  when: { readonly [fact: string]: string | readonly string[] } | undefined,
  about: Description,
  say: ToolSay,
): string {
  return Object.entries(when ?? {})
    .map(([fact, value]) => {
      const named = [...about.facts, ...(about.readings ?? [])].find(({ id }) => id === fact);
      const options = named?.options ?? [];
      const values: readonly string[] = typeof value === "string" ? [value] : value;
      const labels = values.map((one) => options.find(({ id }) => id === one)?.label);
      return labels
        .map((label, index) => (label === undefined ? (values[index] ?? "") : pick(label, say.lang)))
        .join("/");
    })
    .join(say("list.comma"));
}

/** Every dated value under a key that is the same in both packs. */
function* historyEntries(
  place: readonly unknown[],
  what: string,
  { when: under, history }: Pick<Slot, "when" | "history">,
  about: Description,
  say: ToolSay,
) {
  for (const part of history) {
    const tables = part.bands ?? [{ over: null, rows: part.rows ?? [] }];
    for (const { over, rows } of tables) {
      for (const { when, value } of rows) {
        const conditions = [
          words(under, about, say),
          words(when, about, say),
          over === null ? "" : say("own.over", { amount: grouped(over) }),
          say("own.from", { date: part.from }),
        ];
        const id = JSON.stringify([...place, under, part.from, over, when]);
        const entry: Entry = {
          what,
          when: conditions.filter((text) => text !== "").join(say("list.comma")),
          value: valueText(value, say),
        };
        yield [id, entry] as const;
      }
    }
  }
}

function* slotEntries(owner: string, name: string, slot: Slot, about: Description, say: ToolSay) {
  const key = SLOTS[slot.slot];
  const what = say("own.of", { name, part: key === undefined ? slot.slot : say(key) });
  yield* historyEntries([owner, slot.slot, slot.do, slot.on, slot.per], what, slot, about, say);
}

function* entries(about: Description, say: ToolSay): Generator<readonly [string, Entry]> {
  const known = say("amount.range", { low: about.known.from, high: about.known.until });
  yield ["known", { what: say("own.known"), when: "", value: known }];
  for (const { id, name, slots } of about.benefits) {
    for (const slot of slots) yield* slotEntries(id, pick(name, say.lang), slot, about, say);
  }
  for (const { id, slots } of about.accounts ?? []) {
    const name = say(id === "account" ? "person.account" : "person.family_account");
    for (const slot of slots) yield* slotEntries(id, name, slot, about, say);
  }
  for (const first of about.first_pay ?? [])
    yield* historyEntries(["first_pay"], say("fact.first_pay"), first, about, say);
  for (const rule of about.eligibility ?? []) {
    const when = [words(rule.when, about, say), say("own.from", { date: rule.from })];
    const name = when.filter((text) => text !== "").join(say("list.comma"));
    yield [
      JSON.stringify(["eligibility", rule.id]),
      {
        what: say("compare.eligibility"),
        when: "",
        value: say("own.of", { name, part: pick(rule.text, say.lang) }),
        exact: JSON.stringify(rule),
      },
    ];
  }
}

export function differences(mine: Description, other: Description, say: ToolSay): readonly Difference[] {
  const left = new Map(entries(mine, say));
  const right = new Map(entries(other, say));
  const ids = [...new Set([...left.keys(), ...right.keys()])];
  const values = ids.flatMap((id) => {
    const [one, two] = [left.get(id), right.get(id)];
    const named = one ?? two;
    if (named === undefined || (one?.exact ?? one?.value) === (two?.exact ?? two?.value)) return [];
    const { what, when } = named;
    // What is not in the words is in the file.
    if (one?.value === two?.value) return [{ what, when, mine: say("own.differs"), other: say("own.differs") }];
    return [{ what, when, mine: one?.value ?? null, other: two?.value ?? null }];
  });
  const parts = (Object.keys(PARTS) as (keyof typeof PARTS)[])
    .filter((part) => JSON.stringify(mine[part] ?? []) !== JSON.stringify(other[part] ?? []))
    .map((part) => ({ what: say(PARTS[part]), when: "", mine: say("own.differs"), other: say("own.differs") }));
  return [...values, ...parts];
}
