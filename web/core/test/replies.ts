/** Replies of the engine, as files: the Suizhou question of docs/door.md, exact and with the tier unknown. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Comparison,
  type Curve,
  type Description,
  type Estimate,
  type Improvements,
  isPriced,
  type Priced,
  type Questions,
  type Reconciliation,
  type Replay,
  type Solutions,
  type YearOut,
} from "../src/index.ts";

function read<Reply>(name: string): Reply {
  const text = readFileSync(join(import.meta.dirname, "fixtures", `${name}.json`), "utf8");
  return (JSON.parse(text) as { ok: Reply }).ok;
}

function priced(name: string): Priced {
  const reply = read<Estimate>(name);
  if (!isPriced(reply)) throw new Error(`${name} carries no numbers`);
  return reply;
}

export const complete = priced("complete");
/** 3,000 yuan with the yearly limit read as a limit on cost: the ceiling stands before the rate, and it cuts. */
export const cut = priced("ceiling-on-cost");
export const bounded = priced("bounded");
export const notEncoded = read<Estimate>("not-encoded");
export const about = read<Description>("describe");
export const startQuestions = read<Questions>("questions-start");
export const tierQuestions = read<Questions>("questions-tier");
/** An accident that somebody else is liable for: refused. */
export const notCovered = priced("not-covered");
/** Four months without contributions, paid again since March: waits until June. */
export const waiting = priced("waiting");
/** Half of the benefits after a gap; the large-amount layer takes over where the first one's limit is reached. */
export const layers = priced("layers");
/** Four layers, two of them with values that nobody has published. */
export const unpublished = priced("unpublished");
/** Printed settlements of that question, by what comes of them. */
export const reconciled = (name: string): Reconciliation => read<Reconciliation>(`reconcile-${name}`);
/** The tiers of the complete case, and what cannot be compared: another scheme, other days, an open tier, another area. */
export const compared = read<Comparison>("compare");
/** From elsewhere without filing to the own city: three reasons. */
export const comparedReasons = read<Comparison>("compare-reasons");
/** Five visits of one year and one of the next, whose rules are not held. */
export const year = read<YearOut>("year");
/** Two visits with the tier of the second unknown. */
export const openYear = read<YearOut>("year-open");
/** Two visits of one day whose order matters. */
export const orderedYear = read<YearOut>("year-order");
/** The question of complete.json asked in other ways. */
export const improvements = read<Improvements>("improve");
export const curveProbe = read<Curve>("curve-probe");
export const curve = read<Curve>("curve");
export const compareMore = read<Comparison>("compare-more");
export const solveCeiling = read<Solutions>("solve-ceiling");
/** Its receipt, settled again under the same pack; and one made under an older pack with another rate and reading. */
export const replay = read<Replay>("replay");
export const replayOther = read<Replay>("replay-other");
