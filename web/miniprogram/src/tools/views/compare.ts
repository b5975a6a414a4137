/** The comparison: what to compare by, one sentence, and a card for each variant. */
import {
  BY_AREA,
  BY_DAY,
  type ComparedRow,
  type CompareTool,
  comparisonSentence,
  fen,
  grouped,
  isExact,
  low,
  otherAreas,
  personPart,
  visitPart,
} from "@yibao/core";
import type { Kit } from "../state/kit.ts";
import { dayView, type FieldView, type FormView, fieldViews, formView } from "./form.ts";
import {
  type BarView,
  barView,
  type PaysView,
  paysView,
  type ReasonView,
  reasonView,
  type WithoutView,
  withoutView,
} from "./parts.ts";

interface Chip {
  readonly id: string;
  readonly label: string;
  readonly on: boolean;
}

interface Step extends ReasonView {
  /** Where its bar begins and how long it is, in percent; `more`: the person pays more. */
  readonly start: number;
  readonly width: number;
  readonly more: boolean;
}

interface RowView {
  readonly index: number;
  readonly name: string;
  readonly hint: string;
  readonly base: boolean;
  readonly tag: string;
  readonly tone: string;
  readonly pays: PaysView | null;
  readonly why: string;
  readonly bar: BarView | null;
  readonly part: string;
  readonly open: boolean;
  readonly reasonsTitle: string;
  readonly reasons: readonly Step[];
  readonly drawn: boolean;
  readonly sum: string;
  readonly take: string;
  readonly takeLabel: string;
}

export interface CompareView {
  readonly heading: string;
  readonly lead: string;
  readonly form: FormView;
  readonly by: {
    readonly title: string;
    readonly chips: readonly Chip[];
    readonly more: { readonly part: string; readonly title: string; readonly open: boolean } | null;
    readonly rare: readonly Chip[];
    readonly areas: {
      readonly chosen: readonly { readonly code: string; readonly name: string; readonly remove: string }[];
      readonly add: string;
    } | null;
    readonly day: FieldView | null;
  } | null;
  readonly soon: string;
  readonly without: WithoutView | null;
  readonly sentence: string;
  readonly sumLabel: string;
  readonly rows: readonly RowView[];
}

/** From the base to the variant, reason by reason. */
function stepsOf(row: ComparedRow, start: number | null, kit: Kit<CompareTool>): readonly Step[] {
  const stops = [start ?? 0];
  for (const { fen: by } of row.reasons) stops.push((stops[stops.length - 1] ?? 0) + by);
  const most = Math.max(...stops, 1);
  const at = (value: number): number => Math.round((Math.max(0, value) / most) * 1000) / 10;
  return row.reasons.map((one, index) => {
    const [from, to] = [at(stops[index] ?? 0), at(stops[index + 1] ?? 0)];
    return {
      ...reasonView(one, kit.say),
      start: Math.min(from, to),
      width: Math.max(1, Math.abs(to - from)),
      more: one.fen > 0,
    };
  });
}

type Why = Pick<RowView, "part" | "open" | "reasonsTitle" | "reasons" | "drawn" | "sum">;

/** Why the person pays less or more, where that can be counted out. */
function whyView(row: ComparedRow, start: number | null, kit: Kit<CompareTool>): Why {
  const { change, difference } = row;
  const part = `row ${row.name}`;
  if (row.reasons.length === 0 || change === null || difference === null || !isExact(change))
    return { part, open: false, reasonsTitle: "", reasons: [], drawn: false, sum: "" };
  const open = kit.unfolded.has(part);
  const sum = low(change);
  return {
    part,
    open,
    reasonsTitle: kit.say("compare.why", { difference }),
    reasons: open ? stepsOf(row, start, kit) : [],
    drawn: start !== null && row.exactly !== null,
    sum: `${sum.startsWith("-") ? "" : "+"}${grouped(sum)}`,
  };
}

function rowView(row: ComparedRow, index: number, start: number | null, kit: Kit<CompareTool>): RowView {
  const { say } = kit;
  const { name, base, take } = row;
  return {
    index,
    name,
    hint: row.hint ?? "",
    base,
    tag: base ? say("compare.yours") : (row.difference ?? ""),
    tone: base ? "base" : (row.tone ?? ""),
    pays: row.pays === null ? null : paysView(row.pays, say),
    why: row.why ?? "",
    bar: row.total === null ? null : barView(row.total, [], say),
    ...whyView(row, start, kit),
    take: take === null ? "" : say("compare.take"),
    takeLabel: take === null ? "" : say("compare.take_of", { name }),
  };
}

function byView(kit: Kit<CompareTool>): CompareView["by"] {
  const { say, tool } = kit;
  const { session, dimensions, dimension } = tool;
  if (session.about === null || dimensions.length === 0) return null;
  const chip = ({ id, label }: { readonly id: string; readonly label: string }): Chip => ({
    id,
    label,
    on: id === dimension,
  });
  const rare = dimensions.filter((one) => one.rare);
  const open = kit.unfolded.has("by") || rare.some(({ id }) => id === dimension);
  const areas = otherAreas(tool).map((code) => {
    const name = session.regions.find(({ region }) => region === code)?.name[say.lang] ?? code;
    return { code, name, remove: say("compare.remove", { name }) };
  });
  return {
    title: say("compare.by"),
    chips: dimensions.filter((one) => !one.rare).map(chip),
    more: rare.length === 0 ? null : { part: "by", title: say("compare.by_more"), open },
    rare: open ? rare.map(chip) : [],
    areas: dimension === BY_AREA ? { chosen: areas, add: say("compare.add_area") } : null,
    day:
      dimension === BY_DAY
        ? dayView(kit, "/compare/day", say("compare.other_day"), "", session.own.get(BY_DAY) ?? "")
        : null,
  };
}

/** Whether anything stands beside the case. */
function nothing({ tool, say }: Kit<CompareTool>): string {
  if (tool.dimension === BY_AREA) return say("compare.no_area");
  return say(tool.dimension === BY_DAY ? "compare.no_day" : "compare.none");
}

/** Who pays is the same person at every visit; a link may bring several. */
function formOf(kit: Kit<CompareTool>): FormView {
  const { asked } = kit.tool.session;
  const [first] = asked;
  if (first === undefined) return formView(kit, { part: { fields: [], more: [] } });
  if (asked.length === 1) return formView(kit, { part: visitPart(first, true) });
  const groups = asked.map((one, index) => ({
    title: kit.say("tool.visit", { n: String(index + 1) }),
    fields: fieldViews(kit, visitPart(one, false).fields),
  }));
  return formView(kit, { part: personPart(asked), groups });
}

export function compareView(kit: Kit<CompareTool>): CompareView {
  const { say, tool } = kit;
  const { session, rows, reply } = tool;
  const base = rows.find((one) => one.base);
  const without = reply !== null && base?.total === null ? withoutView(kit, reply) : null;
  const alone = rows.length < 2;
  const pays = base?.total?.person.total;
  const start = pays === undefined || !isExact(pays) ? null : fen(low(pays));
  const soon = session.about !== null && session.asked.length > 0 && session.lacksBill;
  return {
    heading: say("compare.heading"),
    lead: say("compare.lead"),
    form: formOf(kit),
    by: byView(kit),
    soon: soon ? say("compare.soon") : "",
    without,
    sentence:
      reply === null
        ? ""
        : alone
          ? nothing(kit)
          : without === null
            ? comparisonSentence(rows, say)
            : say("compare.others"),
    sumLabel: say("compare.sum"),
    rows: rows.flatMap((row, index) => (without !== null && row.base ? [] : [rowView(row, index, start, kit)])),
  };
}
