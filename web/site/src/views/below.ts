/** Below the slip: ratios, what is left, what was assumed, the documents, and where the estimate ends. */
import {
  type Assumed,
  allowancesOf,
  assumptionsOf,
  documentsOf,
  type Estimate,
  type Left,
  leftOf,
  type Priced,
  pick,
  ratiosOf,
  type Say,
  type Services,
} from "@yibao/core";
import { html, svg, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { grade, icon } from "./bits.ts";

export function ratios(answer: Priced, say: Say): View {
  const it = ratiosOf(answer, say);
  if (it === null) return null;
  const one = (value: string, label: string, note: string): TemplateResult =>
    html`<div><span class=${it.range ? "big big-range" : "big"}>${value}<small>%</small></span><span class="lab">${label}<br />${note}</span></div>`;
  return html`<section class="sec" aria-labelledby="s4">
    <div class="sec-head"><h2 id="s4">${say("ratio.title")}</h2></div>
    <div class="pair">
      ${one(it.ofTotal, say("ratio.of_total"), say("ratio.of_total_note"))}${one(it.ofScope, say("ratio.of_scope"), say("ratio.of_scope_note"))}
    </div>
    <p class="aside-note">${say(it.same ? "ratio.same" : "ratio.differ")}</p>
  </section>`;
}

/** Money besides the bill, below the statement it does not enter. */
export function allowances(answer: Priced, say: Say): View {
  const rows = allowancesOf(answer, say);
  if (rows.length === 0) return null;
  return html`<section class="sec" aria-labelledby="s11">
    <div class="sec-head"><h2 id="s11">${say("allow.title")}</h2><p>${say("allow.help")}</p></div>
    <ul class="docs">
      ${rows.map(
        ({ name, amount, how, cites }) =>
          html`<li>
            <span class="t">${name} ${amount === null ? null : html`<b class="num">${amount}</b>`}</span>
            ${how === null ? null : html`<span class="m">${how}</span>`}
            ${cites.map((one) => html`<span class="m">${grade(one.grade, say)}<span>${one.title}</span>${one.clauses.map((clause) => html`<span>${clause}</span>`)}</span>`)}
          </li>`,
      )}
    </ul>
  </section>`;
}

const BEAD = 32;

export function meter({ used, mine }: Left): TemplateResult {
  const shift = -BEAD * (used / 100);
  const place = `${used}%`;
  return html`<svg class="meter" aria-hidden="true" focusable="false" width="100%" height="22">
    <line class="rod" x1="0" x2="100%" y1="50%" y2="50%"></line>
    <rect class=${mine ? "fill-cash" : "fill-fund"} x="0" y="5" rx="6" width=${place} height="12"></rect>
    ${svg`<svg x=${place} y="0" overflow="visible"><use href="#bead" class="bead-ink" x=${shift} y="0" width=${BEAD} height="22"></use></svg>`}
  </svg>`;
}

export function left(answer: Priced, say: Say): View {
  const rows = leftOf(answer, say);
  if (rows.length === 0) return null;
  return html`<section class="sec" aria-labelledby="s5">
    <div class="sec-head"><h2 id="s5">${say("left.title")}</h2></div>
    <div class="left-list">
      ${rows.map(
        (one) =>
          html`<div class="left-row">
            <p class="left-top"><span>${one.label}</span><span class="v">${one.value}</span></p>
            ${meter(one)}
            <p class="caption">${one.sentence}</p>
          </div>`,
      )}
    </div>
  </section>`;
}

function assumed(one: Assumed, page: Page): TemplateResult {
  const { say, session } = page;
  const change = one.change;
  const edit =
    change === null
      ? null
      : html`<button class="edit link" type="button" aria-label=${say("flow.change_of", { label: one.title })} @click=${() => void session.go(change)}>
          ${say("flow.change")}
        </button>`;
  return html`<li>
    <p><b>${one.title}</b> ${one.grade === null ? null : grade(one.grade, say)}${one.effects.map((effect) => html`<br /><span class="eff">${effect}</span>`)}</p>
    ${edit}
  </li>`;
}

/** What makes no difference this time waits behind one line, and stays off the paper. */
function idleOnes(list: readonly Assumed[], page: Page): View {
  const idle = list.filter((one) => one.idle);
  if (idle.length === 0) return null;
  return html`<details class="assume-idle no-print">
    <summary>${page.say("assume.idle", { n: String(idle.length) })}</summary>
    <ul class="assume">${idle.map((one) => assumed(one, page))}</ul>
  </details>`;
}

export function assumptions(page: Page, answer: Priced): TemplateResult {
  const { say, session } = page;
  const list = assumptionsOf(session.case, answer, session.date, session.today, say);
  return html`<section class="sec" aria-labelledby="s8">
    <div class="sec-head"><h2 id="s8">${say("assume.title")}</h2><p>${say("assume.help")}</p></div>
    <ul class="assume">${list.filter(({ idle }) => !idle).map((one) => assumed(one, page))}</ul>
    ${idleOnes(list, page)}
  </section>`;
}

/** The page with every rule of the area, in the language of this one. */
export const rulesLink = ({ region, name }: Estimate["pack"], say: Say): TemplateResult =>
  html`<p class="no-print"><a class="linkrow" href="../policy/${region}/">${say("docs.rules", { area: pick(name, say.lang) })}${icon("right")}</a></p>`;

export function documents(answer: Priced, say: Say): TemplateResult {
  const limits =
    answer.limits.length === 0
      ? null
      : html`<h3 class="sp">${say("limits.title")}</h3>${answer.limits.map(({ text }) => html`<p class="aside-note">${pick(text, say.lang)}</p>`)}`;
  return html`<section class="sec" aria-labelledby="s9">
    <div class="sec-head"><h2 id="s9">${say("docs.title")}</h2></div>
    <ul class="docs">
      ${documentsOf(answer, say).map(
        (one) =>
          html`<li><span class="t">${one.title}</span><span class="m">${grade(one.grade, say)}${one.facts.map((fact) => html`<span>${fact}</span>`)}</span></li>`,
      )}
    </ul>
    ${rulesLink(answer.pack, say)}
    ${limits}
  </section>`;
}

export const dial = (phone: string): string => `tel:${phone.replace(/[^\d+-]/g, "")}`;

export const callButton = ({ hotline }: Services, say: Say): View =>
  hotline === undefined
    ? null
    : html`<p><a class="btn btn-block" href=${dial(hotline)}>${icon("phone")}${say("serve.call", { phone: hotline })}</a></p>`;

export function boundary(answer: Priced, say: Say): TemplateResult {
  const { hotline, hotline_menu } = answer.services;
  const menu =
    hotline_menu === undefined
      ? null
      : html`<div><dt>${say("serve.menu")}</dt><dd>${pick(hotline_menu, say.lang)}</dd></div>`;
  const call = hotline === undefined ? null : html`<a class="hot" href=${dial(hotline)}>${icon("phone")}${hotline}</a>`;
  return html`<section class="sec" aria-labelledby="s10"><div class="serve">
    <h2 id="s10">${say("serve.title")}</h2>
    <p>${say("serve.text")}</p>
    ${call}
    <dl>${menu}<div><dt>${say("serve.version")}</dt><dd>${answer.pack.region}-${answer.pack.version}</dd></div></dl>
  </div></section>`;
}
