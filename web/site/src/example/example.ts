/** The worked example of the start page, computed by the engine while the site is built. */
import {
  type Case,
  type Description,
  factOf,
  fen,
  freshness,
  isPriced,
  low,
  type Priced,
  RESULT,
  requestOf,
  share,
  type Words,
  writeAddress,
} from "@yibao/core";
import { allRegions, type BuildEngine, engineFolder, openEngine } from "../build-engine.ts";
import asked from "./case.json";

export const EXAMPLE_BEADS = 20;

export interface Example {
  readonly total: string;
  readonly person: string;
  readonly others: string;
  readonly fundBeads: number;
  readonly bead: string;
  readonly labels: readonly Words[];
  readonly address: string;
}

interface Worked {
  readonly about: Description;
  readonly it: Case;
  readonly reply: Priced;
}

/** The example in one area: null unless the answer is exact and rests on official documents alone. */
async function workedIn(engine: BuildEngine, region: string): Promise<Worked | null> {
  await engine.loadRegion(region);
  const about = engine.call("describe", { region }).ok;
  const it: Case = { region, date: null, answers: asked.answers };
  const reply = engine.call("estimate", requestOf(it, about.known.until)).ok;
  const sound = isPriced(reply) && reply.status === "complete" && freshness(reply.evidence).grade === "official";
  return sound ? { about, it, reply } : null;
}

async function firstWorked(engine: BuildEngine, regions: readonly string[]): Promise<Worked> {
  for (const region of regions) {
    const worked = await workedIn(engine, region);
    if (worked !== null) return worked;
  }
  throw new Error("no area answers the example of the start page exactly and from official documents");
}

async function work(): Promise<Example> {
  const folder = engineFolder();
  const regions = (await allRegions(folder)).map(({ region }) => region);
  const { about, it, reply } = await firstWorked(await openEngine(folder), regions);

  const total = low(reply.total.total_charge);
  const others = low(reply.total.funds.total);
  const labels = asked.answers.flatMap(({ path, value }) => {
    const label = about.facts.find(({ id }) => id === factOf(path))?.options?.find(({ id }) => id === value)?.label;
    return label === undefined ? [] : [label];
  });
  return {
    total,
    others,
    person: low(reply.total.person.total),
    fundBeads: Math.round((share(others, total) * EXAMPLE_BEADS) / 100),
    bead: String(fen(total) / EXAMPLE_BEADS / 100),
    labels: [about.name, ...labels],
    address: writeAddress(it, RESULT),
  };
}

let once: Promise<Example> | null = null;
export function exampleOf(): Promise<Example> {
  once ??= work();
  return once;
}
