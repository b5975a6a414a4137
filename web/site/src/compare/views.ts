/** The comparison on the page: what to compare by, one sentence, a card for each variant, and all of it as a table. */
import {
  BY_AREA,
  BY_DAY,
  comparisonSentence,
  type Dimension,
  fen,
  grouped,
  isExact,
  low,
  otherAreas,
  type ReasonLine,
  type ComparedRow as Row,
  whoPays,
} from "@yibao/core";
import { html, svg, type TemplateResult } from "lit";
import type { View } from "../estimate/page.ts";
import { folded } from "../tool/views/case.ts";
import { dateField } from "../tool/views/fields.ts";
import { withoutNumbers } from "../tool/views/without.ts";
import { bar, swatch } from "../views/bar.ts";
import { grade, icon, money, shown } from "../views/bits.ts";
import { sideways } from "../views/onward.ts";
import type { CompareElement } from "./element.ts";

function chip(page: CompareElement, { id, label }: Dimension): TemplateResult {
  const now = id === page.tool.dimension;
  return html`<button class="chip" type="button" data-vs=${id} aria-pressed=${String(now)} @click=${() => page.session.choose("vs", id)}>${label}</button>`;
}

/** Areas and days are the person's to add. */
function additions(page: CompareElement): View {
  const { say, session } = page;
  if (page.tool.dimension === BY_AREA) {
    const chosen = otherAreas(page.tool).map((code) => {
      const name = session.regions.find(({ region }) => region === code)?.name[say.lang] ?? code;
      return html`<button class="chip" type="button" aria-label=${say("compare.remove", { name })} @click=${() => page.tool.removeArea(code)}>${name}${icon("x")}</button>`;
    });
    return html`<div class="chips">${chosen}<button class="btn btn-2 btn-s" type="button" data-add-area aria-haspopup="dialog" @click=${page.addArea}>${icon("plus")}${say("compare.add_area")}</button></div>`;
  }
  if (page.tool.dimension !== BY_DAY || session.about === null) return null;
  return dateField({
    path: "/compare/day",
    label: say("compare.other_day"),
    help: null,
    say,
    error: null,
    value: session.own.get(BY_DAY) ?? "",
    from: session.about.known.from,
    changed: (value) => session.choose(BY_DAY, value),
  });
}

function chooser(page: CompareElement): View {
  const { say } = page;
  const { dimensions } = page.tool;
  if (dimensions.length === 0) return null;
  const rare = dimensions.filter((one) => one.rare);
  return html`<section class="vs no-print" aria-labelledby="vs">
    <h2 id="vs">${say("compare.by")}</h2>
    <div class="chips">${dimensions.filter((one) => !one.rare).map((one) => chip(page, one))}</div>
    ${rare.length === 0 ? null : folded(say("compare.by_more"), html`<div class="chips">${rare.map((one) => chip(page, one))}</div>`)}
    ${additions(page)}
  </section>`;
}

const BAR = { top: 19, height: 16, pitch: 46, width: 320 };

/** From the base to the variant, reason by reason; the list beside it says the same in words. */
function waterfall(row: Row, base: Row | undefined): View {
  const start = base?.total?.person.total;
  if (start === undefined || !isExact(start) || row.reasons.length < 2 || row.exactly === null) return null;
  const first = fen(low(start));
  const stops = [first];
  for (const { fen: by } of row.reasons) stops.push((stops[stops.length - 1] ?? first) + by);
  const most = Math.max(...stops, 1);
  const x = (at: number): number => Math.round((Math.max(0, at) / most) * BAR.width * 10) / 10;
  const line = (index: number, label: string, value: string, from: number, to: number, kind: string) => {
    const y = index * BAR.pitch;
    return svg`<text x="0" y=${y + 12}>${label}</text><text x=${BAR.width} y=${y + 12} text-anchor="end" class="strong">${value}</text>
      <rect class=${kind} x=${Math.min(x(from), x(to))} y=${y + BAR.top} width=${Math.max(2, Math.abs(x(to) - x(from)))} height=${BAR.height} rx="3"></rect>`;
  };
  const end = stops[stops.length - 1] ?? first;
  const steps = row.reasons.map(({ change, fen: by }, index) =>
    line(index + 1, `${index + 1}.`, change, stops[index] ?? 0, stops[index + 1] ?? 0, by > 0 ? "up" : "dn"),
  );
  return html`<svg class="fall" viewBox="0 0 ${BAR.width} ${(steps.length + 2) * BAR.pitch - 10}" aria-hidden="true" focusable="false">
    ${line(0, base?.name ?? "", grouped(low(start)), 0, first, "lvl")}${steps}${line(steps.length + 1, row.name, row.exactly, 0, end, "lvl")}
  </svg>`;
}

const reason = ({ text, change, cites }: ReasonLine, number: string, page: CompareElement): TemplateResult =>
  html`<li><span>${number}${text}${cites.map((one) => html`<small>${grade(one.grade, page.say)} ${one.clauses.join(page.say("list.or"))}</small>`)}</span><span class="num">${change}</span></li>`;

function reasons(row: Row, base: Row | undefined, page: CompareElement): View {
  const { say } = page;
  const { change, difference } = row;
  if (row.reasons.length === 0 || change === null || difference === null || !isExact(change)) return null;
  const sum = low(change);
  return html`<details class="why" data-print>
    <summary><span>${say("compare.why", { difference })}</span>${icon("down")}</summary>
    ${waterfall(row, base)}
    <ul class="sumlist">
      ${row.reasons.map((one, index) => reason(one, row.reasons.length < 2 ? "" : `${index + 1}. `, page))}
      <li class="tot"><span>${say("compare.sum")}</span><span class="num">${sum.startsWith("-") ? "" : "+"}${grouped(sum)}</span></li>
    </ul>
  </details>`;
}

function tag(row: Row, page: CompareElement): View {
  if (row.base) return html`<span class="tag">${page.say("compare.yours")}</span>`;
  if (row.difference === null) return null;
  return html`<span class="tag tag-${row.tone}">${row.difference}</span>`;
}

function figure({ pays }: Row, page: CompareElement): View {
  if (pays === null) return html`<span class="n" aria-hidden="true">—</span>`;
  const { low: first, high: last } = pays;
  return last === null
    ? html`<span class="n">${shown(first)}</span>`
    : html`<span class="n n-range">${shown(first)} ${page.say("amount.to")} ${shown(last)}</span>`;
}

function payers({ total }: Row, page: CompareElement): View {
  if (total === null) return null;
  const { segments, rows } = whoPays({ total, missing: [] }, page.say);
  // The bars are small; what is written inside large ones stands below.
  return html`${bar(segments.map((one) => ({ ...one, inside: "" })))}
    <ul class="cmp-split">${rows.map(({ kind, label, amount }) => html`<li>${swatch(kind)}<span>${label} ${amount === null ? null : money(amount, page.say)}</span></li>`)}</ul>`;
}

function card(row: Row, base: Row | undefined, page: CompareElement): TemplateResult {
  const { name, hint, why, take } = row;
  const use =
    take === null
      ? null
      : html`<button class="btn btn-2 btn-s no-print" type="button" aria-label=${page.say("compare.take_of", { name })} @click=${take}>${page.say("compare.take")}</button>`;
  return html`<li class="cmp-row ${row.base ? "base" : ""}" data-variant=${name}>
    <div class="cmp-head">
      <div><h3>${name}</h3>${hint === null ? null : html`<span class="caption">${hint}</span>`}</div>
      <div class="cmp-fig">${figure(row, page)}${tag(row, page)}</div>
    </div>
    ${why === null ? null : html`<p class="cmp-why">${icon("warn")}<span>${why}</span></p>`}
    ${payers(row, page)}${reasons(row, base, page)}${use}
  </li>`;
}

function table(rows: readonly Row[], page: CompareElement): TemplateResult {
  const { say } = page;
  return html`<details class="more-fields cmp-table" data-print>
    <summary>${say("compare.table")}${icon("down")}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${say("compare.table")}><table class="bench-table">
      <thead><tr><th scope="col">${say("compare.variant")}</th><th scope="col">${say("line.you")}</th><th scope="col">${say("own.funds")}</th><th scope="col">${say("compare.difference")}</th><th scope="col">${say("compare.reasons")}</th></tr></thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            <th scope="row">${row.name}</th>
            <td class="num">${row.exactly ?? say("own.no_number")}</td>
            <td class="num">${row.total === null ? "" : money(row.total.funds.total, say)}</td>
            <td>${row.base ? say("compare.yours") : (row.difference ?? "")}</td>
            <td>${row.why ?? row.reasons.map(({ text, change }) => html`<span class="cmp-reason">${text} <b>${change}</b></span>`)}</td>
          </tr>`,
        )}
      </tbody>
    </table></div>
  </details>`;
}

/** Whether anything stands beside the case. */
function nothing(page: CompareElement): string {
  const { say } = page;
  if (page.tool.dimension === BY_AREA) return say("compare.no_area");
  return say(page.tool.dimension === BY_DAY ? "compare.no_day" : "compare.none");
}

function result(page: CompareElement): View {
  const { say, session } = page;
  const { rows, reply } = page.tool;
  if (session.about === null || session.asked.length === 0) return null;
  if (session.lacksBill) return html`<p class="soon">${say("compare.soon")}</p>`;
  if (reply === null) return null;
  const base = rows.find((one) => one.base);
  const gap = base?.total === null ? withoutNumbers(page, reply) : null;
  const alone = rows.length < 2;
  const sentence = alone ? nothing(page) : comparisonSentence(rows, say);
  return html`${gap}
    <section class="sec cmp-out" aria-labelledby="out">
      <div role="status"><h2 id="out" tabindex="-1" data-focus=${gap === null ? "result" : "second"}>${gap === null || alone ? sentence : say("compare.others")}</h2></div>
      <ol class="cmp">${rows.filter((row) => gap === null || !row.base).map((row) => card(row, base, page))}</ol>
      ${alone ? null : table(rows, page)}
    </section>
    ${sideways("compare/", session.case, say)}`;
}

export function comparison(page: CompareElement): View {
  if (page.session.about === null) return null;
  return html`${chooser(page)}${result(page)}`;
}
