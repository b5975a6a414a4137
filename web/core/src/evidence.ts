/** Where the numbers come from: the documents of the answer, and the weakest grade among them. */

import { writtenDate } from "./dates.ts";
import type { Citation, Evidence, Grade, Priced } from "./door.ts";
import { grouped } from "./money.ts";
import { pick, type Say, type TextKey } from "./texts.ts";

export const GRADES = {
  official: "grade.official",
  republished: "grade.republished",
  reported: "grade.reported",
  derived: "grade.derived",
  unknown: "grade.unknown",
} as const satisfies Record<Grade, TextKey>;

const STRONGEST_FIRST: readonly Grade[] = ["official", "republished", "reported", "derived", "unknown"];

export interface Document {
  readonly title: string;
  readonly grade: Grade;
  readonly facts: readonly string[];
}

/** A clause under one statement line. */
export interface Cite {
  readonly title: string;
  readonly clauses: readonly string[];
  readonly from: string | null;
  readonly checked: string | null;
  readonly grade: Grade;
}

export interface Freshness {
  readonly grade: Grade;
  readonly checked: string | null;
}

const weaker = (a: Grade, b: Grade): Grade => (STRONGEST_FIRST.indexOf(a) >= STRONGEST_FIRST.indexOf(b) ? a : b);

/** The weakest grade and the oldest check: an answer is no better than its worst source. */
export function freshness(evidence: readonly Evidence[]): Freshness {
  const checks = evidence.flatMap(({ checked }) => (checked === undefined ? [] : [checked])).sort();
  return {
    grade: evidence.map(({ grade }) => grade).reduce(weaker, evidence.length === 0 ? "unknown" : "official"),
    checked: checks[0] ?? null,
  };
}

export function documentsOf(answer: Priced, say: Say): readonly Document[] {
  return answer.sources
    .filter(({ id }) => answer.evidence.some(({ source }) => source === id))
    .map((source) => {
      const used = answer.evidence.filter((one) => one.source === source.id);
      const clauses = [...new Set(used.flatMap(({ at }) => (at === undefined ? [] : [pick(at, say.lang)])))];
      const checked = freshness(used).checked ?? source.checked ?? null;
      const { from, until } = answer.known;
      return {
        title: pick(source.title, say.lang),
        grade: used.map(({ grade }) => grade).reduce(weaker, source.grade),
        facts: [
          ...(source.publisher === undefined ? [] : [pick(source.publisher, say.lang)]),
          say("cite.in_force", { from: writtenDate(from, say), until: writtenDate(until, say) }),
          ...(checked === null ? [] : [say("cite.checked_on", { date: writtenDate(checked, say) })]),
          ...clauses,
        ],
      };
    });
}

/** The clauses behind a step, one entry per document and grade. */
export function citesOf(answer: Priced, used: readonly Citation[], say: Say): readonly Cite[] {
  const groups = new Map<string, Citation[]>();
  for (const one of used) {
    const key = `${one.source} ${one.grade}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const id = group[0]?.source ?? "";
    const source = answer.sources.find((one) => one.id === id);
    const clauses = group.flatMap(({ at, value }) => {
      if (at === undefined) return [];
      const text = pick(at, say.lang);
      return [
        value === undefined
          ? text
          : say("cite.clause", { at: text, value: /^\d+\.\d\d$/.test(value) ? grouped(value) : value }),
      ];
    });
    const from = group.flatMap((one) => one.from ?? []).sort()[0] ?? null;
    const checked = group.flatMap((one) => one.checked ?? []).sort()[0] ?? source?.checked ?? null;
    return {
      title: source === undefined ? id : pick(source.title, say.lang),
      clauses: [...new Set(clauses)],
      from: from === null ? null : writtenDate(from, say),
      checked: checked === null ? null : writtenDate(checked, say),
      grade: group[0]?.grade ?? "unknown",
    };
  });
}
