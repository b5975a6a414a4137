/**
 * A case is what the person has said so far: an area, perhaps a day, and answers in the order they were first given.
 * Each answer is kept under its door path, so the request is built without knowing what any fact means.
 * An empty value says "I do not know": it is remembered (the question is not asked again) but left out of the request.
 *
 * The address of the page holds the case in its fragment only: #area=…&person.scheme=employee&visits.0.tier=&at=result
 */
import { isDate } from "./dates.ts";
import type { Json } from "./door.ts";

export interface Answer {
  readonly path: string;
  readonly value: string;
}

export interface Case {
  readonly region: string | null;
  /** The day the person chose; null means the page chooses and says so. */
  readonly date: string | null;
  readonly answers: readonly Answer[];
}

export const EMPTY_CASE: Case = { region: null, date: null, answers: [] };
export const UNKNOWN = "";
export const TOTAL_PATH = "/visits/0/total";

export const answerAt = (it: Case, path: string): string | undefined =>
  it.answers.find((answer) => answer.path === path)?.value;

/** Answered questions keep their place: a changed answer stays where it was first given. */
export function withAnswer(it: Case, path: string, value: string): Case {
  const known = it.answers.some((answer) => answer.path === path);
  const answers = known
    ? it.answers.map((answer) => (answer.path === path ? { path, value } : answer))
    : [...it.answers, { path, value }];
  return { ...it, answers };
}

export const withoutAnswer = (it: Case, path: string): Case => ({
  ...it,
  answers: it.answers.filter((answer) => answer.path !== path),
});

/** Nested objects while the request grows; arrays are made only for `visits`. */
type Grow = { [key: string]: Grow | string };

/** Without a prototype: a path from a link may hold any word, `__proto__` too. */
const grow = (): Grow => Object.create(null) as Grow;

function put(root: Grow, path: string, value: string): void {
  const keys = path.split("/").slice(1);
  const last = keys.pop();
  if (last === undefined) return;
  let at = root;
  for (const key of keys) {
    const inner = at[key];
    const next: Grow = typeof inner === "object" ? inner : grow();
    at[key] = next;
    at = next;
  }
  at[last] = value;
}

/** A count is chosen as a class of counts ("0-59", "60+"); any number of the class stands for it. */
const counted = (value: string): string => /^(\d+)(?:-\d+|\+)$/.exec(value)?.[1] ?? value;

/** The request of a case on a day. What is unknown is left out, as the door wants it. */
export function requestOf(it: Case, date: string): { readonly [key: string]: Json } {
  const visits = [grow()];
  const rest = grow();
  for (const { path, value } of it.answers) {
    if (value === UNKNOWN) continue;
    const [, index, inVisit] = /^\/visits\/(\d+)(\/.+)$/.exec(path) ?? [];
    if (index === undefined || inVisit === undefined) put(rest, path, counted(value));
    else {
      // A link may begin with any visit; those before it are there, with nothing known.
      while (visits.length <= Number(index)) visits.push(grow());
      put(visits[Number(index)] ?? rest, inVisit, counted(value));
    }
  }
  return { ...rest, region: it.region ?? "", date, visits };
}

const ANSWER_KEY = /^(person|visits\.(0|[1-9]\d{0,2})|options\.readings|year_to_date)(\.[a-z0-9_]+)+$/;
const dotted = (path: string): string => path.slice(1).replace(/\//g, ".");
/** An answer's place, in one of the first `visits` visits where it is in a visit at all. */
function isAnswer(key: string, visits: number): boolean {
  const found = ANSWER_KEY.exec(key);
  return found !== null && Number(found[2] ?? 0) < visits;
}
/** Whether the address of a page that holds so many visits can hold an answer at this path. */
export const isAnswerPath = (path: string, visits = 1): boolean =>
  path.startsWith("/") && !path.includes(".") && isAnswer(dotted(path), visits);
const slashed = (key: string): string => `/${key.replace(/\./g, "/")}`;

export interface Address {
  readonly case: Case;
  /** The step to show: "area", "date", "result" or the path of a question; null: wherever the case has got to. */
  readonly at: string | null;
  /** Parts of a link this page does not understand; people are told instead of silently losing them. */
  readonly unread: readonly string[];
}

const decode = (text: string): string => {
  // Halves of a character could never be written again.
  const whole = text.replace(/[\ud800-\udfff]/gu, "");
  try {
    return decodeURIComponent(whole.replace(/\+/g, " "));
  } catch {
    // A damaged percent sign: keep the text as it stands.
    return whole;
  }
};

/** A part of the fragment as key and value. */
export function keyAndValue(part: string): readonly [string, string] {
  const equals = part.indexOf("=");
  return equals < 0 ? [decode(part), ""] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))];
}

const stepOf = (value: string): string | null => (ANSWER_KEY.test(value) ? slashed(value) : value || null);

/** `visits`: how many the page can hold; what a link says of others is unread. */
export function readAddress(fragment: string, visits = 1): Address {
  let it = EMPTY_CASE;
  let at: string | null = null;
  const unread: string[] = [];
  const parts = fragment.replace(/^#/, "").split("&");
  for (const part of parts.filter((text) => text !== "")) {
    const [key, value] = keyAndValue(part);
    if (key === "area" && /^\d{6}$/.test(value)) it = { ...it, region: value };
    else if (key === "date" && isDate(value)) it = { ...it, date: value };
    else if (key === "at") at = stepOf(value);
    else if (isAnswer(key, visits)) it = withAnswer(it, slashed(key), value);
    else unread.push(part);
  }
  return { case: it, at, unread };
}

export function writeAddress(it: Case, at: string | null): string {
  const parts: string[] = [];
  if (it.region !== null) parts.push(`area=${it.region}`);
  if (it.date !== null) parts.push(`date=${it.date}`);
  for (const { path, value } of it.answers) parts.push(`${dotted(path)}=${encodeURIComponent(value)}`);
  if (at !== null) parts.push(`at=${at.startsWith("/") ? dotted(at) : at}`);
  return `#${parts.join("&")}`;
}
