/** The engine with every operation: opened once, when a page first needs it, and shared by all. */
import type { Engine } from "@yibao/engine";
import { type Opened, openFullEngine } from "../engine/open.ts";

let opening: Promise<Opened> | null = null;
let opened: Opened | null = null;
/** It stopped while it answered: the next one is the other one. */
let broken = false;

/** A failure is tried again the next time. */
export async function fullEngine(): Promise<Engine> {
  opening ??= openFullEngine(broken);
  try {
    opened = await opening;
    return opened.engine;
  } catch (error) {
    opening = null;
    throw error;
  }
}

/** It threw something that is no error reply: it is not to be asked again. */
export function fullEngineBroke(): void {
  opening = null;
  broken = true;
}

export const fullWay = (): Opened | null => opened;
