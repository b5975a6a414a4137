/** Worked examples of every area for the package: chosen by the engine as the site's are, from the cases beside the packs. Settled on the phone. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Engine, type PolicySay, speaker } from "@yibao/core";
import { type CaseFile, type Example, examplesOf } from "@yibao/core/policy";

type Table = Parameters<typeof speaker>[1];

/** Which cases can be said in words; one language has as many as the other. */
function words(texts: string): PolicySay {
  const read = (name: string): object => JSON.parse(readFileSync(join(texts, name), "utf8")) as object;
  return speaker("zh", { ...read("zh-CN.json"), ...read("policy.zh-CN.json") } as Table);
}

function casesIn(policies: string, region: string): readonly CaseFile[] {
  return readdirSync(policies, { recursive: true, encoding: "utf8" })
    .map((path) => path.split("\\").join("/"))
    .filter((path) => path.endsWith(".json") && path.includes(`/${region}/cases/`))
    .sort()
    .map((file) => ({ ...(JSON.parse(readFileSync(join(policies, file), "utf8")) as CaseFile), file }));
}

export async function examplesIn(
  regions: readonly string[],
  from: { readonly engine: string; readonly policies: string; readonly texts: string },
): Promise<{ readonly [region: string]: readonly Example[] }> {
  const base = pathToFileURL(`${from.engine}/`);
  const module = (await import(new URL("index.js", base).href)) as {
    loadEngine(options: { readonly base: URL }): Promise<Engine>;
  };
  const engine = await module.loadEngine({ base });
  const say = words(from.texts);
  const found: { [region: string]: readonly Example[] } = {};
  for (const region of regions) {
    await engine.loadRegion(region);
    const about = engine.call("describe", { region }).ok;
    const area = { about, engine, cases: casesIn(from.policies, region) };
    found[region] = examplesOf(area, say).map(({ id, name, address }) => ({ id, name, address }));
  }
  return found;
}
