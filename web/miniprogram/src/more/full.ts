/** The engine with every operation, asked about the case on screen. */
import { type Ask, isPriced, type Priced, type Request, refusalOf, requestOf } from "@yibao/core";
import { fullEngine, fullEngineBroke, session } from "../state/app.ts";

/** Refusals are the engine's replies; whatever else it throws, it is not asked again. */
export async function asker(
  region: string | null,
): Promise<{ readonly ask: Ask; loadRegion(area: string): Promise<unknown> }> {
  const engine = await fullEngine();
  if (region !== null) await engine.loadRegion(region);
  return {
    ask: (op, request) => {
      try {
        return engine.call(op, request).ok;
      } catch (error) {
        if (refusalOf(error) === null) fullEngineBroke();
        throw error;
      }
    },
    loadRegion: (area) => engine.loadRegion(area),
  };
}

export interface OnScreen {
  readonly answer: Priced;
  readonly request: Request;
}

/** The answer on screen and the request behind it; null where there is none. */
export function onScreen(): OnScreen | null {
  const { estimate } = session;
  if (estimate === null || !isPriced(estimate)) return null;
  return { answer: estimate, request: requestOf(session.case, session.date) };
}
