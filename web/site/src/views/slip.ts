/** The printed slip: every line opens to its formula, clause, date and grade. */
import { type Cite, type Formula, type Line, linesOf, type Priced, pocketsOf, type Say, type Term } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { View } from "../estimate/page.ts";
import { grade, icon } from "./bits.ts";
import { inTurn } from "./in-turn.ts";

function term({ kind, text }: Term): TemplateResult {
  if (kind === "sign") return html` <i>${text}</i> `;
  return kind === "result" ? html`<b>${text}</b>` : html`${text}`;
}

const formula = ({ label, terms }: Formula): TemplateResult =>
  html`<li>${label === null ? null : html`<span class="lab">${label}</span>`}<span class="f">${terms.map(term)}</span></li>`;

function cite(one: Cite, say: Say): TemplateResult {
  const from = one.from === null ? null : html`<div><dt>${say("cite.from")}</dt><dd>${one.from}</dd></div>`;
  const checked = one.checked === null ? null : html`<div><dt>${say("cite.checked")}</dt><dd>${one.checked}</dd></div>`;
  return html`<div class="cite"><dl>
    <div><dt>${say("cite.source")}</dt><dd>${one.title}${one.clauses.map((clause) => html`<span class="clause">${clause}</span>`)}</dd></div>
    ${from}${checked}
    <div><dt>${say("cite.grade")}</dt><dd>${grade(one.grade, say)}</dd></div>
  </dl></div>`;
}

const CLASSES = { plain: "", zero: "line-zero", sub: "line-sub", fund: "line-fund", you: "line-you" } as const;

function explained(line: Line, say: Say, below: View): TemplateResult {
  const formulas = line.formulas.length === 0 ? null : html`<ol class="eq">${line.formulas.map(formula)}</ol>`;
  return html`${formulas}${line.sentences.map((text) => html`<p>${text}</p>`)}${line.cites.map((one) => cite(one, say))}${below}`;
}

function row(line: Line, say: Say, below: View): TemplateResult {
  const note = line.note === null ? null : html`<small>${line.note}</small>`;
  return html`<details class="line ${CLASSES[line.kind]} ${line.range ? "line-range" : ""}" data-line=${line.id} ?open=${line.open}>
    <summary>
      <span class="op" aria-hidden="true">${line.sign}</span><span class="what">${line.label}${note}</span>
      <span class="val"><span class="num">${line.value}</span>${icon("down", "chev")}</span>
    </summary>
    <div class="open">${inTurn(() => explained(line, say, below))}</div>
  </details>`;
}

/** `below` is what stands under an opened line. */
export function slip(answer: Priced, say: Say, below: (line: Line) => View = () => null): TemplateResult {
  const exact = answer.status !== "bounded";
  return html`<section class="sec" aria-labelledby="s3">
    <div class="sec-head"><h2 id="s3">${say("slip.title")}</h2><p>${say("slip.help")}</p></div>
    <div class="slip"><div class="slip-in">
      <p class="slip-cap"><span>${say(exact ? "slip.caption" : "slip.caption_range")}</span><span>${say("slip.unit")}</span></p>
      ${linesOf(answer, say).map((line) => row(line, say, below(line)))}
      ${pocketsOf(answer, say).map(({ label, value }) => html`<p class="line-sub2"><span class="what">${label}</span><span class="num">${value}</span></p>`)}
    </div></div>
  </section>`;
}
