/** The visits of a year one after the other, and what is left of deductibles and ceilings. */
import { answerAt, type Case, withoutAnswer } from "../case.ts";
import type { Json, YearOut } from "../door.ts";
import { inVisit, MOST_VISITS, onlyVisit, visitCount } from "../visits.ts";
import {
  billedVisits,
  dayOfVisit,
  type Example,
  exampleCase,
  inOrderOfDays,
  withAnotherVisit,
  type YearShown,
  yearShown,
} from "../year.ts";
import { refusalsOf } from "./asking.ts";
import type { Manner } from "./session.ts";
import { type Shell, Tool } from "./tool.ts";

const MANNER: Manner = { visits: MOST_VISITS, own: /^order=/ };

export class YearTool extends Tool {
  reply: YearOut | null = null;
  shown: YearShown | null = null;
  /** The visit whose fields are unfolded. */
  open = -1;
  /** The visits as they were before an example or a removal. */
  former: Case | null = null;

  constructor(shell: Shell) {
    super(shell, MANNER);
  }

  /** Whether the order of the visits is open, even across days. */
  get free(): boolean {
    return this.session.own.get("order") === "free";
  }

  /** Visits without a bill. */
  get unbilled(): number {
    return visitCount(this.session.case) - billedVisits(this.session.case).length;
  }

  protected override settle(): void {
    const { session, say } = this;
    this.reply = null;
    this.shown = null;
    const it = session.case;
    const billed = new Set(billedVisits(it));
    const settled = inOrderOfDays(it, session.date).filter((index) => billed.has(index));
    if (session.about === null || settled.length === 0) return;
    const all = session.request["visits"] as readonly { readonly [fact: string]: Json }[];
    const visits = settled.map((index) => ({ ...all[index], date: dayOfVisit(it, index, session.date) }));
    try {
      this.reply = session.call("year", { ...session.request, visits, order: this.free ? "free" : "given" });
    } catch (error) {
      const refusals = refusalsOf(error);
      if (refusals === null) throw error;
      // The request holds the visits by day; the fields stand as they were entered.
      const placed = (path: string): string => {
        const at = Number(/^\/visits\/(\d+)/.exec(path)?.[1] ?? -1);
        return inVisit(path, settled[at] ?? at);
      };
      session.refusals = refusals.map(({ path, message }) => ({ path: placed(path), message }));
      return;
    }
    this.shown = yearShown(this.reply, it, settled, session.about, say);
  }

  /** The visits by day; the unfolded one stays unfolded. */
  #sort(): void {
    const order = inOrderOfDays(this.session.case, this.session.date);
    this.open = order.indexOf(this.open);
    this.session.arrange(order);
  }

  /** One more, unfolded. */
  addVisit(): void {
    const { session } = this;
    this.former = null;
    session.replace(withAnotherVisit(session.case, session.date));
    this.open = visitCount(session.case) - 1;
    this.#sort();
  }

  removeVisit(index: number): void {
    const { session } = this;
    this.former = session.case;
    this.open = -1;
    const rest = inOrderOfDays(session.case, session.date).filter((one) => one !== index);
    if (rest.length > 0) session.arrange(rest);
  }

  useExample(example: Example): void {
    const { session } = this;
    if (session.about === null) return;
    this.former = billedVisits(session.case).length > 0 ? session.case : null;
    this.open = -1;
    session.restart(exampleCase(session.case, example, session.date, session.about));
  }

  undo(): void {
    if (this.former === null) return;
    const it = this.former;
    this.former = null;
    this.session.restart(it);
  }

  fold(index: number, open: boolean): void {
    if (open) this.open = index;
    else if (this.open === index) this.open = -1;
  }

  setDay(index: number, day: string): void {
    this.session.answer(`/visits/${index}/date`, day);
  }

  /** The first visit alone, for the tools that take one. */
  get firstAlone(): Case {
    const it = onlyVisit(this.session.case, 0);
    return { ...withoutAnswer(it, "/visits/0/date"), date: this.dayOf(0) };
  }

  dayOf(index: number): string {
    return dayOfVisit(this.session.case, index, this.session.date);
  }

  billOf(index: number): string | undefined {
    return answerAt(this.session.case, `/visits/${index}/total`);
  }

  /** The visits of an order tried by the engine first, then those it did not settle. */
  useOrder(order: readonly number[]): void {
    const rest = this.session.asked.map((_, index) => index).filter((index) => !order.includes(index));
    this.session.arrange([...order, ...rest]);
  }
}
