/** What would change the answer, as plain data: each change in yuan with the case that proves it, and what did not apply. */
import { type Improved, type Improvements, improvedOf, type Unapplied, unappliedOf } from "@yibao/core";
import { current, session } from "../state/app.ts";
import { type Money, money } from "../views/parts.ts";
import { asker, onScreen } from "./full.ts";
import { speakAnswers } from "./words.ts";

export interface ImproveView {
  readonly help: string;
  readonly none: string;
  readonly rows: readonly {
    readonly kind: Improved["kind"];
    readonly label: string;
    readonly saving: Money;
    readonly title: string;
    readonly after: string;
    /** Empty: an address cannot say it. */
    readonly address: string;
  }[];
  readonly more: string;
  readonly unappliedTitle: string;
  readonly unappliedHelp: string;
  readonly unapplied: readonly Unapplied[];
}

/** As many as are shown at first. */
const SHOWN = 5;

export async function workOutImprovements(): Promise<Improvements> {
  const it = onScreen();
  if (it === null) throw new Error("no answer");
  const { ask } = await asker(it.answer.pack.region);
  return ask("improve", it.request);
}

export function improveView(reply: Improvements, all: boolean): ImproveView | null {
  const it = onScreen();
  const { about } = session;
  if (it === null || about === null) return null;
  const say = speakAnswers(current().lang);
  const list = improvedOf(reply, session.case, about, say);
  const unapplied = unappliedOf(reply, it.answer, about, say);
  return {
    help: say("improve.help"),
    none: list.length === 0 ? say("improve.none") : "",
    rows: list.slice(0, all ? list.length : SHOWN).map((one) => ({
      kind: one.kind,
      label: say(one.kind === "less" ? "improve.less" : "improve.cash"),
      saving: money(one.saving, say),
      title: one.title,
      after: one.after,
      address: one.address ?? "",
    })),
    more: list.length > SHOWN && !all ? say("improve.more", { n: String(list.length - SHOWN) }) : "",
    unappliedTitle: unapplied.length === 0 ? "" : say("improve.unapplied", { n: String(unapplied.length) }),
    unappliedHelp: say("improve.unapplied_help"),
    unapplied,
  };
}
