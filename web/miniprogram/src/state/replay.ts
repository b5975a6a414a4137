/** Receipts in the addresses of pages. Until one comes, nothing of the full engine is fetched. */
import { holdsReceipt } from "@yibao/core";
import { inTime } from "../engine/time.ts";
import type { ToldView, Unfolded } from "../more/replay.ts";

export type Receipt =
  | { readonly state: "none" }
  /** Its words belong above the answer of this case only. */
  | { readonly state: "told"; readonly own: string; readonly told: ToldView }
  | { readonly state: "damaged" }
  /** The sub-package or the engine did not come; the receipt may be whole. */
  | { readonly state: "failed"; readonly fragment: string };

let receipt: Receipt = { state: "none" };

export const lastReceipt = (): Receipt => receipt;
export const forgetReceipt = (): void => {
  receipt = { state: "none" };
};

interface Module {
  unfold(fragment: string): Promise<Unfolded | null>;
}

/** The case inside a receipt as an address; where there is none to be had, the case as it was before. */
export async function unfold(fragment: string, before: string): Promise<string> {
  if (!holdsReceipt(fragment)) return fragment;
  try {
    const module: Module = await inTime(() => require.async("../more/replay.js"), "more");
    const found = await module.unfold(fragment);
    receipt = found === null ? { state: "damaged" } : { state: "told", own: found.own, told: found.told };
    return found === null ? before : found.fragment;
  } catch (error) {
    console.warn(error);
    receipt = { state: "failed", fragment };
    return before;
  }
}
