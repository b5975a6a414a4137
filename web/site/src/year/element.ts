/** <yibao-year>: the visits of a year one after the other, and what is left of deductibles and ceilings. */
import {
  answerAt,
  billedVisits,
  type Case,
  dayOfVisit,
  type Example,
  exampleCase,
  inOrderOfDays,
  inVisit,
  type Json,
  MOST_VISITS,
  onlyVisit,
  visitCount,
  withAnotherVisit,
  withoutAnswer,
  type YearOut,
  type YearShown,
  yearShown,
} from "@yibao/core";
import { html } from "lit";
import type { View } from "../estimate/page.ts";
import { ToolElement } from "../tool/element.ts";
import { type Manner, refusalsOf } from "../tool/session.ts";
import { caseForm, personFields } from "../tool/views/case.ts";
import { visitsForm } from "./form.ts";
import { yearResult } from "./views.ts";

export class YearElement extends ToolElement {
  reply: YearOut | null = null;
  shown: YearShown | null = null;
  /** The visit whose fields are unfolded. */
  open = -1;
  /** The visits as they were before an example or a removal. */
  former: Case | null = null;

  protected override manner(): Manner {
    return { visits: MOST_VISITS, own: /^order=/ };
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

  addVisit(): void {
    const { session } = this;
    this.former = null;
    session.replace(withAnotherVisit(session.case, session.date));
    this.open = visitCount(session.case) - 1;
    this.#sort();
    this.focusField(`/visits/${this.open}/date`);
  }

  removeVisit(index: number): void {
    const { session } = this;
    this.former = session.case;
    this.open = -1;
    const rest = inOrderOfDays(session.case, session.date).filter((one) => one !== index);
    if (rest.length > 0) session.arrange(rest);
    this.focusOn("visits");
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
    this.focusOn("visits");
  }

  fold(index: number, open: boolean): void {
    if (open) this.open = index;
    else if (this.open === index) this.open = -1;
    this.requestUpdate();
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

  protected override form(): View {
    return html`<div class="year-case">${caseForm(this, personFields(this), false)}${visitsForm(this)}</div>`;
  }

  protected override outcome(): View {
    return html`<div class="year-out">${yearResult(this)}</div>`;
  }
}
