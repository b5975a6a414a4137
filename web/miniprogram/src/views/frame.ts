/** What every page has: its title, how it is set, and the words of an engine that did not open. */
import type { Region } from "@yibao/core";
import type { Settings } from "../state/settings.ts";
import type { MiniSay } from "../state/words.ts";

export interface Frame {
  /** The class of the page's outermost view. */
  readonly look: string;
  readonly lang: string;
}

export const frame = ({ elder, lang }: Settings): Frame => ({
  look: elder ? "page elder" : "page",
  lang: lang === "zh" ? "zh-CN" : "en",
});

export interface Trouble {
  readonly title: string;
  readonly text: string;
  readonly retry: string;
  readonly hotlines: readonly { readonly phone: string; readonly call: string }[];
}

/** The engine did not open: said plainly, tried again on request, and the telephone as the way on. */
export function trouble(regions: readonly Region[], region: string | null, say: MiniSay): Trouble {
  const here = regions.filter((one) => region === null || one.region === region);
  const phones = [...new Set(here.flatMap(({ services }) => services?.hotline ?? []))];
  return {
    title: say("estimate.failed_title"),
    text: say("mini.failed"),
    retry: say("estimate.retry"),
    hotlines: phones.map((phone) => ({ phone, call: say("serve.call", { phone }) })),
  };
}
