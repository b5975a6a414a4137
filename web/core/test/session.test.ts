/** The session without a page: an engine that answers from files, a world that keeps the address. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  AREA,
  DATE,
  type DistantEngine,
  type DoorReplies,
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
  broken = 0;
  failing = false;
  read = (): string => this.address;
  replace = (_: string, address: string): void => {
    this.address = address;
  };
  push = (at: string, address: string): void => {
    this.address = address;
    this.steps.push(at);
  };
  broke = (): void => {
    this.broken += 1;
  };
  listen = () => () => undefined;
  loadRegions = async (): Promise<readonly Region[]> => [region];
  openEngine = async (): Promise<DistantEngine> => {
    this.opened += 1;
    if (this.failing) throw new Error("no engine");
    return engine;
  };
}

let breaks = false;
function promised(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Replies wait for it. */
let hold: Promise<void> | null = null;
const replies: Partial<DoorReplies> = { describe: about, questions: startQuestions, estimate: complete };
const engine: DistantEngine = {
  loadRegion: () => Promise.resolve(),
  call: async <Op extends keyof DoorReplies>(op: Op) => {
    await hold;
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
    hold = null;
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
    for (const { path } of startQuestions.questions.filter(({ required }) => required)) await session.answer(path, "");
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

  test("shows what was wished for last, however late the replies come", async () => {
    place.address = `#${AREA_KEY}`;
    await session.open();
    const [path = ""] = startQuestions.questions.filter(({ required }) => required).map((one) => one.path);
    const late = promised();
    hold = late.promise;
    const first = session.go(path);
    hold = null;
    await session.go(DATE);
    late.resolve();
    await first;
    expect([session.at, place.steps.at(-1)]).toEqual([DATE, DATE]);
  });

  test("a link that comes while the engine opens is the one that is read", async () => {
    const opening = session.open();
    place.address = `#${AREA_KEY}&at=date`;
    await session.moved(null);
    await opening;
    expect([session.phase, session.case.region, session.at]).toEqual(["ready", about.region, DATE]);
  });

  test("of two links the later one stands, however late the replies to the first come", async () => {
    await session.open();
    const late = promised();
    hold = late.promise;
    place.address = `#${AREA_KEY}&at=area`;
    const first = session.moved(null);
    hold = null;
    place.address = `#${AREA_KEY}&at=date`;
    await session.moved(null);
    late.resolve();
    await first;
    expect([session.at, session.case.region]).toEqual([DATE, about.region]);
  });

  test("tells what the last typed amount comes to, and nothing once somebody has gone on", async () => {
    place.address = `#${AREA_KEY}`;
    await session.open();
    const heard: string[] = [];
    const late = promised();
    hold = late.promise;
    const typing = ["1", "15"].map((text) => session.type("/visits/0/total", text, () => heard.push(text)));
    hold = null;
    late.resolve();
    await Promise.all(typing);
    await session.type("/visits/0/total", "x", (preview) => heard.push(String(preview)));
    expect([heard, session.typed.get("/visits/0/total")]).toEqual([["15", "null"], "x"]);
    hold = new Promise<void>((done) => setTimeout(done));
    const last = session.type("/visits/0/total", "150", () => heard.push("150"));
    await session.go(DATE);
    await last;
    expect(heard).toEqual(["15", "null"]);
  });

  test("takes a new engine after one that broke", async () => {
    place.address = `#${AREA_KEY}`;
    await session.open();
    breaks = true;
    await session.go(null);
    expect(session.phase).toBe("failed");
    expect(String(session.failure)).toContain("unreachable");
    expect(place.broken).toBe(1);
    breaks = false;
    await session.open();
    expect([session.phase, place.opened]).toEqual(["ready", 2]);
    breaks = true;
    await session.moved(null);
    expect([session.phase, place.broken]).toEqual(["failed", 2]);
    breaks = false;
    // A link is a second try, too.
    await session.moved(null);
    expect([session.phase, place.opened]).toEqual(["ready", 3]);
  });
});
