/**
 * The most telling worked cases: one by one the case that shows most of what no case before it has shown, where what a case shows is its
 * area, its facts, who pays, and which sentences, rules and unknowns its answer has. Only cases that a person can enter: one visit.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { caseFiles } from "../support/files.mjs";

const root = resolve(import.meta.dirname, "../..");

type Scalars = { readonly [name: string]: unknown };

interface Request {
  readonly region: string;
  readonly date: string;
  readonly person?: Scalars;
  readonly visits: readonly Scalars[];
  readonly year_to_date?: Scalars;
  readonly options?: { readonly readings?: Scalars };
}

/** The sum, or its limits while something is unknown. */
export type Amount = string | { readonly low: string; readonly high: string };

export interface Reply {
  readonly status: string;
  readonly total?: {
    readonly total_charge: Amount;
    readonly funds: { readonly [payer: string]: Amount };
    readonly person: { readonly total: Amount };
  };
  readonly visits?: readonly {
    readonly steps: readonly {
      readonly benefit: string | null;
      readonly slot: string;
      readonly sentence: { readonly key: string };
    }[];
  }[];
  readonly missing?: readonly { readonly kind: string }[];
  readonly eligibility?: readonly { readonly effect: string }[];
  readonly questions?: readonly { readonly path: string; readonly required: boolean }[];
}

export interface Telling {
  readonly name: string;
  /** The case as a page's parameters, every question that is open marked as not known. */
  readonly parameters: string;
  readonly reply: Reply;
}

/** The native engine's replies, all at once. */
function ask(operation: string, requests: readonly Request[]): readonly Reply[] {
  const folder = join(root, "build/miniprogram-tests");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${operation}.ndjson`);
  writeFileSync(
    file,
    requests.map((request) => `${JSON.stringify({ op: operation, request: JSON.stringify(request) })}\n`).join(""),
  );
  const output = execFileSync(join(root, "build/yibao"), ["call", "--vectors", file], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  return output
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { ok?: Reply }).ok ?? { status: "error" });
}

const scalar = (value: unknown): boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";
const simple = (values: Scalars = {}): boolean => Object.values(values).every(scalar);
const KEYS = ["region", "date", "person", "visits", "year_to_date", "options"];

function enterable(request: Request): boolean {
  const { person, visits, year_to_date, options = {} } = request;
  return (
    Object.keys(request).every((key) => KEYS.includes(key)) &&
    Array.isArray(visits) &&
    visits.length === 1 &&
    "total" in (visits[0] ?? {}) &&
    simple(person) &&
    simple(visits[0]) &&
    simple(year_to_date) &&
    Object.keys(options).every((key) => key === "readings") &&
    simple(options.readings)
  );
}

/** A flag is answered with its option's name. */
const answer = (value: unknown): string => (typeof value === "boolean" ? (value ? "yes" : "no") : String(value));

const said = (prefix: string, values: Scalars = {}): readonly (readonly [string, string])[] =>
  Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, answer(value)] as const);

const facts = ({ person, visits, year_to_date, options }: Request): readonly (readonly [string, string])[] => [
  ...said("person", person),
  ...said("visits.0", visits[0]),
  ...said("year_to_date", year_to_date),
  ...said("options.readings", options?.readings),
];

function shows(request: Request, reply: Reply): ReadonlySet<string> {
  const steps = (reply.visits ?? []).flatMap((visit) => visit.steps);
  return new Set([
    request.region,
    reply.status,
    ...facts(request).flatMap(([key, value]) => (/^\d+(\.\d+)?$/.test(value) ? [key] : [`${key}=${value}`])),
    ...steps.map(({ slot, sentence }) => `${slot} ${sentence.key}`),
    ...Object.entries(reply.total?.funds ?? {}).flatMap(([payer, amount]) => (amount === "0.00" ? [] : [payer])),
    ...(reply.missing ?? []).map(({ kind }) => `missing ${kind}`),
    ...(reply.eligibility ?? []).map(({ effect }) => effect),
  ]);
}

/** Where questions are still asked, a person says "I do not know". */
function parametersOf(request: Request, asked: Reply): string {
  const given = facts(request);
  const open = (asked.questions ?? [])
    .filter(({ required }) => required)
    .map(({ path }) => path.slice(1).replaceAll("/", "."))
    .filter((key) => !given.some(([known]) => known === key));
  const parts = [...given, ...open.map((key) => [key, ""] as const)];
  const pairs = parts.map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return [`area=${request.region}`, `date=${request.date}`, ...pairs, "at=result"].join("&");
}

export function tellingCases(most: number): readonly Telling[] {
  const all = caseFiles()
    .map((file) => {
      const { op, request } = JSON.parse(readFileSync(join(root, file), "utf8")) as { op: string; request: Request };
      return { name: file, op, request };
    })
    .filter(({ op, request }) => op === "estimate" && enterable(request));
  const requests = all.map(({ request }) => request);
  const replies = ask("estimate", requests);
  const asked = ask("questions", requests);
  const left = all.flatMap((one, index) => {
    const reply = replies[index];
    const questions = asked[index];
    if (reply === undefined || questions === undefined || reply.status === "error") return [];
    return [{ ...one, reply, questions, shows: shows(one.request, reply) }];
  });
  const seen = new Set<string>();
  const chosen: Telling[] = [];
  while (chosen.length < most && left.length > 0) {
    const news = left.map((one) => [...one.shows].filter((what) => !seen.has(what)).length);
    const best = news.indexOf(Math.max(...news));
    const [one] = left.splice(best, 1);
    if (one === undefined) break;
    for (const what of one.shows) seen.add(what);
    chosen.push({ name: one.name, parameters: parametersOf(one.request, one.questions), reply: one.reply });
  }
  return chosen;
}
