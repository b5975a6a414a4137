/** Which questions are worth asking beside an answer, and which kinds of case an area's rules speak of. */
import type { Description, Estimate, Missing, Priced, Question, Questions } from "./door.ts";
import { fen } from "./money.ts";
import { pick, type Say } from "./texts.ts";

const ASKABLE: readonly string[] = ["choice", "flag", "count", "money"];
const worth = ({ spread }: Question): number => (spread === undefined ? 0 : fen(spread));

/** An amount a rule needs, such as the days in hospital: the estimate asks for it in its own words. */
const missingAmount = ({ fact = "", path, question }: Missing): Question => ({
  fact,
  path,
  type: "count",
  required: false,
  ...(question === undefined ? {} : { question }),
});

export interface OpenQuestions {
  /** Beside a range: the choice that narrows it most. */
  readonly first: Question | null;
  /** The others, the most valuable first. */
  readonly others: readonly Question[];
}

/** The questions whose answers are missing; what is merely assumed is told elsewhere. */
export function questionsByWorth(answer: Priced, asked: Questions | null): OpenQuestions {
  const assumed = new Set(answer.assumptions.map(({ path }) => path));
  const counted = answer.missing.filter(({ kind }) => kind === "amount").map(missingAmount);
  const list = [...(asked?.questions ?? []), ...counted]
    .filter(({ path, type }) => !assumed.has(path) && ASKABLE.includes(type))
    .sort((a, b) => worth(b) - worth(a));
  const choice = answer.status === "bounded" ? list.find(({ options }) => options !== undefined) : undefined;
  return { first: choice ?? null, others: list.filter((question) => question !== choice) };
}

/** The kinds of case the pack knows, in the words of its own options. */
export function encodedKinds(reply: Estimate, about: Pick<Description, "facts">, say: Say): readonly string[] {
  const words = ([id, values]: readonly [string, readonly string[]]): string => {
    const fact = about.facts.find((one) => one.id === id);
    // The ordinary choice among others: no limit worth a word.
    if (fact?.default !== undefined && values.length > 1 && values.includes(fact.default)) return "";
    const options = (fact?.options ?? []).filter((option) => values.includes(option.id));
    return options.map(({ label }) => pick(label, say.lang)).join("/");
  };
  const lines = (reply.encodes ?? []).map((one) =>
    Object.entries(one)
      .map(words)
      .filter((text) => text !== "")
      .join(say("list.comma")),
  );
  return [...new Set(lines)];
}
