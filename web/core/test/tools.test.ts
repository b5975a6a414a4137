/** The tools without a page: an engine that answers from files, a world that keeps the address. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  answerAt,
  CheckTool,
  CompareTool,
  type DoorReplies,
  type Engine,
  PRINTED,
  type PrintedField,
  type Region,
  type Request,
  type Shell,
  type ToolWorld,
  visitCount,
  YearTool,
} from "../src/index.ts";
import { about, compared, complete, openYear, reconciled, startQuestions } from "./replies.ts";
import { toolsInChinese, toolsInEnglish } from "./say.ts";

const region = { ...about, search: [] } as unknown as Region;
const CASE = `area=${about.region}&date=2024-06-01&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2`;
const DONE = `${CASE}&visits.0.total=1500.00`;

let asked: { readonly op: string; readonly request: Request }[] = [];
let breaks = false;
const replies: Partial<DoorReplies> = {
  describe: about,
  questions: {
    ...startQuestions,
    questions: [{ fact: "total", path: "/visits/0/total", type: "money", required: true }],
  },
  estimate: complete,
  compare: compared,
  year: openYear,
  reconcile: reconciled("equal"),
};
const engine: Engine = {
  loadRegion: () => Promise.resolve(),
  call: <Op extends keyof DoorReplies>(op: Op, request: Request) => {
    if (breaks) throw new Error("unreachable executed");
    asked.push({ op, request });
    return { ok: replies[op] as DoorReplies[Op] };
  },
};

class Place implements ToolWorld {
  address = "";
  waiting: (() => void)[] = [];
  read = (): string => this.address;
  replace = (_: string, address: string): void => {
    this.address = address;
  };
  listen = () => () => undefined;
  loadRegions = async (): Promise<readonly Region[]> => [region];
  openEngine = async (): Promise<Engine> => engine;
  later = (work: () => void): (() => void) => {
    this.waiting.push(work);
    return () => {
      this.waiting = this.waiting.filter((one) => one !== work);
    };
  };
}

let place: Place;
let drawn: number;
const shell = (): Shell => ({
  today: "2024-06-01",
  world: place,
  say: toolsInEnglish,
  changed: () => {
    drawn += 1;
  },
});

beforeEach(() => {
  asked = [];
  breaks = false;
  place = new Place();
  drawn = 0;
});

describe("a comparison", () => {
  test("opens a link with its own choices, and keeps them in the address", async () => {
    place.address = `#${DONE}&vs=day&colour=red`;
    const tool = new CompareTool(shell());
    await tool.session.open();
    expect(tool.session.phase).toBe("ready");
    expect(tool.dimension).toBe("day");
    expect(tool.session.unread).toEqual(["colour=red"]);
    expect(place.address).toBe(`#${DONE}&vs=day`);
    expect(tool.asking).toBe(false);
    expect(tool.rows.some(({ base }) => base)).toBe(true);
  });

  test("asks nothing of the engine before there is a bill", async () => {
    place.address = `#${CASE}`;
    const tool = new CompareTool(shell());
    await tool.session.open();
    expect(tool.session.lacksBill).toBe(true);
    expect(asked.some(({ op }) => op === "compare")).toBe(false);
  });

  test("keeps what cannot be read as it was typed, and says so once the field was left", async () => {
    place.address = `#${CASE}`;
    const tool = new CompareTool(shell());
    await tool.session.open();
    const bill = tool.session.asked[0]?.amounts[0];
    if (bill === undefined) throw new Error("no field for the bill");
    tool.session.type(bill, "15oo");
    expect(tool.problems).toEqual([]);
    tool.session.leave(bill.path);
    expect(tool.problems).toHaveLength(1);
    expect(tool.session.typed.get(bill.path)).toBe("15oo");
    expect(tool.finish()).toBe("error");
    tool.session.type(bill, "1,500");
    expect(place.waiting).toHaveLength(1);
    place.waiting[0]?.();
    expect(answerAt(tool.session.case, bill.path)).toBe("1500.00");
    expect(tool.finish()).toBe("result");
  });

  test("takes a variant for the case", async () => {
    place.address = `#${DONE}&vs=${encodeURIComponent("/visits/0/tier")}`;
    const tool = new CompareTool(shell());
    await tool.session.open();
    const others = tool.rows.filter(({ take }) => take !== null);
    expect(others.length).toBeGreaterThan(1);
    others[0]?.take?.();
    expect(answerAt(tool.session.case, "/visits/0/tier")).not.toBe("2");
  });

  test("says everything again in another language", async () => {
    place.address = `#${DONE}&vs=day`;
    const tool = new CompareTool(shell());
    await tool.session.open();
    tool.speak(toolsInChinese);
    expect(tool.rows.find(({ base }) => base)?.name).toBe("您的情况");
  });

  test("tells a breakdown from a refusal, and opens once more", async () => {
    place.address = `#${DONE}`;
    const tool = new CompareTool(shell());
    await tool.session.open();
    breaks = true;
    expect(() => tool.session.choose("vs", "day")).toThrow("unreachable");
    tool.session.broke(new Error("unreachable executed"));
    expect(tool.session.phase).toBe("failed");
    breaks = false;
    await tool.session.open();
    expect(tool.session.phase).toBe("ready");
  });
});

describe("a year", () => {
  test("sends its visits by day, adds one unfolded, and gives a removed one back", async () => {
    place.address = `#${DONE}&visits.0.date=2024-05-01&visits.1.care=outpatient&visits.1.total=200.00&visits.1.date=2024-02-01`;
    const tool = new YearTool(shell());
    await tool.session.open();
    const sent = asked.find(({ op }) => op === "year")?.request["visits"];
    expect(sent).toMatchObject([{ date: "2024-02-01" }, { date: "2024-05-01" }]);
    tool.addVisit();
    expect(visitCount(tool.session.case)).toBe(3);
    expect(tool.unbilled).toBe(1);
    expect(tool.dayOf(tool.open)).toBe("2024-03-02");
    tool.removeVisit(tool.open);
    expect(visitCount(tool.session.case)).toBe(2);
    tool.undo();
    expect(visitCount(tool.session.case)).toBe(3);
  });

  test("hands its first visit to the tools that take one", async () => {
    place.address = `#${DONE}&visits.0.date=2024-05-01`;
    const tool = new YearTool(shell());
    await tool.session.open();
    expect(tool.firstAlone.date).toBe("2024-05-01");
    expect(answerAt(tool.firstAlone, "/visits/0/date")).toBeUndefined();
  });
});

describe("a printed settlement", () => {
  const field = (id: string): PrintedField => {
    const found = PRINTED.find((one) => one.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  };

  test("is not looked at before somebody asks; then what is lacking is said", async () => {
    place.address = `#${CASE}`;
    const tool = new CheckTool(shell());
    await tool.session.open();
    expect(tool.checked).toBeNull();
    expect(tool.finish()).toBe("error");
    expect(tool.problems).toHaveLength(1);
    tool.typeFigure(field("medfee_sumamt"), "1500");
    expect(answerAt(tool.session.case, "/visits/0/total")).toBe("1500.00");
    tool.typeFigure(field("hifp_pay"), "8x5");
    tool.leaveFigure(field("hifp_pay"));
    expect(tool.problems.map(({ path }) => path)).toEqual(["/printed/hifp_pay"]);
    expect(tool.typedFigure(field("hifp_pay"))).toBe("8x5");
    tool.typeFigure(field("hifp_pay"), "825");
    expect(tool.finish()).toBe("result");
    expect(tool.checked?.verdict).toBe("equal");
    expect(place.address).toContain("printed.hifp_pay=825");
  });

  test("is looked at at once when a link brings it", async () => {
    place.address = `#${DONE}&printed.medfee_sumamt=1500&printed.hifp_pay=825`;
    const tool = new CheckTool(shell());
    await tool.session.open();
    expect(tool.checked?.verdict).toBe("equal");
    expect(tool.copying).toBe(false);
    expect(drawn).toBeGreaterThan(0);
  });
});
