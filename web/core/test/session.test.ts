/** The session without a page: an engine that answers from files, a world that keeps the address. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  AREA,
  type DoorReplies,
  type Engine,
  isPriced,
  RESULT,
  type Region,
  Session,
  type World,
} from "../src/index.ts";
import { about, complete, startQuestions } from "./replies.ts";

const region: Region = { ...about, search: [] } as unknown as Region;
const AREA_KEY = `area=${about.region}`;

class Place implements World {
  address = "";
  steps: string[] = [];
  opened = 0;
  failing = false;
  read = (): string => this.address;
  replace = (_: string, address: string): void => {
    this.address = address;
  };
  push = (at: string, address: string): void => {
    this.address = address;
    this.steps.push(at);
  };
  listen = () => () => undefined;
  loadRegions = async (): Promise<readonly Region[]> => [region];
  openEngine = async (): Promise<Engine> => {
    this.opened += 1;
    if (this.failing) throw new Error("no engine");
    return engine;
  };
}

let breaks = false;
const replies: Partial<DoorReplies> = { describe: about, questions: startQuestions, estimate: complete };
const engine: Engine = {
  loadRegion: () => Promise.resolve(),
  call: <Op extends keyof DoorReplies>(op: Op) => {
    if (breaks) throw new Error("unreachable executed");
    const ok = replies[op] as DoorReplies[Op];
    return { ok };
  },
};

describe("a session", () => {
  let place: Place;
  let session: Session;
  let told: boolean[];
  beforeEach(() => {
    breaks = false;
    place = new Place();
    told = [];
    session = new Session("2024-06-01", (moved) => told.push(moved), place);
  });

  test("begins with the area and goes on to the first question", async () => {
    await session.open();
    expect([session.phase, session.at]).toEqual(["ready", AREA]);
    await session.chooseRegion(about.region);
    expect(session.question?.path).toBe(startQuestions.questions.find(({ required }) => required)?.path);
    expect(place.address).toContain(AREA_KEY);
    expect(told.at(-1)).toBe(true);
  });

  test("shows the answer once every question has one, and keeps it in the address", async () => {
    place.address = `#${AREA_KEY}`;
    await session.open();
    for (const { path } of startQuestions.questions.filter(({ required }) => required)) session.answer(path, "");
    expect(session.at).toBe(RESULT);
    expect(session.estimate !== null && isPriced(session.estimate)).toBe(true);
    expect(place.steps.at(-1)).toBe(RESULT);
  });

  test("says that it failed and why, and opens on a second try", async () => {
    place.failing = true;
    await session.open();
    expect(session.phase).toBe("failed");
    expect(String(session.failure)).toContain("no engine");
    place.failing = false;
    await session.open();
    expect(session.phase).toBe("ready");
  });

  test("takes a new engine after one that broke", async () => {
    place.address = `#${AREA_KEY}`;
    await session.open();
    breaks = true;
    expect(() => session.go(null)).toThrow("unreachable");
    session.broke(new Error("unreachable executed"));
    expect(session.phase).toBe("failed");
    breaks = false;
    await session.open();
    expect([session.phase, place.opened]).toEqual(["ready", 2]);
  });
});
