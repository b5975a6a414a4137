/** Who pays: the bar is a drawing for the eye, the list below is the same for everyone. */
import { isExact, type Kind, type Priced, type Say, type Segment, whoPays } from "@yibao/core";
import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { money } from "./bits.ts";

const percent = (value: number): string => `${Math.round(value * 10_000) / 10_000}%`;

function block({ kind, start, width }: Segment): SVGTemplateResult {
  const from = percent(start);
  const to = percent(start + width);
  return svg`<rect class="fill-${kind}" x=${from} y="0" width=${percent(width)} height="100%"></rect>
    <line class="edge-${kind}" x1=${from} y1="0" x2=${to} y2="0"></line>
    <line class="edge-${kind}" x1=${from} y1="100%" x2=${to} y2="100%"></line>`;
}

function label({ kind, start, width, inside }: Segment, last: boolean): SVGTemplateResult {
  const middle = kind === "unsure";
  const x = middle ? start + width / 2 : last ? start + width : start;
  const anchor = middle ? "middle" : last ? "end" : "start";
  const shift = middle ? "0" : last ? "-0.8em" : "0.8em";
  return svg`<text class="seg-label on-${kind}" x=${percent(x)} dx=${shift} y="50%" dominant-baseline="central" text-anchor=${anchor}>${inside}</text>`;
}

export function bar(segments: readonly Segment[]): TemplateResult {
  const gaps = segments
    .slice(1)
    .map(({ start }) => svg`<line class="seg-gap" x1=${percent(start)} y1="0" x2=${percent(start)} y2="100%"></line>`);
  const labels = segments
    .filter(({ inside }) => inside !== "")
    .map((one) => label(one, one === segments[segments.length - 1]));
  return html`<svg class="bar" aria-hidden="true" focusable="false" width="100%" height="60">${segments.map(block)}${gaps}${labels}</svg>`;
}

export const swatch = (kind: Kind): TemplateResult =>
  html`<svg class="swatch" aria-hidden="true" focusable="false" width="22" height="22">
    <rect class="fill-${kind}" width="100%" height="100%"></rect><rect class="edge-${kind} nofill" x="0" y="0" width="100%" height="100%"></rect>
  </svg>`;

export function pay(answer: Priced, say: Say): TemplateResult {
  const { segments, rows, total } = whoPays(answer, say);
  return html`<section class="pay" aria-label=${say("answer.who_pays")}>
    ${bar(segments)}
    <ul class="pay-list">
      ${rows.map(
        (row) =>
          html`<li class=${row.amount === null || isExact(row.amount) ? "" : "pay-range"}>${swatch(row.kind)}<span>${row.label}</span><span class="num">${row.amount === null ? null : money(row.amount, say)}</span></li>`,
      )}
      <li class="sum"><span>${say("answer.sum")}</span><span class="num">${money(total, say)}</span></li>
    </ul>
  </section>`;
}
