/** What would change the answer, while it is fetched, worked out and shown. */
import type { Improvements, Session } from "@yibao/core";
import type { ImproveView } from "../more/improve.ts";
import type { MiniSay } from "../state/words.ts";

export interface Improved {
  /** The answer it belongs to; null: nobody asked. */
  readonly answer: Session["estimate"];
  readonly state: "closed" | "working" | "failed" | "ready";
  readonly open: boolean;
  readonly all: boolean;
  readonly unappliedOpen: boolean;
  readonly reply: Improvements | null;
}

export const NOT_ASKED: Improved = {
  answer: null,
  state: "closed",
  open: false,
  all: false,
  unappliedOpen: false,
  reply: null,
};

export interface ImprovedView {
  readonly state: Improved["state"];
  readonly open: boolean;
  readonly text: string;
  readonly again: string;
  readonly unappliedOpen: boolean;
  readonly view: ImproveView | null;
}

export function improvedView(
  it: Improved,
  say: MiniSay,
  module: { improveView(reply: Improvements, all: boolean): ImproveView | null } | null = null,
): ImprovedView {
  return {
    state: it.state,
    open: it.open,
    text: it.state === "working" ? say("mini.working") : it.state === "failed" ? say("mini.later_failed") : "",
    again: say("estimate.retry"),
    unappliedOpen: it.unappliedOpen,
    view: it.reply === null || module === null || !it.open ? null : module.improveView(it.reply, it.all),
  };
}
