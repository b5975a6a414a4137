/** Settings: large type, language, keeping the case, erasing, and what runs here. */
import type { Opened } from "../engine/open.ts";
import { keptRegions } from "../state/packs.ts";
import type { Settings } from "../state/settings.ts";
import { OFFERED } from "../state/updates.ts";
import type { MiniSay } from "../state/words.ts";

export interface SettingsView {
  readonly switches: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly on: boolean;
  }[];
  readonly languages: {
    readonly title: string;
    readonly options: readonly { readonly id: string; readonly text: string; readonly on: boolean }[];
  };
  readonly erase: string;
  readonly erased: string;
  readonly privacy: string;
  readonly engine: string;
}

function engineText(opened: Opened | null, say: MiniSay): string {
  if (opened === null) return say("mini.engine_none");
  return say(opened.way === "wasm" ? "mini.engine_wasm" : "mini.engine_script", { version: opened.engine.version });
}

function updateText({ update }: Settings, say: MiniSay): string {
  const held = update ? keptRegions().length : 0;
  return say("mini.update_text") + (held === 0 ? "" : say("mini.update_held", { n: String(held) }));
}

export function settingsView(it: Settings, opened: Opened | null, done: boolean, say: MiniSay): SettingsView {
  return {
    switches: [
      { id: "elder", title: say("site.elder"), text: say("mini.elder_text"), on: it.elder },
      { id: "kept", title: say("mini.keep"), text: say("mini.keep_text"), on: it.kept !== null },
      ...(OFFERED ? [{ id: "update", title: say("mini.update"), text: updateText(it, say), on: it.update }] : []),
    ],
    languages: {
      title: say("mini.language"),
      options: [
        { id: "zh", text: say("mini.chinese"), on: it.lang === "zh" },
        { id: "en", text: say("mini.english"), on: it.lang === "en" },
      ],
    },
    erase: say("mini.erase"),
    erased: done ? say("mini.erased") : "",
    privacy: say("site.privacy"),
    engine: engineText(opened, say),
  };
}
