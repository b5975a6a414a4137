/** Beside a range: the question that narrows it most, then the others, ordered by what they decide. */
import { fen, type Missing, type Priced, type Question, questionText } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { money } from "./bits.ts";
import { choiceForm } from "./choice.ts";
import { doneList } from "./steps.ts";

const ASKABLE: readonly string[] = ["choice", "flag", "count", "money"];
const worth = ({ spread }: Question): number => (spread === undefined ? 0 : fen(spread));

/** An amount a rule needs, such as the days in hospital: the estimate asks for it in its own words. */
const missingAmount = ({ fact = "", path, question }: Missing): Question => ({
  fact,
  path,
  type: "count",
  required: false,
  ...(question === undefined ? {} : { question }),
});

/** The questions whose answers are missing, the most valuable first; what is merely assumed has its own section. */
function byWorth(page: Page, answer: Priced): readonly Question[] {
  const assumed = new Set(answer.assumptions.map(({ path }) => path));
  const counted = answer.missing.filter(({ kind }) => kind === "amount").map(missingAmount);
  return [...(page.session.asked?.questions ?? []), ...counted]
    .filter(({ path, type }) => !assumed.has(path) && ASKABLE.includes(type))
    .sort((a, b) => worth(b) - worth(a));
}

export function mostValuable(page: Page, answer: Priced): View {
  const first = byWorth(page, answer).find(({ options }) => options !== undefined);
  if (answer.status !== "bounded" || first === undefined) return null;
  const { say } = page;
  const intro =
    first.spread === undefined
      ? null
      : html`<p class="worth" id="worth">${say("worth.first")}${money(first.spread, say)}</p>`;
  return html`<div class="split-q">
    ${choiceForm(page, first, { next: "flow.again", effects: true, intro })}
    <div class="wide-only">${doneList(page)}</div>
  </div>`;
}

export function others(page: Page, answer: Priced): View {
  const { say, session } = page;
  const list = byWorth(page, answer);
  const shown = answer.status === "bounded" ? list.find(({ options }) => options !== undefined) : undefined;
  const rest = list.filter((question) => question !== shown);
  if (rest.length === 0) return null;
  const row = (question: Question): TemplateResult =>
    html`<li>
      <span>
        <b>${questionText(question, say)}</b>
        <span>${question.spread === undefined ? say("worth.maybe") : html`${say("worth.spread", { amount: question.spread })}`}</span>
      </span>
      <button class="btn btn-2 btn-s" type="button" @click=${() => session.go(question.path)}>${say("worth.answer")}</button>
    </li>`;
  return html`<section class="sec" aria-labelledby="more">
    <div class="sec-head"><h2 id="more">${say("worth.more")}</h2><p>${say("worth.more_help")}</p></div>
    <ul class="more-q">${rest.map(row)}</ul>
  </section>`;
}
