/** A receipt that somebody shared, settled again by the rules of now: the case as an address, and what is said above its answer. */
import { type Case, requestOf, UNKNOWN, withAnswer, writeAddress } from "./case.ts";
import type { Ask } from "./curve-work.ts";
import type { Region, Replay } from "./door.ts";
import { refusalOf } from "./engine.ts";
import { openQuestions, RESULT } from "./flow.ts";
import { caseOf, receiptIn, type Told, toldOf } from "./share.ts";
import type { ResultSay } from "./texts.ts";

/** What replaying needs of the place it runs in. */
export interface ReplayWorld {
  readonly ask: Ask;
  loadRegion(region: string): Promise<unknown>;
  loadRegions(): Promise<readonly Region[]>;
}

export interface Replayed {
  /** The case as an address, at its result. */
  readonly fragment: string;
  /** The address of the case alone: what is said belongs to this case only. */
  readonly own: string;
  readonly told: Told;
}

/** What was open then is open now: the questions are not asked again, the answer is a range as it was. */
async function leftOpen(it: Case, date: string, ask: Ask): Promise<Case> {
  let known = it;
  for (let round = 0; round < 30; round += 1) {
    const asked = await ask("questions", requestOf(known, date));
    const next = openQuestions(known, asked).find(({ type }) => type !== "money");
    if (next === undefined) break;
    known = withAnswer(known, next.path, UNKNOWN);
  }
  return known;
}

/** The receipt names its area; its rules are loaded, and it is settled again. */
async function settled(receipt: string, { ask, loadRegion, loadRegions }: ReplayWorld): Promise<Replay> {
  const first = await ask("replay", { receipt });
  if (first.today.status !== "unknown_region") return first;
  const { region } = first.receipt;
  // An area that is not held any more: the reply says so.
  if (!(await loadRegions()).some((one) => one.region === region)) return first;
  await loadRegion(region);
  return ask("replay", { receipt });
}

/** Null: the engine does not read the receipt as a whole, and then nothing of it is taken over. */
export async function replayed(fragment: string, world: ReplayWorld, say: ResultSay): Promise<Replayed | null> {
  const receipt = receiptIn(fragment);
  if (receipt === null) return null;
  try {
    const reply = await settled(receipt, world);
    const { case: it, lost } = caseOf(reply.request, reply.dropped);
    const { date } = reply.receipt;
    const known = reply.today.total === undefined ? it : await leftOpen(it, date, world.ask);
    const dated = { ...known, date };
    return {
      fragment: writeAddress(dated, RESULT),
      own: writeAddress(dated, null),
      told: toldOf(reply, lost, say),
    };
  } catch (error) {
    if (refusalOf(error) === null) throw error;
    return null;
  }
}
