/** What a year comes to: the sum, the limits, every visit with what is left after it, and other orders. */
import {
  type CalendarYear,
  isExact,
  type LimitInYear,
  type OtherOrder,
  type VisitInYear,
  whoPays,
  type YearShown,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { View } from "../estimate/page.ts";
import { withoutNumbers } from "../tool/views/without.ts";
import { bar, swatch } from "../views/bar.ts";
import { meter } from "../views/below.ts";
import { icon, money, shown } from "../views/bits.ts";
import { sideways } from "../views/onward.ts";
import { chart } from "./chart.ts";
import type { YearElement } from "./element.ts";

function sum(page: YearElement): View {
  const { say } = page;
  const { shown: it, reply, unbilled } = page.tool;
  if (it === null || it.pays === null || it.total === null || reply === null) return null;
  const { low: first, high: last } = it.pays;
  const number =
    last === null
      ? html`<span class="answer-num answer-year">${shown(first)}</span>`
      : html`<span class="answer-num answer-range">${shown(first)}<span class="to">${say("amount.to")}</span>${shown(last)}</span>`;
  const { segments, rows, total } = whoPays({ total: it.total, missing: reply.missing ?? [] }, say);
  return html`<article class="answer" aria-labelledby="year">
    <div class="answer-body">
      <div role="status"><h2 id="year" class="answer-title" tabindex="-1" data-focus="result"><span class="answer-lead">${it.lead}</span>${number}</h2></div>
      <section class="pay" aria-label=${say("answer.who_pays")}>
        ${bar(segments)}
        <ul class="pay-list">
          ${rows.map((row) => html`<li class=${row.amount === null || isExact(row.amount) ? "" : "pay-range"}>${swatch(row.kind)}<span>${row.label}</span><span class="num">${row.amount === null ? null : money(row.amount, say)}</span></li>`)}
          <li class="sum"><span>${say("year.bills", { n: String(it.visits.filter((one) => one.total !== null).length) })}</span><span class="num">${money(total, say)}</span></li>
        </ul>
      </section>
      ${unbilled > 0 ? html`<p class="caption">${say("year.unbilled", { n: String(unbilled) })}</p>` : null}
    </div>
  </article>`;
}

const fullText = ({ since, value, mine }: LimitInYear, { say }: YearElement): string =>
  since === null ? value : say(mine ? "year.deductible_since" : "year.full_since", { date: since });

const limit = (one: LimitInYear, page: YearElement): TemplateResult =>
  html`<div class="left-row">
    <p class="left-top"><span>${one.label}</span><span class="v">${fullText(one, page)}</span></p>
    ${meter(one)}
    <p class="caption">${one.sentence}</p>
  </div>`;

function calendarYear(one: CalendarYear, page: YearElement): View {
  const { say } = page;
  if (one.limits.length === 0 && one.leftOut === null && page.tool.shown?.years.length === 1) return null;
  const id = `y-${one.year}`;
  return html`<section class="sec" aria-labelledby=${id} data-year=${one.year}>
    <div class="sec-head">
      <h2 id=${id}>${say("year.limits", { year: one.year })}</h2>
    </div>
    ${one.exactly === null || page.tool.shown?.years.length === 1 ? null : html`<p>${say("year.year_pays", { amount: one.exactly })}</p>`}
    ${one.until === null ? null : html`<p>${one.until}</p>`}
    ${one.leftOut === null ? null : html`<p>${one.leftOut}</p>`}
    <div class="left-list">${one.limits.map((row) => limit(row, page))}</div>
    ${chart(page, one.year)}
  </section>`;
}

function visit(one: VisitInYear, page: YearElement): TemplateResult {
  const { say } = page;
  const { total } = one;
  const drawn =
    total === null
      ? null
      : bar(
          whoPays({ total, missing: [] }, say).segments.map((part) => ({
            ...part,
            start: (part.start * one.width) / 100,
            width: (part.width * one.width) / 100,
            inside: "",
          })),
        );
  const left = one.left.map(({ label, value }) => say("case.named", { label, value })).join(say("list.comma"));
  return html`${one.begins === null ? null : html`<li class="year-begins">${icon("cal")}<span>${one.begins}</span></li>`}
    <li class="visit" data-settled=${one.index}>
      <p class="visit-top"><span><b>${one.day}</b> <span class="d">${one.name}</span></span>${total === null ? null : html`<span class="num">${money(total.total_charge, say)}</span>`}</p>
      ${drawn}
      ${
        total === null
          ? html`<p class="cmp-why">${icon("warn")}<span>${one.why}</span></p>`
          : html`<p class="visit-split"><span>${say("year.others_pay")} ${money(total.funds.total, say)}</span><span>${say("year.you_pay")} <b>${money(total.person.total, say)}</b></span></p>`
      }
      ${one.events.map((text) => html`<p class="event">${icon("flag")}<span>${text}</span></p>`)}
      ${left === "" ? null : html`<p class="caption">${say("year.after", { left })}</p>`}
    </li>`;
}

function order(one: OtherOrder, page: YearElement): TemplateResult {
  const { say } = page;
  // On different days the order is only tried; days do not change places.
  const use = page.tool.free
    ? null
    : html`<button class="btn btn-2 btn-s no-print" type="button" @click=${() => page.tool.useOrder(one.order)}>${say("year.use_order")}</button>`;
  return html`<p>${one.sentence}</p>
    <ol class="order-list">${one.names.map((name) => html`<li>${name}</li>`)}</ol>
    ${use}`;
}

function orders(page: YearElement): View {
  const { say, session } = page;
  const { shown: it, free, reply } = page.tool;
  if (it === null || it.visits.length < 2) return null;
  const changed = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement)
      session.choose("order", event.currentTarget.checked ? "free" : "");
  };
  return html`<section class=${it.orders.length === 0 ? "sec orders no-print" : "sec orders"} aria-labelledby="order">
    <div class="sec-head"><h2 id="order">${say("year.order_title")}</h2><p>${say("year.order_help")}</p></div>
    <label class="tick no-print"><input type="checkbox" data-free .checked=${free} @change=${changed} /><span>${say("year.order_free")}</span></label>
    <div aria-live="polite">
      ${it.orders.map((one) => order(one, page))}${it.orders.length === 0 && it.sameOrder ? html`<p>${say("year.order_same")}</p>` : null}${free && reply?.order === undefined ? html`<p>${say("year.order_open")}</p>` : null}
    </div>
  </section>`;
}

function timeline(page: YearElement, { visits }: YearShown): View {
  if (visits.length === 0) return null;
  return html`<section class="sec" aria-labelledby="timeline">
    <div class="sec-head"><h2 id="timeline">${page.say("year.timeline")}</h2></div>
    <ol class="year">${visits.map((one) => visit(one, page))}</ol>
  </section>`;
}

export function yearResult(page: YearElement): View {
  const { say, session } = page;
  const { shown: it, reply, firstAlone } = page.tool;
  if (session.about === null || session.asked.length === 0) return null;
  if (reply === null || it === null)
    return session.refusals.length > 0 ? null : html`<p class="soon">${say("year.soon")}</p>`;
  const gap = it.total === null ? withoutNumbers(page, reply) : null;
  return html`${gap}${sum(page)}${it.years.map((one) => calendarYear(one, page))}
    ${timeline(page, it)}${orders(page)}${sideways("year/", firstAlone, say)}`;
}
