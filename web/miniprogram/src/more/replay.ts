/** A receipt in an address: settled again by the full engine; its words are chosen when they are shown. */
import { type Lang, type Replayed, replayed, type Told } from "@yibao/core";
import { areas, current } from "../state/app.ts";
import { asker } from "./full.ts";
import { speakAnswers } from "./words.ts";

export interface ToldView extends Told {
  readonly lineLabel: string;
  readonly thenLabel: string;
  readonly todayLabel: string;
  readonly droppedText: string;
}

export interface Unfolded extends Pick<Replayed, "fragment" | "own"> {
  readonly told: ToldView;
}

function toldView(told: Told, lang: Lang): ToldView {
  const say = speakAnswers(lang);
  return {
    ...told,
    lineLabel: say("replay.line"),
    thenLabel: say("replay.then_column"),
    todayLabel: say("replay.today_column"),
    droppedText:
      told.dropped.length === 0 ? "" : say("replay.dropped", { parts: told.dropped.join(say("list.comma")) }),
  };
}

/** Null: the receipt is not whole. */
export async function unfold(fragment: string): Promise<Unfolded | null> {
  const { lang } = current();
  const { ask, loadRegion } = await asker(null);
  const reply = await replayed(fragment, { ask, loadRegion, loadRegions: async () => areas() }, speakAnswers(lang));
  return reply === null ? null : { fragment: reply.fragment, own: reply.own, told: toldView(reply.told, lang) };
}
