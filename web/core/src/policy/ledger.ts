/** What the packs hold and what they do not: areas, schemes, kinds of care, who pays, evidence and dates. */
import type { Description, Grade } from "../door.ts";
import { admits, type Condition, caresOf, optionsOf } from "./conditions.ts";

export const GRADE_ORDER: readonly Grade[] = ["official", "republished", "reported", "derived", "unknown"];

export type Counts = { readonly [grade in Grade]: number };

export interface SchemeLedger {
  readonly scheme: string;
  readonly layers: readonly { readonly care: string; readonly payers: readonly string[] }[];
  /** Kinds of care without rules. */
  readonly without: readonly string[];
  readonly values: Counts;
  readonly sources: number;
  readonly checked: { readonly first: string; readonly last: string };
}

/** Not values: what a source says about itself, and words for people. */
const NO_VALUES = ["sources", "services", "answers", "facts"];

type Tree = { readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

const holdsUnknown = (value: unknown): boolean =>
  isTree(value) && ("unknown" in value || Object.values(value).some(holdsUnknown));

interface Found {
  readonly grade: Grade;
  readonly source: string;
  readonly checked: string;
}

/** A rule for other schemes only. */
const isForOthers = (rule: Tree, scheme: string): boolean =>
  ["applies", "when"].some((key) => {
    const condition = rule[key];
    return isTree(condition) && !admits(condition as Condition, "scheme", scheme);
  });

/** A dated value with its source, if this is one. */
function foundIn(rule: Tree, about: Description): readonly Found[] {
  const source = about.sources.find(({ id }) => id === rule["source"]);
  if (source === undefined) return [];
  const grade = GRADE_ORDER.find((one) => one === rule["grade"]) ?? source.grade;
  const checked = typeof rule["checked"] === "string" ? rule["checked"] : (source.checked ?? "");
  return [{ source: source.id, grade: holdsUnknown(rule) ? "unknown" : grade, checked }];
}

/** Every dated value that applies to a scheme. */
function valuesOf(about: Description, scheme: string): readonly Found[] {
  const walk = (value: unknown): readonly Found[] =>
    !isTree(value) || isForOthers(value, scheme)
      ? []
      : [...foundIn(value, about), ...Object.values(value).flatMap(walk)];
  return Object.entries(about)
    .filter(([key]) => !NO_VALUES.includes(key))
    .flatMap(([, value]) => walk(value));
}

function countsOf(found: readonly Found[]): Counts {
  const counts = { official: 0, republished: 0, reported: 0, derived: 0, unknown: 0 };
  for (const { grade } of found) counts[grade] += 1;
  return counts;
}

export function ledgerOf(about: Description, scheme: string): SchemeLedger {
  const cares = caresOf(about, scheme);
  const found = cares.length === 0 ? [] : valuesOf(about, scheme);
  const checks = found
    .map(({ checked }) => checked)
    .filter((day) => day !== "")
    .sort();
  const payers = (care: string): readonly string[] => [
    ...new Set(
      about.benefits
        .filter(({ applies }) => admits(applies, "scheme", scheme) && admits(applies, "care", care))
        .map(({ payer }) => payer),
    ),
  ];
  return {
    scheme,
    layers: cares.map((care) => ({ care, payers: payers(care) })),
    without: optionsOf(about, "care").filter((care) => !cares.includes(care)),
    values: countsOf(found),
    sources: new Set(found.map(({ source }) => source)).size,
    checked: { first: checks[0] ?? "", last: checks[checks.length - 1] ?? "" },
  };
}
