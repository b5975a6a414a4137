/**
 * The cases beside the packs that tell most, chosen by what the engine says of them, never by name: each next one is the
 * case with the most that none chosen before it shows (area, scheme, care, status, benefit, kind of step, payer, rule
 * that refuses), until there are enough. Only cases whose every word fits into the address of a page are asked.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Amount = string | { readonly low: string; readonly high: string };

interface Statement {
  readonly total_charge: Amount;
  readonly noncovered_amount: Amount;
  readonly over_price_limit_amount: Amount;
  readonly first_pay_amount: Amount;
  readonly in_scope_amount: Amount;
  readonly funds: { readonly [payer: string]: Amount };
  readonly person: { readonly [purse: string]: Amount };
  readonly hospital: Amount;
}
interface Step {
  readonly benefit: string | null;
  readonly slot: string;
  readonly result: string;
}
/** As the command line replies. */
export interface Estimate {
  readonly status: string;
  readonly visits: readonly { readonly steps: readonly Step[] }[];
  readonly total?: Statement;
  readonly eligibility?: readonly { readonly id: string }[];
}
interface Questions {
  readonly status: string;
  readonly questions?: readonly { readonly path: string; readonly required: boolean }[];
}

export interface Chosen {
  readonly file: string;
  /** The page's address after "#". */
  readonly fragment: string;
  readonly reply: Estimate;
}

interface Candidate {
  readonly file: string;
  readonly request: { readonly [key: string]: Json };
  readonly fragment: string;
  readonly answered: ReadonlySet<string>;
}

/** What the page's address has no place for, and what changes no figure. */
const SILENT = new Set(["strict", "trace", "format"]);

const isObject = (json: Json | undefined): json is { readonly [key: string]: Json } =>
  typeof json === "object" && json !== null && !Array.isArray(json);

/** A part of a request as "key=value" under its path; null where an address cannot say it. */
function flat(json: Json, path: string): readonly (readonly [string, string])[] | null {
  if (typeof json === "boolean") return [[path, json ? "yes" : "no"]];
  if (typeof json === "string" || typeof json === "number") return [[path, String(json)]];
  if (!isObject(json)) return null;
  const inner = Object.entries(json).map(([key, one]) =>
    /^[a-z0-9_]+$/.test(key) ? flat(one, `${path}.${key}`) : null,
  );
  return inner.some((one) => one === null) ? null : inner.flatMap((one) => one ?? []);
}

function candidate(file: string): Candidate | null {
  const { op, request } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly op: string;
    readonly request: { readonly [key: string]: Json };
  };
  const { region, date, person = {}, visits, year_to_date = {}, options = {}, ...more } = request;
  if (op !== "estimate" || !Array.isArray(visits) || visits.length !== 1 || Object.keys(more).length > 0) return null;
  if (typeof region !== "string" || typeof date !== "string" || !isObject(options)) return null;
  const said = Object.fromEntries(Object.entries(options).filter(([key]) => !SILENT.has(key)));
  if (Object.keys(said).some((key) => key !== "readings")) return null;
  const parts = [
    flat(person, "person"),
    flat(visits[0] as Json, "visits.0"),
    flat(said, "options"),
    flat(year_to_date, "year_to_date"),
  ];
  if (parts.some((part) => part === null)) return null;
  const answers = parts.flatMap((part) => part ?? []);
  const words = answers.map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return {
    file: file.slice(root.length + 1),
    request,
    fragment: [`area=${region}`, `date=${date}`, ...words, "at=result"].join("&"),
    answered: new Set(answers.map(([key]) => `/${key.replaceAll(".", "/")}`)),
  };
}

/** One question for each case, all by one start of the command line. */
function asked<Reply>(op: string, cases: readonly Candidate[]): readonly (Reply | null)[] {
  const lines = cases.map(({ request }) => JSON.stringify({ op, request })).join("\n");
  const replies = execFileSync(join(root, "build/yibao"), ["call", "-"], { input: lines, maxBuffer: 1 << 30 });
  return replies
    .toString()
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { readonly ok?: Reply }).ok ?? null);
}

const paid = (amount: Amount): boolean => /[1-9]/.test(typeof amount === "string" ? amount : amount.high);

function shows({ request }: Candidate, reply: Estimate): readonly string[] {
  const person = isObject(request["person"]) ? request["person"] : {};
  const [visit] = request["visits"] as readonly { readonly [key: string]: Json }[];
  const kind = `${person["scheme"]} ${visit?.["care"]}`;
  const payers = Object.entries({
    ...reply.total?.funds,
    ...reply.total?.person,
    hospital: reply.total?.hospital ?? "",
  });
  return [
    `${request["region"]}`,
    `${request["region"]} ${kind}`,
    `${reply.status} ${kind}`,
    `${request["region"]} ${reply.status}`,
    ...payers.filter(([, amount]) => paid(amount)).map(([payer]) => payer),
    ...reply.visits.flatMap(({ steps }) => steps.map(({ benefit, slot }) => `${request["region"]} ${benefit} ${slot}`)),
    ...(reply.eligibility ?? []).map(({ id }) => `${request["region"]} ${id}`),
  ];
}

export function mostTelling(count: number): readonly Chosen[] {
  const files = readdirSync(join(root, "policies/cn"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\/\d{6}\/cases\/[^/]+\.json$/.test(name))
    .sort();
  const all = files.flatMap((name) => candidate(join(root, "policies/cn", name)) ?? []);
  const estimates = asked<Estimate>("estimate", all);
  const questions = asked<Questions>("questions", all);
  const open = all.flatMap((one, index) => {
    const reply = estimates[index];
    // The page shows a result once nothing that is required is left to ask.
    const waits =
      questions[index]?.questions?.some(({ path, required }) => required && !one.answered.has(path)) ?? true;
    if (reply === null || reply === undefined || waits) return [];
    return [{ file: one.file, fragment: one.fragment, reply, tells: new Set(shows(one, reply)) }];
  });
  const chosen: Chosen[] = [];
  const seen = new Set<string>();
  const fresh = ({ tells }: (typeof open)[number]): number => [...tells].filter((one) => !seen.has(one)).length;
  while (chosen.length < count && open.length > 0) {
    const best = open.reduce((a, b) => (fresh(b) > fresh(a) ? b : a));
    open.splice(open.indexOf(best), 1);
    for (const one of best.tells) seen.add(one);
    chosen.push(best);
  }
  return chosen;
}
