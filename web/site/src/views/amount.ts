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

/** Round amounts from a hundred to a million, each a step of the slider: it suits a visit and a long stay alike. */
const STOPS: readonly string[] = [100, 1000, 10_000, 100_000].flatMap((unit) =>
  [10, 12, 15, 20, 25, 30, 40, 50, 60, 80].map((tenths) => String((tenths * unit) / 10)),
);

function slider(page: Page, path: string, typed: string): TemplateResult {
  const parsed = parseAmount(typed);
  const yuan = parsed.ok ? Number(parsed.amount) : 0;
  const at = Math.max(0, STOPS.filter((stop) => Number(stop) <= yuan).length - 1);
  const moved = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLInputElement)
      page.typing(path, STOPS[event.currentTarget.valueAsNumber] ?? typed);
  };
  const words = amountInWords(parsed.ok ? parsed.amount : (STOPS[0] ?? ""), page.say);
  return html`<input class="slide" type="range" max=${STOPS.length - 1} .value=${live(String(at))} aria-label=${page.say("fact.total")} aria-valuetext=${words} @input=${moved} />`;
}

function take(page: Page, question: Question, typed: string): void {
  const parsed = parseAmount(typed);
  if (parsed.ok) {
    // A count is a number without decimals.
    const whole = question.type === "count" ? parsed.amount.replace(/\.00$/, "") : parsed.amount;
    void page.session.answer(question.path, whole);
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

/** What stands around the field: money has its unit, its help and its echo; a count has none of them. */
interface Around {
  readonly help: View;
  readonly before: View;
  readonly after: View;
  readonly echo: View;
  readonly described: string;
}

const COUNT: Around = { help: null, before: null, after: null, echo: null, described: "amount-echo" };

const moneySigns = (typed: string, page: Page): Around => ({
  help: html`<p class="help" id="amount-help">${page.say("amount.help")}</p>`,
  before: html`<span class="pre" aria-hidden="true">¥</span>`,
  after: html`<span class="suf">${page.say("amount.unit")}</span>`,
  echo: echo(typed, page),
  described: "amount-help amount-echo",
});

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
  const around = question.type === "count" ? COUNT : moneySigns(typed, page);
  return html`${keyed(
    question.path,
    html`<form class="q" id=${AMOUNT_FORM} @submit=${submit} novalidate>
      <h2 class="q-title" tabindex="-1" data-focus="step"><label for=${FIELD}>${questionText(question, say)}</label></h2>
      ${bad ? fieldError(page, "amount-error") : around.help}
      <div class="amount ${bad ? "bad" : ""}">
        ${around.before}
        <input
          id=${FIELD}
          inputmode="decimal"
          autocomplete="off"
          enterkeyhint="done"
          aria-invalid=${bad ? "true" : "false"}
          aria-describedby=${bad ? "amount-error" : around.described}
          .value=${live(typed)}
          @input=${input}
        />
        ${around.after}
      </div>
      <p class="echo" id="amount-echo" role="status">${around.echo}</p>
      ${
        bad
          ? examples(page)
          : question.path === TOTAL_PATH
            ? html`<div class="chips chips-4" role="group" aria-label=${say("amount.common")}>${chips}</div>${slider(page, question.path, typed)}`
            : null
      }
      ${suggestion === null ? null : html`<button class="btn btn-2 btn-block sp" type="button" @click=${use}>${say("amount.use", { amount: suggestion })}</button>`}
      <button class="btn btn-block sp" type="submit">${say("flow.result")}</button>
    </form>`,
  )}`;
}
