/**
 * A year as a drawing: its bills as columns along its days, as tall as they are dear. Only places and heights are worked
 * out here, in percent; the list of visits says the same in words.
 */
import type { Statement, YearOut } from "./door.ts";
import { fen, grouped, high } from "./money.ts";
import { type Segment, whoPays } from "./payers.ts";
import type { ToolSay } from "./texts.ts";

export interface YearColumn {
  /** Of its middle, from the first day to the last. */
  readonly at: number;
  readonly height: number;
  /** Who pays, from the foot to the top: places and heights within the column. */
  readonly segments: readonly Pick<Segment, "kind" | "start" | "width">[];
  /** The bill in whole yuan; empty where it has no room. */
  readonly label: string;
}

export interface YearChart {
  readonly year: string;
  readonly columns: readonly YearColumn[];
  /** How far apart the closest columns may stand. */
  readonly step: number;
  readonly months: readonly { readonly at: number; readonly label: string }[];
  readonly lines: readonly { readonly height: number; readonly label: string }[];
}

const DAY = 86_400_000;
/** A column may not touch the next one, and its label not the next label, on the narrowest screen that has the chart. */
const WIDEST_STEP = 7;
const ROOM_FOR_LABEL = 13;
/** More columns than this are a fence. */
const MOST = 26;
const MOST_LINES = 4;

const placeOf = (day: string): number => {
  const [first, next] = [`${day.slice(0, 4)}-01-01`, `${Number(day.slice(0, 4)) + 1}-01-01`].map(Date.parse) as [
    number,
    number,
  ];
  return ((Date.parse(day) - first + DAY / 2) / (next - first)) * 100;
};

/** Columns of the same days beside each other, all of them within the year. */
function apart(places: readonly number[], step: number): readonly number[] {
  const out = [...places];
  for (let at = 1; at < out.length; at += 1) out[at] = Math.max(out[at] ?? 0, (out[at - 1] ?? 0) + step);
  let most = 100;
  for (let at = out.length - 1; at >= 0; at -= 1) {
    out[at] = Math.min(out[at] ?? 0, most);
    most = (out[at] ?? 0) - step;
  }
  return out;
}

/** One, two or five of a power of ten, so that a few lines reach the largest bill. */
function lineStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / MOST_LINES));
  return [1, 2, 5, 10].map((one) => one * power).find((one) => most / one <= MOST_LINES) ?? most;
}

/** The columns with room for their bill above them; the dearer goes first. */
function labelsOf(bills: readonly number[], places: readonly number[]): ReadonlySet<number> {
  const out = new Set<number>();
  const dearest = bills.map((_, at) => at).sort((a, b) => (bills[b] ?? 0) - (bills[a] ?? 0));
  for (const at of dearest)
    if ([...out].every((other) => Math.abs((places[other] ?? 0) - (places[at] ?? 0)) >= ROOM_FOR_LABEL)) out.add(at);
  return out;
}

const yuan = (amount: number): string => grouped((amount / 100).toFixed(2)).replace(/\.00$/, "");

/** From the foot: the person's own part carries what others pay. */
function standing(total: Statement, say: ToolSay): YearColumn["segments"] {
  return whoPays({ total, missing: [] }, say).segments.map(({ kind, start, width }) => ({
    kind,
    start: 100 - start - width,
    width,
  }));
}

/** The chart of a calendar year; null where there is too little or too much to draw. */
export function yearChart({ visits }: YearOut, year: string, say: ToolSay): YearChart | null {
  const drawn = visits.flatMap(({ date, statement }) =>
    date.startsWith(year) && statement !== undefined
      ? [{ date, total: statement, bill: fen(high(statement.total_charge)) }]
      : [],
  );
  const most = Math.max(0, ...drawn.map(({ bill }) => bill));
  if (drawn.length < 2 || drawn.length > MOST || most === 0) return null;
  const step = Math.min(WIDEST_STEP, 100 / drawn.length);
  const line = lineStep(most);
  const top = Math.ceil(most / line) * line;
  const places = apart(
    drawn.map(({ date }) => placeOf(date)),
    step,
  );
  const labelled = labelsOf(
    drawn.map(({ bill }) => bill),
    places,
  );
  return {
    year,
    step,
    columns: drawn.map(({ total, bill }, at) => ({
      at: places[at] ?? 0,
      height: (bill / top) * 100,
      segments: standing(total, say),
      label: labelled.has(at) ? yuan(Math.round(bill / 100) * 100) : "",
    })),
    months: say("year.months")
      .split(" ")
      .map((label, at) => ({ at: placeOf(`${year}-${String(at + 1).padStart(2, "0")}-15`), label })),
    lines: Array.from({ length: Math.round(top / line) + 1 }, (_, at) => ({
      height: ((at * line) / top) * 100,
      label: yuan(at * line),
    })),
  };
}
