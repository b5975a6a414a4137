/** What the engine is asked for a drawing: how far it goes, its line, one step more, and where ceilings cut. */
import {
  billOf,
  type Ceiling,
  ceilingReaches,
  ceilingRequest,
  ceilingsOf,
  curveRequest,
  drawnReach,
  leastOf,
  moreRequest,
  probeReach,
  tableStops,
} from "./curve.ts";
import type { Comparison, Curve, DoorReplies, Priced, Solutions } from "./door.ts";
import { type Request, refusalOf } from "./engine.ts";

/** One operation of the engine; refusals are thrown. */
export type Ask = <Op extends keyof DoorReplies>(
  op: Op,
  request: Request,
) => DoorReplies[Op] | Promise<DoorReplies[Op]>;

export interface CurveWork {
  readonly curve: Curve;
  readonly more: Comparison | null;
  readonly ceilings: readonly Ceiling[];
}

/** From nothing; where the case already says a part of the bill, from there. */
async function probe(
  ask: Ask,
  request: Request,
  answer: Priced,
): Promise<{ readonly from: string; readonly reply: Curve }> {
  const reach = probeReach(billOf(answer));
  const from = async (start: string): Promise<{ readonly from: string; readonly reply: Curve }> => ({
    from: start,
    reply: await ask("curve", curveRequest(request, start, reach, [])),
  });
  try {
    return await from("0.00");
  } catch (error) {
    if (refusalOf(error) === null) throw error;
    return from(leastOf(answer));
  }
}

/** The longest range in which the engine finds every fen; null: not even the shortest. */
async function whereItCuts(
  ask: Ask,
  request: (reach: string) => Request,
  reaches: readonly string[],
): Promise<Solutions | null> {
  for (const reach of reaches) {
    try {
      return await ask("solve", request(reach));
    } catch (error) {
      if (refusalOf(error) === null) throw error;
    }
  }
  return null;
}

export async function workOutCurve(ask: Ask, request: Request, answer: Priced): Promise<CurveWork> {
  const bill = billOf(answer);
  const { from, reply } = await probe(ask, request, answer);
  if (reply.segments.length === 0) return { curve: reply, more: null, ceilings: [] };
  const to = drawnReach(bill, reply);
  const curve = await ask("curve", curveRequest(request, from, to, tableStops(bill, from, to, reply)));
  const more = await ask("compare", moreRequest(request, bill));
  const ceilings: Ceiling[] = [];
  for (const benefit of ceilingsOf(answer)) {
    const reach = (end: string): Request => ceilingRequest(request, bill, end, benefit);
    const found = await whereItCuts(ask, reach, ceilingReaches(bill, to));
    if (found !== null) ceilings.push({ benefit, reply: found });
  }
  return { curve, more, ceilings };
}
