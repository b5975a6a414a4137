/** What is held against the case: variants for the engine's comparison, with the names they go by here. */
import { answerAt, type Case, withAnswer } from "../case.ts";
import { BY_AREA, BY_DAY, BY_ORDER, type Named, otherTimes } from "../compare.ts";
import { writtenDate } from "../dates.ts";
import type { Json, Question } from "../door.ts";
import { labelOf } from "../flow.ts";
import { pick, type ToolSay } from "../texts.ts";
import { visitCount, visitOf } from "../visits.ts";
import { refusalsOf } from "./asking.ts";
import type { ToolSession } from "./session.ts";

type Settings = { readonly [pointer: string]: Json };

export interface Wanted extends Named {
  readonly change: { readonly set?: Settings; readonly order?: readonly number[] };
  /** Makes it the person's own case; null: it is. */
  readonly take: (() => void) | null;
}

/** The session of a comparison, and how it speaks. */
export interface Comparing {
  readonly session: ToolSession;
  readonly say: ToolSay;
}

/** The engine's limit is higher; nobody reads more. */
const MOST = 24;
/** More answers than these are not spread out: one of them stays open. */
const MOST_FOLLOWING = 4;

/** The same place in every visit, or the one place of the person. */
const places = (it: Case, path: string): readonly string[] =>
  visitOf(path) === null
    ? [path]
    : Array.from({ length: visitCount(it) }, (_, index) => path.replace(/^\/visits\/\d+/, `/visits/${index}`));

const withAll = (it: Case, path: string, value: string): Case =>
  places(it, path).reduce((all, place) => withAnswer(all, place, value), it);

const settings = (it: Case, path: string, value: string): Settings =>
  Object.fromEntries(places(it, path).map((place) => [place, value]));

/** What is asked only once this is answered so (whether it was filed, once care is elsewhere). */
function following({ session }: Comparing, question: Question, value: string): Question | null {
  try {
    const asked = session.questionsOf(withAll(session.case, question.path, value));
    const known = new Set(session.asked.flatMap(({ fields, more }) => [...fields, ...more].map(({ path }) => path)));
    const open = asked.find(
      (one) => one.required && !known.has(one.path) && answerAt(session.case, one.path) === undefined,
    );
    const count = open?.options?.length ?? 0;
    return open !== undefined && count > 1 && count <= MOST_FOLLOWING ? open : null;
  } catch (error) {
    // The comparison itself says what is wrong with this variant.
    if (refusalsOf(error) === null) throw error;
    return null;
  }
}

function byFact(tool: Comparing, question: Question): readonly Wanted[] {
  const { session, say } = tool;
  const { path } = question;
  const it = session.case;
  const given = answerAt(it, path) || question.default;
  return (question.options ?? []).flatMap(({ value, label, hint }) => {
    const name = pick(label, say.lang);
    const set = settings(it, path, value);
    const after = withAll(it, path, value);
    const plain: Wanted = {
      name,
      hint: hint === undefined ? null : pick(hint, say.lang),
      base: value === given,
      change: { set },
      take: value === given ? null : () => session.replace(after),
    };
    const next = value === given ? null : following(tool, question, value);
    if (next === null) return [plain];
    const asked = session.about === null ? next.fact : labelOf(next.path, session.about, say);
    return (next.options ?? []).map((one) => ({
      ...plain,
      name: say("compare.and", { a: name, b: say("left.named", { name: asked, label: pick(one.label, say.lang) }) }),
      change: { set: { ...set, ...settings(it, next.path, one.value) } },
      take: () => session.replace(withAll(after, next.path, one.value)),
    }));
  });
}

function byDay({ session, say }: Comparing): readonly Wanted[] {
  const { about, date } = session;
  if (about === null) return [];
  const own = session.own.get(BY_DAY);
  const days = [...otherTimes(about, date), ...(own === undefined ? [] : [own])].filter((day) => day !== date);
  return [...new Set(days)].sort().map((day) => ({
    name: writtenDate(day, say),
    hint: null,
    base: false,
    change: { set: { "/date": day } },
    take: () => session.chooseDate(day),
  }));
}

/** All orders of few visits, else neighbours exchanged. */
function orders(count: number): readonly (readonly number[])[] {
  const given = Array.from({ length: count }, (_, index) => index);
  if (count > 3)
    return given.slice(1).map((at) => given.map((one) => (one === at ? at - 1 : one === at - 1 ? at : one)));
  const permuted = (rest: readonly number[]): number[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((one) => permuted(rest.filter((other) => other !== one)).map((tail) => [one, ...tail]));
  return permuted(given).slice(1);
}

function byOrder({ session, say }: Comparing): readonly Wanted[] {
  return orders(visitCount(session.case)).map((order) => ({
    name: order.map((index) => say("compare.visit", { n: String(index + 1) })).join(say("compare.then")),
    hint: null,
    base: false,
    change: { order },
    take: () => session.arrange(order),
  }));
}

/** The areas held against the person's, as the fragment lists them. */
export const otherAreas = ({ session }: Comparing): readonly string[] =>
  (session.own.get("areas") ?? "")
    .split(",")
    .filter((code) => code !== session.case.region && session.regions.some(({ region }) => region === code));

function byArea(tool: Comparing): readonly Wanted[] {
  const { session, say } = tool;
  return otherAreas(tool).map((code) => {
    const region = session.regions.find((one) => one.region === code);
    return {
      name: region === undefined ? code : pick(region.name, say.lang),
      hint: null,
      base: false,
      region,
      about: session.describe(code) ?? undefined,
      change: { set: { "/region": code } },
      take: () => {
        const left = otherAreas(tool).filter((one) => one !== code);
        session.setOwn("areas", [session.case.region ?? "", ...left].join(","));
        void session.chooseRegion(code);
      },
    };
  });
}

/** The variants of a dimension: a fact's other answers, or one of the others. */
export function wantedOf(tool: Comparing, dimension: string): readonly Wanted[] {
  if (dimension === BY_AREA) return byArea(tool);
  if (dimension === BY_DAY) return byDay(tool);
  if (dimension === BY_ORDER) return byOrder(tool);
  const [asked] = tool.session.asked;
  const question = [...(asked?.fields ?? []), ...(asked?.more ?? [])].find(({ path }) => path === dimension);
  return question === undefined ? [] : byFact(tool, question).slice(0, MOST);
}
