/** What is wrong with the figures of the paper, each at its field. */
import type { FigureProblem } from "../printed.ts";
import { PRINTED } from "../printed-lines.ts";
import type { ToolSay } from "../texts.ts";
import type { Problem } from "./problems.ts";

export const figurePath = (id: string): string => `/printed/${id}`;

/** What the engine says of an amount of the bill belongs to the paper's figure of it. */
function placed(problem: Problem): Problem {
  const field = PRINTED.find(({ request }) => request !== undefined && problem.path === `/visits/0/${request}`);
  return field === undefined ? problem : { ...problem, path: figurePath(field.id) };
}

function said(problems: readonly FigureProblem[], say: ToolSay): readonly Problem[] {
  return problems.map(({ id, message, typed }) => ({ path: figurePath(id), message: say(message, { typed }) }));
}

export const figureProblems = { placed, said };
