/** The file held against other rules: the same case under both, and every value that differs. */
import { type Amount, type Estimate, grouped, isPriced, moneyText, type ToolSay } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { View } from "../../estimate/page.ts";
import { differences } from "../differences.ts";
import type { Other, PolicyElement } from "../element.ts";
import { finding } from "./findings.ts";
import { chosenFile, troubleNote } from "./loader.ts";

const MOST = 200;

/** A figure; on narrow screens, where the head of the table is not seen, with the name of its column. */
const cell = (name: string, value: string): TemplateResult =>
  html`<td class="num"><span class="stack-lab" aria-hidden="true">${name}</span><span>${value}</span></td>`;

const head = (what: View, other: Other, say: ToolSay): TemplateResult =>
  html`<thead><tr>${what}<th scope="col">${say("own.mine")}</th><th scope="col">${other.name}</th></tr></thead>`;

type Total = NonNullable<Estimate["total"]>;
/** A sum of an answer; where a pack gives no number, that is said. */
const sumOf = (one: Estimate | null, part: (total: Total) => Amount, say: ToolSay): string =>
  one !== null && isPriced(one) ? moneyText(part(one.total), say) : say("own.no_number");

function sums(page: PolicyElement, other: Other): View {
  const { say, estimate, otherEstimate } = page;
  if (estimate === null) return html`<p>${say("own.compare_case_soon")}</p>`;
  const row = (label: string, part: (total: Total) => Amount): TemplateResult =>
    html`<tr><th scope="row">${label}</th>${cell(say("own.mine"), sumOf(estimate, part, say))}${cell(other.name, sumOf(otherEstimate, part, say))}</tr>`;
  return html`<table class="bench-table bench-wide bench-stack" data-policy-sums>
    <caption>${say("own.compare_case")}</caption>
    ${head(html`<td></td>`, other, say)}
    <tbody>
      ${row(say("line.you"), ({ person }) => person.total)}${row(say("own.funds"), ({ funds }) => funds.total)}
    </tbody>
  </table>`;
}

function samples({ say, samples: rows }: PolicyElement, other: Other): View {
  if (rows.length === 0) return null;
  const paid = (one: Estimate | null): string => sumOf(one, ({ person }) => person.total, say);
  return html`<table class="bench-table bench-wide bench-stack" data-policy-samples>
    <caption>${say("own.samples")}</caption>
    ${head(html`<th scope="col">${say("fact.total")}</th>`, other, say)}
    <tbody>
      ${rows.map(
        ({ amount, mine, other: theirs }) =>
          html`<tr><th scope="row"><span class="stack-lab">${say("fact.total")} </span>${grouped(amount)}</th>${cell(say("own.mine"), paid(mine))}${cell(other.name, paid(theirs))}</tr>`,
      )}
    </tbody>
  </table>`;
}

function table(page: PolicyElement, other: Other): View {
  const { say, about } = page;
  if (about === null) return null;
  const rows = differences(about, other.about, say);
  if (rows.length === 0) return html`<p data-policy-same>${say("own.same")}</p>`;
  const more = rows.length - MOST;
  return html`<table class="bench-table bench-wide bench-stack" data-policy-differences>
      <caption>${say("own.differences", { n: String(rows.length) })}</caption>
      ${head(html`<th scope="col">${say("own.value")}</th>`, other, say)}
      <tbody>
        ${rows.slice(0, MOST).map(
          ({ what, when, mine, other: theirs }) =>
            html`<tr>
              <th scope="row">${what}<small>${when}</small></th>
              ${cell(say("own.mine"), mine ?? say("own.absent"))}${cell(other.name, theirs ?? say("own.absent"))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${more > 0 ? html`<p>${say("own.more", { n: String(more) })}</p>` : null}`;
}

export function compare(page: PolicyElement): View {
  const { say, about, other, regions, otherIssues, otherTrouble } = page;
  if (about === null) return null;
  const held = other !== null && "region" in other.source ? other.source.region : "";
  const changed = (event: Event): void => {
    if (event.currentTarget instanceof HTMLSelectElement) void page.compareWithRegion(event.currentTarget.value);
  };
  return html`<section class="sec" aria-labelledby="p4" data-policy-compare>
    <h2 id="p4">${say("own.step_compare")}</h2>
    <div class="bench-with">
      <label class="field"><span>${say("own.with_area")}</span>
        <select class="input" data-policy-other @change=${changed}>
          <option value="" .selected=${held === ""}>${say("own.with_none")}</option>
          ${regions.map((one) => html`<option value=${one.region} .selected=${one.region === held}>${one.name[say.lang]}</option>`)}
        </select>
      </label>
      <label class="btn btn-2 pick">
        ${say("own.with_file")}
        <input class="sr" type="file" accept=".json,application/json" data-policy-second @change=${(event: Event) => chosenFile(event, (file) => void page.compareWithFile(file))} />
      </label>
    </div>
    ${otherTrouble === null ? null : troubleNote(otherTrouble, page)}
    ${otherIssues.length === 0 ? null : html`<ul class="findings">${otherIssues.slice(0, MOST).map((issue) => finding(issue, null, say))}</ul>`}
    ${other === null ? null : html`${sums(page, other)}${samples(page, other)}${table(page, other)}`}
  </section>`;
}
