/** Why an explanation changes what the person pays: the engine's comparison of the case with the one the paper took. */
import { type Case, requestOf, withAnswer, withoutAnswer } from "../case.ts";
import { comparedOf, type ReasonLine } from "../compare.ts";
import type { Reconciliation } from "../door.ts";
import { refusalOf } from "../engine.ts";
import type { Figures } from "../printed.ts";
import { PRINTED } from "../printed-lines.ts";
import type { ToolSay } from "../texts.ts";
import type { ToolSession } from "./session.ts";

interface Checking {
  readonly session: ToolSession;
  readonly say: ToolSay;
  readonly figures: Figures;
}

/** The case as it was compared with the paper: with the bill that the paper filled in. */
function filledCase(it: Case, printed: object, { filled }: Reconciliation): Case {
  const own = PRINTED.filter(({ id }) => id in printed).reduce(
    (rest, { request }) => (request === undefined ? rest : withoutAnswer(rest, `/visits/0/${request}`)),
    it,
  );
  return Object.entries(filled).reduce((rest, [path, value]) => withAnswer(rest, path, String(value)), own);
}

/** For each explanation, in order; none where there is nothing to count out. */
export function reasonsOf(tool: Checking, reply: Reconciliation): readonly (readonly ReasonLine[])[] {
  const { session, say, figures } = tool;
  const { about, date } = session;
  if (about === null || reply.status !== "explained") return [];
  const request = requestOf(filledCase(session.case, figures.printed, reply), date);
  const variants = reply.explanations.map(({ set }, index) => ({ name: String(index), set }));
  try {
    const compared = session.call("compare", { ...request, compare: { with: variants } });
    return compared.variants.map(
      (variant) => comparedOf(variant, { name: "", hint: null, base: false }, about, say).reasons,
    );
  } catch (error) {
    // The explanation stands without it.
    if (refusalOf(error) === null) throw error;
    return [];
  }
}
