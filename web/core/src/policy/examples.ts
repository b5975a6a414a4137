/** Worked examples: cases beside the pack that tell most, settled by the engine, each with the link that shows its steps. */
import { type Answer, type Case, readAddress, requestOf, writeAddress } from "../case.ts";
import { writtenDate } from "../dates.ts";
import type { Description, Estimate, Json, Priced, Words } from "../door.ts";
import { isPriced } from "../door.ts";
import { type Request, refusalOf } from "../engine.ts";
import { DAYS, factOf, nextStep, RESULT } from "../flow.ts";
import { type Headline, headlineOf } from "../headline.ts";
import { type WhoPays, whoPays } from "../payers.ts";
import { type PolicySay, pick } from "../texts.ts";
import type { Held } from "./shapes.ts";
import { answersText } from "./words.ts";

/** A case file beside a pack: a request, and what the reply must hold. */
export interface CaseFile {
  readonly file: string;
  readonly name: Words;
  readonly op: string;
  readonly request: Request;
  readonly expect?: { readonly ok?: Json };
}

/** With the worked cases beside its pack. */
export interface WithCases extends Held {
  readonly cases: readonly CaseFile[];
}

/** An example before it is settled: what it is called, and its case as an address. */
export interface Example {
  readonly id: string;
  readonly name: Words;
  readonly address: string;
}

export interface Worked extends Example {
  readonly case: Case;
  readonly reply: Priced;
  readonly scheme: string;
}

const MOST_EXAMPLES = 12;

/** Yuan as the calculator keeps them, so that they read as amounts; counts and options as they are. */
const asAmount = (value: string): string =>
  /^\d+$/.test(value) ? `${value}.00` : /^\d+\.\d$/.test(value) ? `${value}0` : value;

/** A request as answers under their paths; null when it says something a link cannot carry. */
function asAnswers(request: Request, about: Description): readonly Answer[] | null {
  const facts = new Set([...about.facts.map(({ id }) => id), DAYS, "admissions"]);
  const answers: Answer[] = [];
  const walk = (json: Json, path: string): boolean => {
    if (json === null || Array.isArray(json)) return false;
    if (typeof json !== "object") {
      const value = json === true ? "yes" : json === false ? "no" : String(json);
      answers.push({ path, value: facts.has(factOf(path)) ? value : asAmount(value) });
      return true;
    }
    return Object.entries(json).every(([key, inner]) => !key.includes(".") && walk(inner, `${path}/${key}`));
  };
  const { person = {}, visits = [], options = {}, year_to_date = {} } = request;
  const [visit, ...more] = Array.isArray(visits) ? visits : [];
  const whole =
    more.length === 0 &&
    walk(person, "/person") &&
    walk(visit ?? null, "/visits/0") &&
    walk(options, "/options") &&
    walk(year_to_date, "/year_to_date");
  return whole ? answers : null;
}

/** What a case file expects of the reply, key by key; what it leaves out is free. */
function holds(expected: Json, found: unknown): boolean {
  if (typeof expected !== "object" || expected === null) return expected === found;
  if (typeof found !== "object" || found === null) return false;
  return Object.entries(expected).every(([key, inner]) => holds(inner as Json, Reflect.get(found, key)));
}

/** The engine's answer, or null where it refuses the request. */
function estimateOf({ engine }: Held, request: Request): Estimate | null {
  try {
    return engine.call("estimate", request).ok;
  } catch (error) {
    if (refusalOf(error) !== null) return null;
    throw error;
  }
}

/** The case in an address, settled as the calculator will settle it; null where that gives no figure. */
export function settled(held: Held, example: Example): Worked | null {
  const link = readAddress(example.address);
  const { date, answers } = link.case;
  const scheme = answers.find(({ path }) => path === "/person/scheme")?.value;
  if (link.unread.length > 0 || date === null || scheme === undefined) return null;
  const reply = estimateOf(held, requestOf(link.case, date));
  return reply === null || !isPriced(reply) ? null : { ...example, case: link.case, reply, scheme };
}

function workedOf(area: WithCases, file: CaseFile, say: PolicySay): Worked | null {
  const { date } = file.request;
  const answers = file.op === "estimate" && typeof date === "string" ? asAnswers(file.request, area.about) : null;
  if (answers === null || typeof date !== "string") return null;
  const address = writeAddress({ region: area.about.region, date, answers }, RESULT);
  const worked = settled(area, { id: file.file.replace(/^.*\/|\.json$/g, ""), name: file.name, address });
  const direct = estimateOf(area, file.request);
  if (worked === null || direct === null || !isPriced(direct)) return null;
  if (JSON.stringify(worked.reply.total) !== JSON.stringify(direct.total)) return null;
  if (!holds(file.expect?.ok ?? {}, direct)) throw new Error(`${file.file}: the engine's answer has changed`);
  return linesOf(worked.case, area.about, say) === null ? null : worked;
}

/** The page shows a result only when nothing required is open. */
const isShown = ({ engine }: Held, { case: it }: Worked): boolean =>
  nextStep(it, engine.call("questions", requestOf(it, it.date ?? "")).ok) === RESULT;

/** What a case shows: the care, each layer that pays, the rule that refuses, the hospital, the kind of person. */
function tells({ case: it, reply, scheme }: Worked): readonly string[] {
  const care = it.answers.find(({ path }) => path === "/visits/0/care")?.value ?? "";
  const paying = Object.entries(reply.total.funds).filter(([payer]) => payer !== "total");
  return [
    `${scheme} ${care}`,
    ...paying
      .filter(([, amount]) => typeof amount === "string" && /[1-9]/.test(amount))
      .map(([payer]) => `${scheme} ${payer}`),
    ...reply.visits.flatMap(({ steps }) => steps.map(({ benefit, slot }) => `${benefit} ${slot}`)),
    ...(reply.eligibility ?? []).map(({ id }) => id),
    ...it.answers
      .filter(({ path }) => /^\/(person|visits)/.test(path))
      .map(({ path, value }) => (/^\d+\./.test(value) ? path : `${path} ${value}`)),
    reply.status,
    (it.date ?? "").slice(0, 4),
  ];
}

/** Exact answers first: a range teaches less. */
const worth = (fresh: number, { reply }: Worked): number => (reply.status === "bounded" ? fresh / 2 : fresh);

/** The dozen that together show most: each time the case with the most that no chosen one shows yet. */
export function examplesOf(area: WithCases, say: PolicySay): readonly Worked[] {
  const open = new Map(
    area.cases.flatMap((file) => {
      const worked = workedOf(area, file, say);
      return worked === null ? [] : [[worked, tells(worked)] as const];
    }),
  );
  const seen = new Set<string>();
  const chosen: Worked[] = [];
  while (chosen.length < MOST_EXAMPLES && open.size > 0) {
    const fresh = (worked: Worked): number =>
      worth((open.get(worked) ?? []).filter((one) => !seen.has(one)).length, worked);
    const best = [...open.keys()].reduce((a, b) => (fresh(b) > fresh(a) ? b : a));
    if (fresh(best) === 0) break;
    const told = open.get(best) ?? [];
    open.delete(best);
    if (!isShown(area, best)) continue;
    for (const one of told) seen.add(one);
    chosen.push(best);
  }
  return chosen;
}

export interface ExampleText {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly date: string;
  readonly headline: Headline;
  readonly pays: WhoPays;
  readonly fragment: string;
}

/** The person, then the visit with what the year has seen; null when something in it has no name. */
function linesOf({ answers }: Case, about: Description, say: PolicySay): readonly string[] | null {
  const person = answersText(
    answers.filter(({ path }) => path.startsWith("/person/")),
    about,
    say,
  );
  const rest = answersText(
    answers.filter(({ path }) => !path.startsWith("/person/")),
    about,
    say,
  );
  return person === null || rest === null ? null : [person, rest].filter((line) => line !== "");
}

export const exampleText = (
  { id, name, address, case: it, reply }: Worked,
  about: Description,
  say: PolicySay,
): ExampleText => ({
  id,
  name: pick(name, say.lang),
  lines: linesOf(it, about, say) ?? [],
  date: writtenDate(it.date ?? "", say),
  headline: headlineOf(reply, say),
  pays: whoPays(reply, say),
  fragment: address,
});

/** The request behind a pack's own answer, worked out, where a link can carry it. */
export function answerExample(area: WithCases, id: string, say: PolicySay): Worked | null {
  const found = area.about.answers?.find((one) => one.id === id);
  if (found?.estimate === undefined) return null;
  const request = { region: area.about.region, ...(found.estimate as Request) };
  const worked = workedOf(area, { file: `${id}.json`, name: found.question, op: "estimate", request }, say);
  return worked === null || !isShown(area, worked) ? null : worked;
}
