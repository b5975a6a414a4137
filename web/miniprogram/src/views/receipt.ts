/** What is said of a receipt that a page's address held: above its answer, or instead of one. */
import { type Session, writeAddress } from "@yibao/core";
import type { ToldView } from "../more/replay.ts";
import type { Receipt } from "../state/replay.ts";
import type { MiniSay } from "../state/words.ts";

export interface ReceiptView {
  readonly told: ToldView | null;
  readonly problem: {
    readonly title: string;
    readonly text: string;
    /** Empty: trying again would not help. */
    readonly retry: string;
    readonly open: string;
  } | null;
}

export function receiptView(receipt: Receipt, { case: it }: Session, say: MiniSay): ReceiptView {
  if (receipt.state === "told")
    return { told: writeAddress(it, null) === receipt.own ? receipt.told : null, problem: null };
  if (receipt.state === "none") return { told: null, problem: null };
  const failed = receipt.state === "failed";
  return {
    told: null,
    problem: {
      title: say("mini.damaged"),
      text: say(failed ? "mini.later_failed" : "mini.not_whole"),
      retry: failed ? say("estimate.retry") : "",
      open: say("mini.open"),
    },
  };
}
