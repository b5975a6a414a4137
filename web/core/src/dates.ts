/** Dates are ISO strings (they compare as text); which day a case is settled on, and how a day is written. */
import type { Known } from "./door.ts";
import type { Say } from "./texts.ts";

/** Today when the rules of today are known, else the last day they are known for. */
export function defaultDate(today: string, known: Known): string {
  return today >= known.from && today <= known.until ? today : known.until;
}

export const isDate = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text);

export const yearOf = (date: string): string => date.slice(0, 4);

/** The day after `known.until` begins the time without rules; people are told its year. */
export function firstUnknownYear(until: string): string {
  const year = Number(yearOf(until));
  return String(until.endsWith("-12-31") ? year + 1 : year);
}

/** Chinese pages write ISO dates, as notices do; English ones name the month. */
export function writtenDate(date: string, say: Say): string {
  if (say.lang === "zh" || !isDate(date)) return date;
  const month = say("date.months").split(" ")[Number(date.slice(5, 7)) - 1];
  return `${Number(date.slice(8))} ${month} ${yearOf(date)}`;
}
