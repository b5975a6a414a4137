/** Finding an area by name or by pinyin, in the list the engine knows. Never by location. */
import type { Region } from "./door.ts";
import { pick, type Say } from "./texts.ts";

export interface Found {
  readonly region: Region;
  readonly name: string;
  readonly province: string;
  /** The part of the name that matched, as [start, end); empty when the match was in the pinyin. */
  readonly mark: readonly [number, number];
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s'\u2019]/g, "");

export function searchRegions(regions: readonly Region[], query: string, say: Say): readonly Found[] {
  const wanted = plain(query);
  const found: { readonly rank: number; readonly hit: Found }[] = [];
  for (const region of regions) {
    const name = pick(region.name, say.lang);
    const province = region.province === undefined ? "" : pick(region.province, say.lang);
    const at = plain(name).indexOf(wanted);
    const names = [region.name.zh, region.name.en, ...(region.search ?? [])].map(plain);
    const elsewhere = [...names, plain(region.province?.zh ?? ""), plain(region.province?.en ?? "")];
    const starts = names.some((text) => text.startsWith(wanted));
    if (!starts && !elsewhere.some((text) => text.includes(wanted))) continue;
    const mark: readonly [number, number] = wanted !== "" && at >= 0 ? [at, at + wanted.length] : [0, 0];
    found.push({ rank: starts ? 0 : 1, hit: { region, name, province, mark } });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ hit }) => hit);
}
