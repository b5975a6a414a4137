/** Every area the engine knows, as it describes itself, with the worked cases beside its pack. Read once per build. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DoorReplies, Reply, Request } from "@yibao/core";
import { answerExample, type CaseFile, examplesOf, schemesOf, type WithCases, type Worked } from "@yibao/core/policy";
import { allRegions, type BuildEngine, engineFolder, openEngine } from "../build-engine.ts";
import { policySay } from "./words.ts";

export interface Area extends WithCases {
  /** The schemes for which the pack has rules, in the frame's order. */
  readonly schemes: readonly string[];
  /** Those that show most, chosen and settled once: the same in both languages. */
  readonly examples: readonly Worked[];
  /** The requests behind the pack's own answers, worked out, by the answer's name. */
  readonly answered: ReadonlyMap<string, Worked>;
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

/** Both languages, an area's page and the feed ask for the same days. */
function remembering(engine: BuildEngine): BuildEngine {
  const replies = new Map<string, unknown>();
  return {
    loadRegion: (region) => engine.loadRegion(region),
    call: <Op extends keyof DoorReplies>(op: Op, request: Request): Reply<Op> => {
      if (op !== "diff") return engine.call(op, request);
      const key = JSON.stringify(request);
      const reply = (replies.get(key) as Reply<Op> | undefined) ?? engine.call(op, request);
      replies.set(key, reply);
      return reply;
    },
  };
}

async function read(): Promise<readonly Area[]> {
  const folder = engineFolder();
  const engine = remembering(await openEngine(folder));
  const areas: Area[] = [];
  for (const { region } of await allRegions(folder)) {
    await engine.loadRegion(region);
    const about = engine.call("describe", { region }).ok;
    const area = { about, cases: caseFiles(region), engine };
    const say = policySay("zh");
    const answered = (about.answers ?? []).flatMap(({ id }) => {
      const worked = answerExample(area, id, say);
      return worked === null ? [] : [[id, worked] as const];
    });
    areas.push({ ...area, schemes: schemesOf(about), examples: examplesOf(area, say), answered: new Map(answered) });
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
