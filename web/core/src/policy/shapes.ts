/** The shapes of a description that only rules in words need, by name. */
import type { Description } from "../door.ts";
import type { Engine } from "../engine.ts";

export type BenefitDescription = Description["benefits"][number];
export type SlotDescription = BenefitDescription["slots"][number];
export type SlotHistory = SlotDescription["history"][number];

/** An area as it describes itself, and the engine that holds its pack. */
export interface Held {
  readonly about: Description;
  readonly engine: Engine;
}
