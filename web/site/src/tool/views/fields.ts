/** One field each for a choice, an amount and a day: the label, what was understood, and what is wrong, at the field. */
import {
  amountInWords,
  asLabel,
  grouped,
  parseAmount,
  pick,
  type Question,
  questionText,
  type ToolSay,
  unknownText,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { View } from "../../estimate/page.ts";
import { icon } from "../../views/bits.ts";

/** The id of the field for a place of the case. */
export const fieldId = (path: string): string => `f${path.replace(/[^a-z0-9]+/gi, "-")}`;

export interface Field {
  readonly question: Question;
  readonly say: ToolSay;
  readonly error: string | null;
}

function wrong(id: string, error: string | null): View {
  if (error === null) return null;
  return html`<p class="field-err" id="${id}-error">${icon("warn")}<span>${error}</span></p>`;
}

export interface ChoiceField extends Field {
  readonly answer: string;
  /** Empty: "I do not know". */
  readonly changed: (value: string) => void;
}

export function choiceField(field: ChoiceField): TemplateResult {
  const { question, say, answer, error } = field;
  const id = fieldId(question.path);
  const change = (event: Event): void => {
    if (event.currentTarget instanceof HTMLSelectElement) field.changed(event.currentTarget.value);
  };
  const help = question.help === undefined ? null : pick(question.help, say.lang);
  const described = [...(error === null ? [] : [`${id}-error`]), ...(help === null ? [] : [`${id}-help`])];
  return html`<div class="field">
    <label for=${id}>${asLabel(questionText(question, say))}</label>
    <select class="input" id=${id} data-fact=${question.path} aria-invalid=${error === null ? "false" : "true"} aria-describedby=${described.join(" ")} @change=${change}>
      <option value="" .selected=${answer === ""}>${unknownText(question, say)}</option>
      ${(question.options ?? []).map(
        ({ value, label, encoded }) =>
          html`<option value=${value} .selected=${value === answer}>${pick(label, say.lang)}${encoded === false ? `${say("list.comma")}${say("option.not_encoded")}` : ""}</option>`,
      )}
    </select>
    ${help === null ? null : html`<p class="caption" id="${id}-help">${help}</p>`}${wrong(id, error)}
  </div>`;
}

export interface AmountField extends Field {
  readonly label: string;
  readonly typed: string;
  /** What the field is about, where its label is not enough. */
  readonly help?: View;
  readonly input: (text: string) => void;
  /** The field is left. */
  readonly left: () => void;
}

function understood({ typed, question, say }: AmountField): View {
  const parsed = parseAmount(typed);
  if (!parsed.ok || question.type === "count") return null;
  const values = { words: amountInWords(parsed.amount, say), amount: grouped(parsed.amount) };
  return html`${icon("check")}<span>${say("amount.echo", values)}</span>`;
}

export function amountField(field: AmountField): TemplateResult {
  const { question, say, typed, error } = field;
  const id = fieldId(question.path);
  const money = question.type !== "count";
  const input = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLInputElement) field.input(event.currentTarget.value);
  };
  const help = field.help ?? null;
  const described = [...(help === null ? [] : [`${id}-help`]), error === null ? `${id}-echo` : `${id}-error`];
  return html`<div class="field">
    <label for=${id}>${field.label}</label>
    ${help === null ? null : html`<p class="caption" id="${id}-help">${help}</p>`}
    <div class=${error === null ? "sum" : "sum bad"}>
      ${money ? html`<span aria-hidden="true">¥</span>` : null}
      <input
        class="input"
        id=${id}
        data-amount=${question.path}
        inputmode="decimal"
        autocomplete="off"
        enterkeyhint="done"
        aria-invalid=${error === null ? "false" : "true"}
        aria-describedby=${described.join(" ")}
        .value=${live(typed)}
        @input=${input}
        @change=${field.left}
      />
      ${money ? html`<span>${say("amount.unit")}</span>` : null}
    </div>
    <p class="echo" id="${id}-echo" role="status">${error === null ? understood(field) : null}</p>
    ${wrong(id, error)}
  </div>`;
}

export interface DateField {
  readonly path: string;
  readonly label: string;
  readonly help: string | null;
  readonly say: ToolSay;
  readonly error: string | null;
  readonly value: string;
  readonly from: string;
  readonly changed: (value: string) => void;
}

export function dateField(field: DateField): TemplateResult {
  const { help, error } = field;
  const id = fieldId(field.path);
  const change = (event: Event): void => {
    // While a day is half typed there is none.
    if (event.currentTarget instanceof HTMLInputElement && event.currentTarget.value !== "")
      field.changed(event.currentTarget.value);
  };
  const described = [...(error === null ? [] : [`${id}-error`]), ...(help === null ? [] : [`${id}-help`])];
  return html`<div class="field">
    <label for=${id}>${field.label}</label>
    <input class="input" id=${id} type="date" min=${field.from} .value=${live(field.value)} aria-invalid=${error === null ? "false" : "true"} aria-describedby=${described.join(" ")} @change=${change} />
    ${help === null ? null : html`<p class="caption" id="${id}-help">${help}</p>`}${wrong(id, error)}
  </div>`;
}
