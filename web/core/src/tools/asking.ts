/** What to ask about a case, visit by visit, and what the engine does not take of it. */
import { answerAt, type Case, requestOf, withoutAnswer } from "../case.ts";
import type { Description, Estimate, Question, Questions, Words } from "../door.ts";
import { type Refusal, type Request, refusalOf } from "../engine.ts";
import { inVisit, onlyVisit, visitCount } from "../visits.ts";
import { amountFields, fieldsOf, moreAmounts, moreFields } from "./fields.ts";

/** What to ask about the case with one of its visits: paths are those of the whole case. */
export interface Asked {
  readonly status: Questions["status"];
  /** Choices: those answered first, where they were first given. */
  readonly fields: readonly Question[];
  /** The bill first. */
  readonly amounts: readonly Question[];
  /** What is otherwise assumed. */
  readonly more: readonly Question[];
  readonly moreAmounts: readonly Question[];
}

/** Everything the engine said was wrong; null when the error is none of its own. */
export function refusalsOf(error: unknown): readonly Refusal[] | null {
  const first = refusalOf(error);
  if (first === null) return null;
  const issues: unknown = typeof error === "object" && error !== null && "issues" in error ? error.issues : null;
  if (!Array.isArray(issues)) return [first];
  const all = issues.flatMap((issue: { readonly path: string; readonly message: Words }) => [
    { path: issue.path, message: issue.message },
  ]);
  return all.length === 0 ? [first] : all;
}

const FIRST_DAY = "/visits/0/date";

interface Reply {
  readonly reply: Pick<Questions, "status" | "questions">;
  readonly request: Request;
}
const NOTHING: Reply["reply"] = { status: "bounded", questions: [] };

type Call = (op: "questions" | "estimate", request: Request) => Questions | Estimate;

export interface AllAsked {
  /** For each visit. */
  readonly asked: readonly Asked[];
  readonly refusals: readonly Refusal[];
}
export const NOTHING_ASKED: AllAsked = { asked: [], refusals: [] };

export class Asking {
  readonly #call: Call;
  #refusals: readonly Refusal[] = [];
  /** Of many visits one changes at a time: what was asked of the others still holds. */
  #known = new Map<string, Asked>();

  constructor(call: Call) {
    this.#call = call;
  }

  of(whole: Case, day: string, about: Description): AllAsked {
    const before = this.#known;
    this.#known = new Map();
    this.#refusals = [];
    const asked = Array.from({ length: visitCount(whole) }, (_, index) => {
      const it = onlyVisit(whole, index);
      const date = answerAt(it, FIRST_DAY) || day;
      const key = JSON.stringify([about.region, date, index, it.answers]);
      const wrong = this.#refusals.length;
      const one = before.get(key) ?? this.#askVisit(it, date, index, about);
      if (this.#refusals.length === wrong) this.#known.set(key, one);
      return one;
    });
    return { asked, refusals: this.#refusals };
  }

  #askVisit(it: Case, date: string, index: number, about: Description): Asked {
    const asked = this.#questions(withoutAnswer(it, FIRST_DAY), date, index, about);
    const reply = asked?.reply ?? NOTHING;
    const estimate = asked === null ? null : this.#estimate(asked.request);
    const placed = (list: readonly Question[]): readonly Question[] =>
      list.map((one) => ({ ...one, path: inVisit(one.path, index) }));
    return {
      status: reply.status,
      fields: placed(fieldsOf(it, reply, about)),
      amounts: placed(amountFields(it, reply, estimate, about)),
      more: placed(moreFields(it, reply)),
      moreAmounts: placed(moreAmounts(it, estimate)),
    };
  }

  /** Answers that the engine refuses are left aside, and its words kept: so there are fields to mend them in. */
  #questions(it: Case, date: string, index: number, about: Description): Reply | null {
    try {
      const request = requestOf(it, date);
      return { reply: this.#call("questions", request) as Questions, request };
    } catch (error) {
      const refusals = refusalsOf(error);
      if (refusals === null) throw error;
      this.#refusals = [...this.#refusals, ...refusals.map((one) => ({ ...one, path: inVisit(one.path, index) }))];
      const wrong = (path: string): boolean => refusals.some((one) => one.path === path);
      const rest = it.answers.filter(({ path }) => !wrong(path));
      const day = wrong("/date") ? about.known.until : date;
      if (rest.length === it.answers.length && day === date) return null;
      return this.#questions({ ...it, answers: rest }, day, index, about);
    }
  }

  /** Which amounts a rule needs only an estimate says; before the bill is known there is none. */
  #estimate(request: Request): Estimate | null {
    try {
      return this.#call("estimate", request) as Estimate;
    } catch (error) {
      if (refusalOf(error) === null) throw error;
      return null;
    }
  }
}
