/**
 * A table of the pack in its shortest honest form. The engine lists every combination of the facts a value depends on;
 * people want to read "tier 3: 60 %" once, not once for each option of facts that make no difference.
 * Nothing is computed: rows with equal values are put together.
 */

export interface Cell<T> {
  readonly when: { readonly [fact: string]: string };
  readonly value: T;
}

/** A line: which options of which facts, in order, and the value. */
export interface Line<T> {
  readonly when: readonly { readonly fact: string; readonly options: readonly string[] }[];
  readonly value: T;
}

/** Facts whose options are kept apart even where values are equal: steps of an amount read badly when joined. */
export const BAND = "";

const keyOf = (value: unknown): string => JSON.stringify(value);
const without = <T>({ when, value }: Cell<T>, fact: string): Cell<T> => {
  const { [fact]: _, ...rest } = when;
  return { when: rest, value };
};

/** Rows that leave a fact open stand for each of its options. */
export function spread<T>(cells: readonly Cell<T>[]): readonly Cell<T>[] {
  const facts = new Map<string, Set<string>>();
  for (const { when } of cells)
    for (const [fact, option] of Object.entries(when)) {
      facts.set(fact, (facts.get(fact) ?? new Set()).add(option));
    }
  let all: readonly Cell<T>[] = cells;
  for (const [fact, options] of facts) {
    all = all.flatMap((cell) =>
      cell.when[fact] !== undefined
        ? [cell]
        : [...options].map((option) => ({ when: { ...cell.when, [fact]: option }, value: cell.value })),
    );
  }
  return all;
}

interface Group<T> {
  readonly options: string[];
  readonly cells: readonly Cell<T>[];
}

/** The options of a fact, those with equal values together. */
function groupsOf<T>(cells: readonly Cell<T>[], fact: string): readonly Group<T>[] {
  const byOption = new Map<string, Cell<T>[]>();
  for (const cell of cells) {
    const option = cell.when[fact] ?? "";
    byOption.set(option, [...(byOption.get(option) ?? []), without(cell, fact)]);
  }
  const groups = new Map<string, Group<T>>();
  for (const [option, list] of byOption) {
    const key =
      (fact === BAND ? option : "") + keyOf(list.map(({ when, value }) => [Object.entries(when).sort(), value]));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { options: [option], cells: list });
    else group.options.push(option);
  }
  return [...groups.values()];
}

/** The facts that make a difference. */
export const telling = <T>(cells: readonly Cell<T>[], facts: readonly string[]): readonly string[] =>
  facts.filter((fact) => fact === BAND || groupsOf(cells, fact).length > 1);

function linesBy<T>(cells: readonly Cell<T>[], fact: string, rest: readonly string[]): readonly Line<T>[] {
  return groupsOf(cells, fact).flatMap((group) =>
    compact(group.cells, rest).map((line) => ({
      when: [{ fact, options: group.options }, ...line.when],
      value: line.value,
    })),
  );
}

/** Above this many rows the pack's own order has to do: trying all orders takes longer than it is worth. */
const MOST_TRIED = 128;

/** The fewest lines, facts in whichever order gives them; the pack's own order where that makes no difference. */
export function compact<T>(cells: readonly Cell<T>[], facts: readonly string[]): readonly Line<T>[] {
  const open = telling(cells, facts);
  const [first] = open;
  if (first === undefined) return cells.slice(0, 1).map(({ value }) => ({ when: [], value }));
  const tries = first === BAND || cells.length > MOST_TRIED ? [first] : open;
  const all = tries.map((fact) =>
    linesBy(
      cells,
      fact,
      open.filter((other) => other !== fact),
    ),
  );
  return all.reduce((best, one) => (one.length < best.length ? one : best));
}

export interface Grid<T> {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly (readonly string[])[];
  readonly cells: readonly (readonly T[])[];
  readonly facts: readonly [string, string];
}

const MOST_COLUMNS = 3;

/** Two facts that make a difference, one of them with few options: rows and columns. Null where that does not fit. */
export function gridOf<T>(cells: readonly Cell<T>[], facts: readonly string[]): Grid<T> | null {
  const open = telling(cells, facts);
  const [a, b] = open;
  if (open.length !== 2 || a === undefined || b === undefined) return null;
  const sizes = [groupsOf(cells, a).length, groupsOf(cells, b).length] as const;
  const turn = sizes[1] > MOST_COLUMNS && b !== BAND;
  const [down, across] = turn && a !== BAND ? [b, a] : [a, b];
  const rows = groupsOf(cells, down);
  const columns = groupsOf(cells, across);
  if (columns.length > MOST_COLUMNS || across === BAND) return null;
  return {
    facts: [down, across],
    rows: rows.map(({ options }) => options),
    columns: columns.map(({ options }) => options),
    cells: rows.map((row) =>
      columns.flatMap((column) =>
        row.cells.filter(({ when }) => when[across] === column.options[0]).map(({ value }) => value),
      ),
    ),
  };
}
