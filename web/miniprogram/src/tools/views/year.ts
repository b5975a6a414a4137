/** A year: the visits to enter, what they come to, the limits, every visit with what is left after it, and other orders. */
import {
  type CalendarYear,
  EXAMPLES,
  grouped,
  type LimitInYear,
  moneyText,
  personPart,
  type VisitInYear,
  visitName,
  visitOf,
  visitPart,
  whoPays,
  writtenDate,
  type YearShown,
  type YearTool,
} from "@yibao/core";
import { type Money, money } from "../../views/parts.ts";
import type { Kit } from "../state/kit.ts";
import type { Words } from "../state/words.ts";
import { dayView, type FieldView, type FoldView, type FormView, fieldViews, formView, moreView } from "./form.ts";
import { type BarView, barView, type PaysView, paysView, type WithoutView, withoutView } from "./parts.ts";

interface EnteredView {
  readonly index: number;
  readonly label: string;
  readonly bill: string;
  readonly wrong: boolean;
  readonly open: boolean;
  readonly fields: readonly FieldView[];
  readonly more: FoldView | null;
  readonly remove: string;
}

interface LimitView {
  readonly label: string;
  readonly value: string;
  readonly used: number;
  readonly mine: boolean;
  readonly sentence: string;
}

interface SettledView {
  readonly begins: string;
  readonly day: string;
  readonly name: string;
  readonly bill: Money | null;
  readonly bar: BarView["segments"];
  readonly others: string;
  readonly you: string;
  readonly why: string;
  readonly events: readonly string[];
  readonly left: string;
}

export interface YearView {
  readonly heading: string;
  readonly lead: string;
  readonly form: FormView;
  readonly change: string;
  readonly visits: { readonly title: string; readonly list: readonly EnteredView[]; readonly add: string } | null;
  readonly undo: string;
  readonly examples: {
    readonly title: string;
    readonly help: string;
    readonly list: readonly { readonly id: string; readonly label: string }[];
  };
  readonly soon: string;
  readonly without: WithoutView | null;
  readonly sum: {
    readonly lead: string;
    readonly pays: PaysView;
    readonly bar: BarView;
    readonly label: string;
    readonly total: Money;
    readonly unbilled: string;
  } | null;
  readonly years: readonly {
    readonly title: string;
    readonly notes: readonly string[];
    readonly limits: readonly LimitView[];
  }[];
  readonly timeline: { readonly title: string; readonly list: readonly SettledView[] } | null;
  readonly orders: {
    readonly title: string;
    readonly help: string;
    readonly label: string;
    readonly on: boolean;
    readonly use: string;
    readonly list: readonly { readonly index: number; readonly sentence: string; readonly names: readonly string[] }[];
    readonly notes: readonly string[];
  } | null;
}

function enteredView(kit: Kit<YearTool>, index: number): EnteredView {
  const { say, tool } = kit;
  const { session, problems, open } = tool;
  const { about, asked } = session;
  const bill = tool.billOf(index);
  const day = writtenDate(tool.dayOf(index), say);
  const name = about === null ? "" : visitName(session.case, index, about, say);
  const one = asked[index];
  const isOpen = open === index;
  const part = one === undefined ? { fields: [], more: [] } : visitPart(one, false);
  return {
    index,
    label: `${day}${say("year.dot")}${name}`,
    bill: bill === undefined || bill === "" ? say("year.no_bill") : say("amount.yuan", { amount: grouped(bill) }),
    wrong: problems.some(({ path }) => visitOf(path) === index),
    open: isOpen,
    fields: isOpen
      ? [dayView(kit, `/visits/${index}/date`, say("own.day"), "", tool.dayOf(index)), ...fieldViews(kit, part.fields)]
      : [],
    more: isOpen ? moreView(kit, part, `more ${index}`) : null,
    remove: asked.length < 2 ? "" : say("year.remove", { day }),
  };
}

function sumView(kit: Kit<YearTool>, it: YearShown): YearView["sum"] {
  const { say, tool } = kit;
  const { reply, unbilled } = tool;
  if (it.pays === null || it.total === null || reply === null) return null;
  const missing = reply.missing ?? [];
  const billed = it.visits.filter(({ total }) => total !== null).length;
  return {
    lead: it.lead,
    pays: paysView(it.pays, say),
    bar: barView(it.total, missing, say),
    label: say("year.bills", { n: String(billed) }),
    total: money(whoPays({ total: it.total, missing }, say).total, say),
    unbilled: unbilled > 0 ? say("year.unbilled", { n: String(unbilled) }) : "",
  };
}

const limitView = ({ label, value, used, mine, sentence, since }: LimitInYear, say: Words): LimitView => ({
  label,
  value: since === null ? value : say(mine ? "year.deductible_since" : "year.full_since", { date: since }),
  used,
  mine,
  sentence,
});

function yearView({ year, exactly, limits, leftOut, until }: CalendarYear, only: boolean, say: Words) {
  const pays = exactly === null || only ? null : say("year.year_pays", { amount: exactly });
  const notes = [pays, until, leftOut].flatMap((note) => note ?? []);
  if (limits.length === 0 && leftOut === null && only) return [];
  return [{ title: say("year.limits", { year }), notes, limits: limits.map((one) => limitView(one, say)) }];
}

function settledView(one: VisitInYear, say: Words): SettledView {
  const { total } = one;
  const left = one.left.map(({ label, value }) => say("case.named", { label, value })).join(say("list.comma"));
  return {
    begins: one.begins ?? "",
    day: one.day,
    name: one.name,
    bill: total === null ? null : money(total.total_charge, say),
    bar: total === null ? [] : barView(total, [], say, one.width).segments,
    others: total === null ? "" : `${say("year.others_pay")} ${moneyText(total.funds.total, say)}`,
    you: total === null ? "" : `${say("year.you_pay")} ${moneyText(total.person.total, say)}`,
    why: total === null ? (one.why ?? "") : "",
    events: one.events,
    left: left === "" ? "" : say("year.after", { left }),
  };
}

function ordersView({ say, tool }: Kit<YearTool>, it: YearShown): YearView["orders"] {
  if (it.visits.length < 2) return null;
  const { free, reply } = tool;
  return {
    title: say("year.order_title"),
    help: say("year.order_help"),
    label: say("year.order_free"),
    on: free,
    // On different days the order is only tried; days do not change places.
    use: free ? "" : say("year.use_order"),
    list: it.orders.map(({ sentence, names }, index) => ({ index, sentence, names })),
    notes: [
      ...(it.orders.length === 0 && it.sameOrder ? [say("year.order_same")] : []),
      ...(free && reply?.order === undefined ? [say("year.order_open")] : []),
    ],
  };
}

export function yearPage(kit: Kit<YearTool>): YearView {
  const { say, tool } = kit;
  const { session, shown: it, reply } = tool;
  const known = session.about !== null && session.asked.length > 0;
  return {
    heading: say("year.heading"),
    lead: say("year.intro"),
    form: formView(kit, { part: personPart(session.asked), visit: false, day: false }),
    change: say("flow.change"),
    visits: known
      ? {
          title: say("year.visits", { n: String(session.asked.length) }),
          list: session.asked.map((_, index) => enteredView(kit, index)),
          add: say("year.add"),
        }
      : null,
    undo: tool.former === null ? "" : say("year.undo"),
    examples: {
      title: say("year.examples"),
      help: say("year.examples_help"),
      list: EXAMPLES.map(({ id, label }) => ({ id, label: say(label) })),
    },
    soon: known && reply === null && session.refusals.length === 0 ? say("year.soon") : "",
    without: reply !== null && it !== null && it.total === null ? withoutView(kit, reply) : null,
    sum: it === null ? null : sumView(kit, it),
    years: (it?.years ?? []).flatMap((one) => yearView(one, it?.years.length === 1, say)),
    timeline:
      it === null || it.visits.length === 0
        ? null
        : { title: say("year.timeline"), list: it.visits.map((one) => settledView(one, say)) },
    orders: it === null ? null : ordersView(kit, it),
  };
}
