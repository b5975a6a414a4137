/** An amount: typed freely, echoed as it is understood, kept as it was typed when it is not. */
import {
  AMOUNT_ERRORS,
  amountInWords,
  answerAt,
  grouped,
  parseAmount,
  type Question,
  questionText,
  TOTAL_PATH,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { live } from "lit/directives/live.js";
import type { Page, View } from "../estimate/page.ts";
import { icon } from "./bits.ts";
import { fieldError } from "./errors.ts";

const FIELD = "amount";
export const AMOUNT_FORM = "amount-form";
const COMMON = ["300", "800", "1500", "3000"] as const;

function take(page: Page, question: Question, typed: string): void {
  const parsed = parseAmount(typed);
  if (parsed.ok) {
    page.session.answer(question.path, parsed.amount);
    return;
  }
  const message = page.say(AMOUNT_ERRORS[parsed.code], { typed: parsed.typed });
  page.report({ field: FIELD, message, suggestion: parsed.suggestion ?? null });
}

function echo(typed: string, { say }: Page): View {
  const parsed = parseAmount(typed);
  if (!parsed.ok) return null;
  const values = { words: amountInWords(parsed.amount, say), amount: grouped(parsed.amount) };
  return html`${icon("check")}<span>${say("amount.echo", values)}</span>`;
}

function examples({ say, problem }: Page): View {
  if (problem === null) return null;
  const rows = say("amount.examples")
    .split(" ")
    .map((example) => {
      const parsed = parseAmount(example);
      return html`<li><code>${example}</code><span>${parsed.ok ? amountInWords(parsed.amount, say) : ""}</span></li>`;
    });
  return html`<p class="help">${say("amount.ways")}</p><ul class="oks">${rows}</ul>`;
}

/** The typed text, else the answer without needless zeros. */
export const typedAmount = ({ session }: Page, path: string): string =>
  session.typed.get(path) ?? (answerAt(session.case, path) ?? "").replace(/\.00$/, "");

export function amountForm(page: Page, question: Question): TemplateResult {
  const { say, problem, session } = page;
  const typed = typedAmount(page, question.path);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    take(page, question, typedAmount(page, question.path));
  };
  const input = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLInputElement) page.typing(question.path, event.currentTarget.value);
  };
  const chips = COMMON.map(
    (amount) =>
      html`<button class="chip" type="button" aria-pressed=${String(typed === amount)} @click=${() => page.typing(question.path, amount)}>
        ${grouped(amount).replace(/\.00$/, "")}
      </button>`,
  );
  const suggestion = problem?.suggestion ?? null;
  const use = (): void => {
    if (suggestion === null) return;
    session.typed.set(question.path, suggestion);
    take(page, question, suggestion);
  };
  const bad = problem !== null;
  return html`${keyed(
    question.path,
    html`<form class="q" id=${AMOUNT_FORM} @submit=${submit} novalidate>
      <h2 class="q-title" tabindex="-1" data-focus="step"><label for=${FIELD}>${questionText(question, say)}</label></h2>
      ${bad ? fieldError(page, "amount-error") : html`<p class="help" id="amount-help">${say("amount.help")}</p>`}
      <div class="amount ${bad ? "bad" : ""}">
        <span class="pre" aria-hidden="true">¥</span>
        <input
          id=${FIELD}
          inputmode="decimal"
          autocomplete="off"
          enterkeyhint="done"
          aria-invalid=${bad ? "true" : "false"}
          aria-describedby=${bad ? "amount-error" : "amount-help amount-echo"}
          .value=${live(typed)}
          @input=${input}
        />
        <span class="suf">${say("amount.unit")}</span>
      </div>
      <p class="echo" id="amount-echo" role="status">${echo(typed, page)}</p>
      ${
        bad
          ? examples(page)
          : question.path === TOTAL_PATH
            ? html`<div class="chips chips-4" role="group" aria-label=${say("amount.common")}>${chips}</div>`
            : null
      }
      ${suggestion === null ? null : html`<button class="btn btn-2 btn-block sp" type="button" @click=${use}>${say("amount.use", { amount: suggestion })}</button>`}
      <button class="btn btn-block sp" type="submit">${say("flow.result")}</button>
    </form>`,
  )}`;
}
