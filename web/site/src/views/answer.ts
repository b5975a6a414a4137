/** The answer: one sentence with one large number, and who pays. */
import { AREA, caseLines, freshness, headlineOf, type Priced, rulingsOf, type Say, writtenDate } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { pay } from "./bar.ts";
import { grade, icon, money, shown } from "./bits.ts";
import { canSpeak, speak } from "./speak.ts";

/** Longer amounts are set smaller, so that they fit a narrow screen. */
const sizeOf = ({ length }: string): string => (length > 7 ? "answer-num-xs" : length > 5 ? "answer-num-s" : "");

function headline(page: Page, answer: Priced): TemplateResult {
  const { say } = page;
  const it = headlineOf(answer, say);
  const number =
    it.high === null
      ? html`<span class="answer-num ${sizeOf(it.low.text)}">${shown(it.low)}</span>`
      : html`<span class="answer-num answer-range">${shown(it.low)}<span class="to">${say("amount.to")}</span>${shown(it.high)}</span>`;
  return html`<h1 id="answer" tabindex="-1" data-focus="step"><span class="answer-lead">${it.lead}</span>${number}</h1>`;
}

function split(page: Page, answer: Priced): View {
  const it = headlineOf(answer, page.say);
  if (it.why !== null) return html`<p class="answer-split"><span>${it.why}</span></p>`;
  return html`<p class="answer-split">${it.pockets.map(({ label, amount }) => html`<span>${label} ${money(amount, page.say)}</span>`)}</p>`;
}

/** The rules that refuse or reduce, in words, with where they are written. */
function rulings(answer: Priced, say: Say): View {
  const rules = rulingsOf(answer, say);
  if (rules.length === 0) return null;
  return html`<ul class="rulings">
    ${rules.map(
      ({ title, text, cites }) =>
        html`<li>
          <b>${title}</b><span>${text}</span>
          ${cites.map((one) => html`<small>${grade(one.grade, say)} ${[one.title, ...one.clauses].join(say("list.comma"))}</small>`)}
        </li>`,
    )}
  </ul>`;
}

function tools(page: Page, answer: Priced): TemplateResult {
  const { say } = page;
  const { lead, low, high } = headlineOf(answer, say);
  const sentence = [lead, low.words, ...(high === null ? [] : [say("amount.to"), high.words])].join(" ");
  const read = canSpeak()
    ? html`<button class="btn btn-2 btn-s" type="button" @click=${() => speak(sentence, say.lang)}>${icon("speak")}${say("answer.speak")}</button>`
    : null;
  const share = page.hasLater
    ? html`<button class="btn btn-2 btn-s" type="button" aria-haspopup="dialog" @click=${() => void page.withLater((later) => later.share(page))}>${icon("link")}${say("answer.share")}</button>`
    : null;
  return html`<div class="answer-tools">
    ${read}<button class="btn btn-2 btn-s" type="button" @click=${() => print()}>${icon("print")}${say("answer.print")}</button>${share}
  </div>`;
}

export function answerCard(page: Page, answer: Priced): TemplateResult {
  const { say, session } = page;
  const lines: readonly string[] = session.about === null ? [] : caseLines(session.case, session.about, say);
  const fresh = freshness(answer.evidence);
  const checked =
    fresh.checked === null
      ? say("answer.fresh_undated")
      : say("answer.fresh", { date: writtenDate(fresh.checked, say) });
  const exact = answer.status !== "bounded";
  const top = html`${headline(page, answer)}${split(page, answer)}${rulings(answer, say)}`;
  return html`<article class="answer" aria-labelledby="answer" aria-live="polite">
    <p class="answer-case">
      <span>${lines.map((line, index) => (index === 0 ? line : html`<br /><span class="print-only">${say("list.comma")}</span>${line}`))}</span>
      <button class="edit link phone-only" type="button" aria-label=${say("answer.change_case")} @click=${() => void session.go(AREA)}>
        ${icon("edit")}${say("flow.change")}
      </button>
    </p>
    <div class="answer-body">
      ${exact ? html`<div class="answer-top">${top}</div>` : top}${pay(answer, say)}${tools(page, answer)}
    </div>
    <p class="fresh">${grade(fresh.grade, say)}<span>${checked}</span></p>
  </article>`;
}
