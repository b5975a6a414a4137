/** The area chooser: by name or pinyin only, never by location. */
import { type Region, searchRegions } from "@yibao/core";
import type { MiniSay } from "../state/words.ts";

export interface AreaView {
  readonly title: string;
  readonly help: string;
  readonly label: string;
  readonly status: string;
  readonly covered: string;
  readonly rules: string;
  readonly honest: string;
  readonly places: readonly {
    readonly region: string;
    readonly before: string;
    readonly mark: string;
    readonly after: string;
    readonly province: string;
    readonly rulesLabel: string;
  }[];
}

export function areaView(regions: readonly Region[], query: string, say: MiniSay): AreaView {
  const found = searchRegions(regions, query, say);
  const values = { query, n: String(found.length) };
  const heading = query === "" ? "area.all" : found.length === 0 ? "area.none" : "area.found";
  return {
    title: say("area.question"),
    help: say("area.search_help"),
    label: say("area.search"),
    status: say(heading, values),
    covered: say("area.covered"),
    rules: say("mini.rules_short"),
    honest: say("area.honest"),
    places: found.map(({ region, name, province, mark: [start, end] }) => ({
      region: region.region,
      before: name.slice(0, start),
      mark: name.slice(start, end),
      after: name.slice(end),
      province,
      rulesLabel: say("mini.rules", { area: name }),
    })),
  };
}
