/** The file held against other rules: the same case under both, and every value that differs. */
import { type Estimate, grouped, isPriced, moneyText, type ToolSay } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { View } from "../../estimate/page.ts";
import { differences } from "../differences.ts";
import type { Other, PolicyElement } from "../element.ts";
import { finding } from "./findings.ts";
import { chosenFile, troubleNote } from "./loader.ts";

const MOST = 200;

function sums(page: PolicyElement, other: Other): View {
  const { say, estimate, otherEstimate } = page;
  if (estimate === null) return html`<p>${say("own.compare_case_soon")}</p>`;
  const cell = (one: Estimate | null, part: (total: NonNullable<Estimate["total"]>) => View): View =>
    one !== null && isPriced(one) ? part(one.total) : say("own.no_number");
  const row = (label: string, part: (total: NonNullable<Estimate["total"]>) => string): TemplateResult =>
    html`<tr><th scope="row">${label}</th><td class="num">${cell(estimate, part)}</td><td class="num">${cell(otherEstimate, part)}</td></tr>`;
  return html`<table class="bench-table bench-wide" data-policy-sums>
    <caption>${say("own.compare_case")}</caption>
    <thead><tr><td></td><th scope="col">${say("own.mine")}</th><th scope="col">${other.name}</th></tr></thead>
    <tbody>
      ${row(say("line.you"), ({ person }) => moneyText(person.total, say))}${row(say("own.funds"), ({ funds }) => moneyText(funds.total, say))}
    </tbody>
  </table>`;
}

/** What the person pays; where a pack gives no number, that is said. */
const youPay = (one: Estimate | null, say: ToolSay): string =>
  one !== null && isPriced(one) ? moneyText(one.total.person.total, say) : say("own.no_number");

function samples({ say, samples: rows }: PolicyElement, other: Other): View {
  if (rows.length === 0) return null;
  return html`<table class="bench-table bench-wide" data-policy-samples>
    <caption>${say("own.samples")}</caption>
    <thead><tr><th scope="col">${say("fact.total")}</th><th scope="col">${say("own.mine")}</th><th scope="col">${other.name}</th></tr></thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr><th scope="row">${grouped(row.amount)}</th><td class="num">${youPay(row.mine, say)}</td><td class="num">${youPay(row.other, say)}</td></tr>`,
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
      <thead><tr><th scope="col">${say("own.value")}</th><th scope="col">${say("own.mine")}</th><th scope="col">${other.name}</th></tr></thead>
      <tbody>
        ${rows.slice(0, MOST).map(
          ({ what, when, mine, other: theirs }) =>
            html`<tr>
              <th scope="row">${what}<small>${when}</small></th>
              <td class="num"><span class="stack-lab" aria-hidden="true">${say("own.mine")}</span>${mine ?? say("own.absent")}</td>
              <td class="num"><span class="stack-lab" aria-hidden="true">${other.name}</span>${theirs ?? say("own.absent")}</td>
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
