/** Every area the engine knows, as it describes itself, with the worked cases beside its pack. Read once per build. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Description, Estimate, Json, Words } from "@yibao/core";
import { schemesOf } from "@yibao/core/policy";
import { allRegions, type BuildEngine, engineFolder, openEngine } from "../build-engine.ts";

/** A case file beside a pack: a request, and what the reply must hold. */
export interface CaseFile {
  readonly file: string;
  readonly name: Words;
  readonly op: string;
  readonly request: { readonly [key: string]: Json };
  readonly expect?: { readonly ok?: Json };
}

export interface Area {
  readonly about: Description;
  readonly cases: readonly CaseFile[];
  /** The schemes for which the pack has rules, in the frame's order. */
  readonly schemes: readonly string[];
  readonly engine: BuildEngine;
}

function caseFiles(region: string): readonly CaseFile[] {
  const policies = process.env["YIBAO_POLICIES_DIR"];
  if (policies === undefined) throw new Error("YIBAO_POLICIES_DIR is not set");
  const found = readdirSync(policies, { recursive: true, encoding: "utf8" })
    .map((path) => path.split("\\").join("/"))
    .filter((path) => path.endsWith(".json") && path.includes(`/${region}/cases/`))
    .sort();
  return found.map((file) => ({ ...(JSON.parse(readFileSync(join(policies, file), "utf8")) as CaseFile), file }));
}

async function read(): Promise<readonly Area[]> {
  const folder = engineFolder();
  const engine = await openEngine(folder);
  const areas: Area[] = [];
  for (const { region } of await allRegions(folder)) {
    await engine.loadRegion(region);
    const about = engine.call("describe", { region }).ok;
    areas.push({ about, cases: caseFiles(region), schemes: schemesOf(about), engine });
  }
  return areas;
}

let once: Promise<readonly Area[]> | null = null;
export function areasOf(): Promise<readonly Area[]> {
  once ??= read();
  return once;
}

export async function areaOf(region: string): Promise<Area> {
  const area = (await areasOf()).find(({ about }) => about.region === region);
  if (area === undefined) throw new Error(`no area ${region}`);
  return area;
}

/** The engine's answer, or null where it refuses the request. */
export function estimateOf(engine: BuildEngine, request: { readonly [key: string]: Json }): Estimate | null {
  try {
    return engine.call("estimate", request).ok;
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error) return null;
    throw error;
  }
}
