/** The engine with every operation: opened once, when a page first needs it, and shared by all. */
import { type DoorReplies, type Engine, type Request, refusalOf } from "@yibao/core";
import { type Opened, openFullEngine } from "../engine/open.ts";

let opening: Promise<Opened> | null = null;
let opened: Opened | null = null;
/** It stopped while it answered: the next one is the other one. */
let broken = false;

/** It threw something that is no error reply: it is not to be asked again. */
export function fullEngineBroke(): void {
  opening = null;
  broken = true;
}

/** A failure is tried again the next time; after a breakdown the next one that is asked for is another. */
export async function fullEngine(): Promise<Engine> {
  opening ??= openFullEngine(broken);
  try {
    opened = await opening;
  } catch (error) {
    opening = null;
    throw error;
  }
  const { engine } = opened;
  return {
    loadRegion: (region) => engine.loadRegion(region),
    call: <Op extends keyof DoorReplies>(op: Op, request: Request) => {
      try {
        return engine.call(op, request);
      } catch (error) {
        if (refusalOf(error) === null) fullEngineBroke();
        throw error;
      }
    },
  };
}

export const fullWay = (): Opened | null => opened;
