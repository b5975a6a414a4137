/**
 * "Remember my case": what a person asked to be kept on this device, and nothing else. The area and what is said of the
 * person are kept; the visit and every amount are not. What comes back from storage may be old, cut off or made up by
 * somebody else: it is taken whole or not at all.
 */
import { type Answer, type Case, EMPTY_CASE, isAnswerPath, withAnswer } from "./case.ts";

export const MEMORY_KEY = "case";
const VERSION = 1;
const MOST_TEXT = 8192;
const MOST_ANSWERS = 60;

/** `migrations[n]` makes version n + 1 of version n. A version is never changed once it was published. */
export type Migration = (old: { readonly [key: string]: unknown }) => unknown;
const MIGRATIONS: readonly Migration[] = [];

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Only what is said of the person: another visit has another hospital and another bill. */
export function memorable(it: Case): Case {
  return { region: it.region, date: null, answers: it.answers.filter(({ path }) => path.startsWith("/person/")) };
}

export function writeMemory(it: Case): string {
  const { region, answers } = memorable(it);
  return JSON.stringify({ version: VERSION, region, answers: answers.map(({ path, value }) => [path, value]) });
}

/** A value of a fact: a short word or number, as options and counts are. */
const VALUE = /^[A-Za-z0-9_.+-]{0,64}$/;

function answerOf(entry: unknown): Answer | null {
  if (!Array.isArray(entry) || entry.length !== 2) return null;
  const [path, value]: readonly unknown[] = entry;
  if (typeof path !== "string" || typeof value !== "string") return null;
  const good = path.startsWith("/person/") && path.length <= 100 && isAnswerPath(path) && VALUE.test(value);
  return good ? { path, value } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Brings an old version up to date; null for versions nobody knows. */
function current(value: unknown, migrations: readonly Migration[]): { readonly [key: string]: unknown } | null {
  let it: unknown = value;
  for (;;) {
    if (!isObject(it)) return null;
    const version: unknown = it["version"];
    if (version === VERSION) return it;
    const migrate = typeof version === "number" ? migrations[version] : undefined;
    if (migrate === undefined) return null;
    const next = migrate(it);
    if (!isObject(next) || next["version"] !== Number(version) + 1) return null;
    it = next;
  }
}

/** The remembered case; null when there is none, or when any part of it is not as it should be. */
export function readMemory(text: string | null, migrations: readonly Migration[] = MIGRATIONS): Case | null {
  if (text === null || text.length > MOST_TEXT) return null;
  const it = current(parse(text), migrations);
  if (it === null) return null;
  const { region, answers } = it;
  if (typeof region !== "string" || !/^\d{6}$/.test(region)) return null;
  if (!Array.isArray(answers) || answers.length > MOST_ANSWERS) return null;
  let found: Case = { ...EMPTY_CASE, region };
  for (const entry of answers) {
    const answer = answerOf(entry);
    if (answer === null || found.answers.some(({ path }) => path === answer.path)) return null;
    found = withAnswer(found, answer.path, answer.value);
  }
  return found;
}
