/** One dated value as a person reads it: a single value, a grid of two facts, or a list of conditions with their values. */
import type { Description } from "../door.ts";
import type { PolicySay } from "../texts.ts";
import { BAND, type Cell, compact, type Grid, gridOf, spread } from "./compact.ts";
import type { SlotHistory } from "./shapes.ts";
import { factText, isUnknown, optionsText, valueText, yuan } from "./words.ts";

export interface Shown {
  readonly text: string;
  readonly unknown: boolean;
}

export interface Table {
  /** Names of the columns; empty for a list of conditions and values. */
  readonly columns: readonly string[];
  readonly corner: string;
  /** Rows that share their first condition stand under it; a group without a name is the whole table. */
  readonly groups: readonly { readonly name: string; readonly rows: readonly Row[] }[];
  readonly size: number;
}

export interface Row {
  readonly head: string;
  readonly cells: readonly Shown[];
}

/** One of the two. */
export interface Body {
  readonly single: Shown | null;
  readonly table: Table | null;
}

/** The step of a band: from where to where, as the next one begins. */
function bandText(over: string, next: string | undefined, say: PolicySay): string {
  if (next !== undefined) return say("policy.band", { low: yuan(over, say), high: yuan(next, say) });
  return /[1-9]/.test(over) ? say("policy.band_above", { low: yuan(over, say) }) : say("policy.band_all");
}

export interface Spread {
  readonly facts: readonly string[];
  readonly cells: readonly Cell<unknown>[];
  readonly bands: readonly string[];
}

/** The combinations of one dated value; the band is one more fact, named by the number of its step. */
export function spreadOf(history: SlotHistory, say: PolicySay): Spread {
  const { bands } = history;
  if (bands === undefined) {
    const cells = (history.rows ?? []).map(({ when, value }) => ({ when, value }));
    return { facts: history.by ?? [], cells, bands: [] };
  }
  const cells = bands.flatMap(({ rows }, index) =>
    rows.map(({ when, value }) => ({ when: { ...when, [BAND]: String(index) }, value })),
  );
  const facts = [BAND, ...new Set(bands.flatMap(({ by }) => by))];
  const names = bands.map(({ over }, index) => bandText(over, bands[index + 1]?.over, say));
  return { facts, cells: spread(cells), bands: names };
}

function headText(
  fact: string,
  options: readonly string[],
  { bands }: Spread,
  about: Description,
  say: PolicySay,
): string {
  if (fact !== BAND) return optionsText(fact, options, about, say);
  return options.map((option) => bands[Number(option)] ?? "").join(say("list.or"));
}

const shown = (value: unknown, none: string, say: PolicySay): Shown => ({
  text: valueText(value, none, say),
  unknown: isUnknown(value),
});

function gridTable(grid: Grid<unknown>, all: Spread, none: string, about: Description, say: PolicySay): Table {
  const [down, across] = grid.facts;
  const rows = grid.rows.map((options, index) => ({
    head: headText(down, options, all, about, say),
    cells: (grid.cells[index] ?? []).map((value) => shown(value, none, say)),
  }));
  return {
    corner: down === BAND ? say("policy.band_head") : factText(down, about, say),
    columns: grid.columns.map((options) => headText(across, options, all, about, say)),
    groups: [{ name: "", rows }],
    size: rows.length,
  };
}

/** Fewer lines than this need no groups. */
const FEW_LINES = 4;

function listTable(all: Spread, none: string, about: Description, say: PolicySay): Table {
  const lines = compact(all.cells, all.facts).map(({ when, value }) => ({
    heads: when.map(({ fact, options }) => headText(fact, options, all, about, say)),
    cells: [shown(value, none, say)],
  }));
  const firsts = [...new Set(lines.map(({ heads }) => heads[0] ?? ""))];
  const apart =
    lines.length > FEW_LINES && firsts.length < lines.length && lines.every(({ heads }) => heads.length > 0);
  const join = (heads: readonly string[]): string => heads.join(say("policy.list_dot")) || say("policy.every_case");
  const groups = apart
    ? firsts.map((name) => ({
        name,
        rows: lines
          .filter(({ heads }) => heads[0] === name)
          .map(({ heads, cells }) => ({ head: join(heads.slice(1)), cells })),
      }))
    : [{ name: "", rows: lines.map(({ heads, cells }) => ({ head: join(heads), cells })) }];
  return { corner: say("policy.for_whom"), columns: [], groups, size: lines.length };
}

/** A single value, a grid of two facts, or a list. */
export function bodyOf(history: SlotHistory, none: string, about: Description, say: PolicySay): Body {
  const all = spreadOf(history, say);
  const lines = compact(all.cells, all.facts);
  const [only] = lines;
  if (
    only !== undefined &&
    lines.length === 1 &&
    only.when.every(({ fact }) => fact !== BAND || all.bands.length < 2)
  ) {
    return { single: shown(only.value, none, say), table: null };
  }
  const grid = gridOf(all.cells, all.facts);
  return {
    single: null,
    table: grid === null ? listTable(all, none, about, say) : gridTable(grid, all, none, about, say),
  };
}
