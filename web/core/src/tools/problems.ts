/** What is wrong with the case of a tool, each at its field. */
import { answerAt } from "../case.ts";
import type { Question } from "../door.ts";
import { AREA } from "../flow.ts";
import { AMOUNT_ERRORS, parseAmount } from "../parse-amount.ts";
import { pick, type Say } from "../texts.ts";
import type { Asked } from "./asking.ts";
import type { ToolSession } from "./session.ts";

export interface Problem {
  /** The place of the case; "" where no field is at fault. */
  readonly path: string;
  readonly message: string;
}

const questionsOf = ({ fields, amounts, more, moreAmounts }: Asked): readonly Question[] => [
  ...fields,
  ...amounts,
  ...more,
  ...moreAmounts,
];

/** What is typed in an amount's field: as it was typed, else the answer without needless zeros. */
export const typedAt = ({ typed, case: it }: ToolSession, path: string): string =>
  typed.get(path) ?? (answerAt(it, path) ?? "").replace(/\.00$/, "");

/** What is wrong with a typed amount; null: nothing, or nothing typed. */
export function amountProblem(typed: string, say: Say): string | null {
  const parsed = parseAmount(typed);
  return parsed.ok || typed.trim() === "" ? null : say(AMOUNT_ERRORS[parsed.code], { typed: parsed.typed });
}

/** A refused place is shown at the field that holds it, or the nearest around or within it. */
function placeOf(path: string, session: ToolSession): string {
  if (path === "/date") return path;
  if (path === "/region") return AREA;
  const all = [
    ...session.asked.flatMap(questionsOf).map((one) => one.path),
    ...session.case.answers.map((one) => one.path),
  ];
  const day = /^\/visits\/\d+\/date$/.test(path);
  return day || all.includes(path) ? path : (all.find((one) => one.startsWith(`${path}/`)) ?? "");
}

/** Amounts that cannot be read, once their fields were left; a bill that is missing, once it was asked for; refusals. */
export function problemsOf(session: ToolSession, say: Say): readonly Problem[] {
  const amounts = session.asked.flatMap((one) => [...one.amounts, ...one.moreAmounts]);
  const typed = amounts.flatMap(({ path, required }) => {
    if (!session.left.has(path)) return [];
    const text = typedAt(session, path);
    const missing = required && text.trim() === "" ? say(AMOUNT_ERRORS.empty) : null;
    const message = amountProblem(text, say) ?? missing;
    return message === null ? [] : [{ path, message }];
  });
  const refused = session.refusals.map(({ path, message }) => ({
    path: placeOf(path, session),
    message: pick(message, say.lang),
  }));
  // What is wrong with the person is wrong at every visit, and said once.
  return [...typed, ...refused].filter(
    (one, index, all) => all.findIndex(({ path, message }) => path === one.path && message === one.message) === index,
  );
}

export const problemAt = (problems: readonly Problem[], path: string): string | null =>
  problems.find((one) => one.path === path)?.message ?? null;
