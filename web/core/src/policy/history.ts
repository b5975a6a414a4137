/** What changed on which day: the engine's `diff` of the day before and the day, in words. */
import { writtenDate } from "../dates.ts";
import type { Description, DoorReplies } from "../door.ts";
import type { PolicySay } from "../texts.ts";
import { noneText } from "./blocks.ts";
import { BAND, type Cell, compact } from "./compact.ts";
import { forScheme } from "./conditions.ts";
import { benefitName, slotTitle } from "./sections.ts";
import type { BenefitDescription, Held } from "./shapes.ts";
import { isUnknown, optionsText, valueText, yuan } from "./words.ts";

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
  /** The engine's own sample cases, settled the day before and on the day. */
  readonly samples: readonly Sample[];
}

type Diff = DoorReplies["diff"];
export type Sample = NonNullable<Diff["families"]>["list"][number];
type RuleChange = Diff["changes"][number];

const shifted = (date: string, days: number): string => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

/** The days inside the time the pack knows on which a value begins or has just ended, newest first. */
function daysOf({ benefits, known: { from, until } }: Description): readonly string[] {
  const histories = benefits.flatMap(({ slots }) => slots.flatMap(({ history }) => history));
  const days = histories.flatMap((one) => [
    one.from,
    ...(typeof one.until === "string" ? [shifted(one.until, 1)] : []),
  ]);
  return [...new Set(days)].filter((day) => day > from && day <= until).sort((a, b) => (a < b ? 1 : -1));
}

/** What a day changed for those of a scheme: the rules, and what sample cases come to. */
const diffOf = ({ about: { region }, engine }: Held, scheme: string, day: string): Diff =>
  engine.call("diff", { region, from: shifted(day, -1), to: day, for: { scheme } }).ok;

interface Pair {
  readonly before: string;
  readonly after: string;
  /** It was not published before, and is now. */
  readonly learned: boolean;
}

/** The stretch of a band as a fact of its own, named by its edges; the only band of all is none. */
function bandText({ over, up_to }: { readonly [key: string]: string }, say: PolicySay): string {
  if (over === undefined) return "";
  if (up_to !== undefined) return say("policy.band", { low: yuan(over, say), high: yuan(up_to, say) });
  return /[1-9]/.test(over) ? say("policy.band_above", { low: yuan(over, say) }) : "";
}

const keyOf = (when: object): string => JSON.stringify(Object.entries(when).sort());

/** The rows that changed among all combinations of their facts, so that it shows whom a change leaves alone: null. */
function cellsOf({ rows, slot }: RuleChange, about: Description, say: PolicySay): readonly Cell<Pair | null>[] {
  const none = noneText(slot, say);
  const text = (value: unknown): string => (value === null ? "" : valueText(value, none, say));
  const cells = rows.map(({ when: { over, up_to, ...when }, from, to }) => {
    const band = bandText({ ...(over && { over }), ...(up_to && { up_to }) }, say);
    return {
      when: band === "" ? when : { [BAND]: band, ...when },
      value: { before: text(from), after: text(to), learned: isUnknown(from) && !isUnknown(to) },
    };
  });
  const changed = new Map(cells.map(({ when, value }) => [keyOf(when), value]));
  const options = (fact: string): readonly string[] =>
    fact === BAND
      ? [...new Set(cells.map(({ when }) => when[BAND] ?? ""))]
      : ([...about.facts, ...about.readings].find(({ id }) => id === fact)?.options ?? []).map(({ id }) => id);
  const combinations = [...new Set(cells.flatMap(({ when }) => Object.keys(when)))].reduce<Cell<null>["when"][]>(
    (all, fact) => all.flatMap((when) => options(fact).map((option) => ({ ...when, [fact]: option }))),
    [{}],
  );
  return combinations.map((when) => ({ when, value: changed.get(keyOf(when)) ?? null }));
}

/** More lines than this of a rule that is new are a table, and the table stands above. */
const MOST_LINES = 6;

function pairLine({ before, after, learned }: Pair, who: string, say: PolicySay): string {
  const both = say(learned ? "policy.was_unknown" : "policy.before_after", { before, after });
  const text = before === "" || after === "" ? after || before : both;
  return who === "" ? text : say("policy.named", { label: who, value: text });
}

/** What ended, without saying again who had which value; of steps, each its own. */
function endedText(cells: readonly Cell<Pair | null>[], say: PolicySay): string {
  const steps = new Map<string, Set<string>>();
  for (const { when, value } of cells) {
    const step = when[BAND] ?? "";
    if (value !== null) steps.set(step, (steps.get(step) ?? new Set()).add(value.before));
  }
  return [...steps]
    .map(([label, values]) => {
      const value = [...values].join(say("list.or"));
      return label === "" ? value : say("policy.named", { label, value });
    })
    .join(say("list.comma"));
}

function linesOf(change: RuleChange, about: Description, say: PolicySay): readonly string[] {
  const cells = cellsOf(change, about, say);
  if (change.to_source === null) return [say("policy.ends", { value: endedText(cells, say) })];
  const lines = compact(cells, Object.keys(cells[0]?.when ?? {})).flatMap(({ when, value }) =>
    value === null ? [] : [{ when, value }],
  );
  if (change.from_source === null && lines.length > MOST_LINES) return [say("policy.see_table")];
  return lines.map(({ when, value }) => {
    const who = when.map(({ fact, options }) =>
      fact === BAND ? options.join(say("list.or")) : optionsText(fact, options, about, say),
    );
    return pairLine(value, who.join(say("policy.list_dot")), say);
  });
}

function changeOf(benefit: BenefitDescription, changes: Diff["changes"], about: Description, say: PolicySay): Change {
  const whole = changes.find(({ slot }) => slot === "applies");
  return {
    benefit: benefit.id,
    name: benefitName(benefit.id, about, say),
    whole: whole?.rows[0].from === null ? say("policy.begins") : "",
    parts: changes.flatMap((change) => {
      const slot = benefit.slots.find((one) => one.slot === change.slot)?.slot;
      if (slot === undefined) return [];
      return [{ slot: slotTitle(slot, benefit.payer, say), lines: linesOf(change, about, say) }];
    }),
  };
}

/** The days on which the rules of a scheme changed, newest first. */
export function changesIn(held: Held, scheme: string, say: PolicySay): readonly ChangeDay[] {
  const about = forScheme(held.about, scheme);
  return daysOf(about)
    .map((date) => {
      const diff = diffOf(held, scheme, date);
      const mine = (id: string): Diff["changes"] => diff.changes.filter((one) => one.benefit === id);
      return {
        date,
        checked: diff.changes
          .map((one) => (one.to_source ?? one.from_source)?.checked ?? "")
          .reduce((a, b) => (a > b ? a : b), ""),
        changes: about.benefits
          .map((benefit) => changeOf(benefit, mine(benefit.id), about, say))
          .filter(({ parts }) => parts.length > 0),
        samples: diff.families?.list ?? [],
      };
    })
    .filter(({ changes }) => changes.length > 0);
}

/** A day on which the rules of an area changed: for which schemes, and what of each. */
export interface AreaDay {
  readonly date: string;
  readonly written: string;
  readonly schemes: readonly { readonly id: string; readonly name: string; readonly what: string }[];
}

export function areaDays(held: Held, schemes: readonly string[], say: PolicySay): readonly AreaDay[] {
  const changes = schemes.flatMap((id) =>
    changesIn(held, id, say).map((day) => ({
      date: day.date,
      id,
      name: optionsText("scheme", [id], held.about, say),
      what: [...new Set(day.changes.map(({ name }) => name))].join(say("list.comma")),
    })),
  );
  const dates = [...new Set(changes.map(({ date }) => date))].sort().reverse();
  return dates.map((date) => ({
    date,
    written: writtenDate(date, say),
    schemes: changes.filter((one) => one.date === date).map(({ id, name, what }) => ({ id, name, what })),
  }));
}
