/** The year as columns along its days, for wide screens: the list of visits below it says the same. */
import { type YearChart, type YearColumn, yearChart } from "@yibao/core";
import { html, type SVGTemplateResult, svg } from "lit";
import type { View } from "../estimate/page.ts";
import { swatch } from "../views/bar.ts";
import type { YearElement } from "./element.ts";

/** Pixels down, percent across: text keeps its size however wide the page is. */
const TOP = 34;
const FOOT = 244;
const ROD = 266;
const MONTHS = 304;
const HEIGHT = 312;
const BEAD = { width: 30, height: 21 } as const;
const WIDEST = 34;
/** How wide the drawing is at its narrowest, and how much of a step a column fills. */
const NARROWEST = 440;
const FILLED = 0.8;
/** The columns leave room for the numbers at the lines. */
const LEFT = 10;
const RIGHT = 96;

const across = (at: number): string => `${LEFT + (at * (RIGHT - LEFT)) / 100}%`;
const up = (height: number): number => FOOT - (height * (FOOT - TOP)) / 100;

function column({ at, height, segments, label }: YearColumn, width: number): SVGTemplateResult {
  const tall = FOOT - up(height);
  const parts = segments.map(({ kind, start, width: part }) => {
    const y = FOOT - ((start + part) * tall) / 100;
    return svg`<rect class="fill-${kind}" x=${-width / 2} y=${y} width=${width} height=${(part * tall) / 100}></rect>
      ${start > 0 ? svg`<line class="seg-gap" x1=${-width / 2} x2=${width / 2} y1=${FOOT - (start * tall) / 100} y2=${FOOT - (start * tall) / 100}></line>` : null}`;
  });
  return svg`<svg x=${across(at)} y="0" overflow="visible">${parts}
    <text class="strong" y=${up(height) - 9} text-anchor="middle">${label}</text>
    <use class="bead-ink" href="#bead" x=${-BEAD.width / 2} y=${ROD - BEAD.height / 2} width=${BEAD.width} height=${BEAD.height}></use>
  </svg>`;
}

function drawing({ columns, step, months, lines }: YearChart): SVGTemplateResult {
  const width = Math.min(WIDEST, ((step * (RIGHT - LEFT)) / 100) * (NARROWEST / 100) * FILLED);
  return svg`${lines.map(
    ({ height, label }) => svg`<line class="c-grid" x1="0" x2="100%" y1=${up(height)} y2=${up(height)}></line>
      <text x="0" y=${up(height) - 6}>${label}</text>`,
  )}
    <line class="rod" x1=${across(0)} x2="100%" y1=${ROD} y2=${ROD}></line>
    ${months.map(({ at, label }, index) => svg`<text class=${index % 2 === 0 ? "" : "even"} x=${across(at)} y=${MONTHS} text-anchor="middle">${label}</text>`)}
    ${columns.map((one) => column(one, width))}`;
}

export function chart(page: YearElement, year: string): View {
  const { say } = page;
  const { reply } = page.tool;
  const it = reply === null ? null : yearChart(reply, year, say);
  if (it === null) return null;
  return html`<figure class="ychart wide-only">
    <figcaption>${say("year.chart", { year })}</figcaption>
    <svg aria-hidden="true" focusable="false" width="100%" height=${HEIGHT}>${drawing(it)}</svg>
    <p class="key"><span>${swatch("fund")}${say("year.others_pay")}</span><span>${swatch("cash")}${say("year.you_pay")}</span><span>${say("year.chart_key")}</span></p>
  </figure>`;
}
