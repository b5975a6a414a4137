/** The small repeated pieces: icons, amounts (figures to look at, words to listen to), dates, grades. */
import {
  type Amount,
  amountInWords,
  GRADES,
  type Grade,
  grouped,
  isExact,
  low,
  moneyText,
  type Say,
  type Shown,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";

export const icon = (name: string, extra = ""): TemplateResult =>
  html`<svg class="ic ${extra}" aria-hidden="true" focusable="false" width="24" height="24"><use href="#i-${name}"></use></svg>`;

const YEN = html`<span class="yen">¥</span>`;

export const shown = ({ text, words }: Shown): TemplateResult =>
  html`<span class="amt"><span aria-hidden="true">${YEN}${text}</span><span class="sr">${words}</span></span>`;

/** Yuan and fen; a range keeps both ends. */
export function money(amount: Amount, say: Say): TemplateResult {
  if (!isExact(amount)) return html`<span class="amt">${moneyText(amount, say)}</span>`;
  return shown({ text: grouped(low(amount)), words: amountInWords(low(amount), say) });
}

export const grade = (value: Grade, say: Say): TemplateResult =>
  html`<span class="grade grade-${value}">${value === "official" ? icon("check") : null}${say(GRADES[value])}</span>`;
