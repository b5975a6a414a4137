/** The shapes of a description that only these pages need, by name. */
import type { Description, Grade, Words } from "@yibao/core";

export type { Description, Grade, Words };
export type BenefitDescription = Description["benefits"][number];
export type SlotDescription = BenefitDescription["slots"][number];
export type SlotHistory = SlotDescription["history"][number];
