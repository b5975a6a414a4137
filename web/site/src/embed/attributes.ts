/**
 * What a host page can set, as attributes of the element and as keys of the frame's fragment. All are optional.
 *
 *   area      code of an area               care   kind of care, by its id       amount  of the bill, as people write it
 *   date      the day, YYYY-MM-DD           facts  "person.scheme=…&visits.0.tier=…"
 *   language  zh or en                      theme  light, dark or auto           elder   on: large type
 */
import { isDate, type Lang, parseAmount } from "@yibao/core";

export const CASE_NAMES = ["area", "date", "care", "amount", "facts"] as const;
export const LOOK_NAMES = ["language", "theme", "elder"] as const;
export const NAMES = [...CASE_NAMES, ...LOOK_NAMES] as const;
type Name = (typeof NAMES)[number];

type Read = (name: Name) => string | null;

/** Parts of the presets, in the order in which the questions come. */
export function presetAddress(read: Read): string {
  const parts: string[] = [];
  const add = (key: string, value: string | null): void => {
    if (value !== null && value !== "") parts.push(`${key}=${encodeURIComponent(value)}`);
  };
  add("area", read("area"));
  const date = read("date");
  if (date !== null && isDate(date)) add("date", date);
  const facts = read("facts");
  if (facts !== null && facts !== "") parts.push(facts.replace(/^[#?&]+/, ""));
  add("visits.0.care", read("care"));
  const amount = parseAmount(read("amount") ?? "");
  if (amount.ok) add("visits.0.total", amount.amount);
  return `#${parts.join("&")}`;
}

export const languageOf = (word: string | null): Lang => (/^en\b/i.test(word ?? "") ? "en" : "zh");
export const isOn = (word: string | null): boolean => word !== null && word !== "off" && word !== "false";
