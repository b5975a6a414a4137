/** The shapes of a description that only rules in words need, by name. */
import type { Description } from "../door.ts";

export type BenefitDescription = Description["benefits"][number];
export type SlotDescription = BenefitDescription["slots"][number];
export type SlotHistory = SlotDescription["history"][number];
