/** Links that hold a receipt: what is taken from them, what is said, and that no text whatever breaks it. */
import { describe, expect, test } from "vitest";
import {
  caseOf,
  doubtText,
  EMPTY_CASE,
  holdsReceipt,
  isAnswerPath,
  linesOf,
  readAddress,
  receiptFragment,
  receiptIn,
  requestOf,
  toldOf,
  UNKNOWN,
  withAnswer,
  writeAddress,
} from "../src/index.ts";
import { complete, replay, replayOther } from "./replies.ts";
import { inChinese, inEnglish } from "./say.ts";
import { hostile, random, scribble } from "./scribble.ts";

const RECEIPT = "Y1.z6cUYqYlMC4xLjBfse1m5ChkSuBmMfkgkg7HEV-jzyQSX6PPJBVf4";

describe("the receipt in a link", () => {
  test("goes there and back", () => {
    expect(receiptIn(receiptFragment(RECEIPT))).toBe(RECEIPT);
    expect(holdsReceipt(receiptFragment(RECEIPT))).toBe(true);
  });

  test("survives what messengers put behind a link", () => {
    for (const tail of ["。", ")", " 看看", "&from=chat", "%E3%80%82"])
      expect(receiptIn(receiptFragment(RECEIPT) + tail)).toBe(RECEIPT);
  });

  test("anything else is none", () => {
    for (const text of [
      "",
      "#",
      "#receipt=",
      "#receipt=Y2.abc",
      "#receipt=<b>",
      `#area=${1}`,
      `#receipt=Y1.${"a".repeat(40_000)}`,
    ])
      expect(receiptIn(text)).toBeNull();
  });
});

describe("the case in a receipt", () => {
  test("is the request of the page, back as answers", () => {
    const { case: it, lost } = caseOf(replay.request);
    expect(lost).toEqual([]);
    const known = caseOf(replayOther.request, replayOther.dropped);
    expect(known).toEqual({ case: it, lost: [] });
    expect(requestOf(it, "2024-06-01")).toEqual(replay.request);
  });

  test("names what an address cannot hold, and keeps the rest", () => {
    const request = {
      region: "999999",
      date: "2024-13-01",
      person: { scheme: "employee", accident: null, insured: true },
      visits: [{ total: "1.00", lines: [{ amount: "3" }] }, { total: "2.00" }],
      options: { strict: true },
    };
    const { case: it, lost } = caseOf(request);
    expect(it.answers).toContainEqual({ path: "/person/accident", value: UNKNOWN });
    expect(it.answers).toContainEqual({ path: "/person/insured", value: "yes" });
    expect(lost).toContain("/date");
    expect(lost).toContain("/visits/1/total");
    expect(lost).toContain("/options/strict");
  });
});

describe("what is said of an old link", () => {
  test("the same rules, the same figures", () => {
    const told = toldOf(replay, [], inChinese);
    expect(told.sentences.join("")).toContain("675.00");
    expect(told.sentences.join("")).toContain("规则没有变");
    expect(told.versions.join("")).toMatch(/2024-06-01.*0\.1\.0/);
    expect(told.differences).toEqual([]);
    expect(told.dropped).toEqual([]);
  });

  test("other rules: every line that differs, then and now, and what is not known any more", () => {
    const told = toldOf(replayOther, ["/visits/1/total"], inEnglish);
    expect(told.sentences.join(" ")).toContain("The rules were updated");
    expect(told.differences.find(({ label }) => label === "Pooled fund")).toMatchObject({
      before: "770.00",
      today: "825.00",
    });
    expect(told.dropped).toEqual(["/options/readings/old_reading", "/visits/1/total"]);
  });

  test("a case that the rules of now do not cover", () => {
    const gone = { ...replay, today: { status: "unknown_region" as const }, same: false };
    expect(toldOf(gone, [], inEnglish).sentences.join(" ")).toContain("do not cover");
  });
});

describe("a text about a number", () => {
  const [line] = linesOf(complete, inChinese).filter(({ kind }) => kind === "fund");
  if (line === undefined) throw new Error("the answer has no fund");

  test("holds area, value, clause and version, and the case only when asked", () => {
    const text = doubtText(line, complete, "2024-06-01", null, inChinese);
    expect(text).toContain(complete.pack.region);
    expect(text).toContain(complete.pack.version);
    expect(text).toContain("825.00");
    expect(text).toContain("第 2 问");
    expect(text).not.toContain("#area");
    expect(doubtText(line, complete, "2024-06-01", "https://example.org/#area=1", inChinese)).toContain("#area=1");
  });
});

describe("whatever a fragment holds", () => {
  test("it is read without a fault, and never to half", () => {
    const next = random(20_241);
    for (let round = 0; round < 4000; round += 1) {
      const text = scribble(next, [
        receiptFragment(RECEIPT),
        "#area=421300&person.scheme=employee&visits.0.total=1500.00&at=result",
      ]);
      const receipt = receiptIn(text);
      if (receipt !== null) expect(receipt).toMatch(/^Y1\.[A-Za-z0-9_-]+$/);
      const { case: it } = readAddress(text);
      expect(it.answers.every(({ path }) => isAnswerPath(path))).toBe(true);
      // What was understood is written so that it is understood again.
      expect(readAddress(writeAddress(it, null)).case).toEqual(it);
      requestOf(it, "2024-06-01");
    }
  });

  test("a request made up by somebody else becomes a case of plain answers", () => {
    const next = random(7);
    for (let round = 0; round < 2000; round += 1) {
      const { case: it } = caseOf(hostile(next, 0) as Parameters<typeof caseOf>[0]);
      expect(it.region === null || /^\d{6}$/.test(it.region)).toBe(true);
      expect(it.answers.every(({ path, value }) => isAnswerPath(path) && typeof value === "string")).toBe(true);
      expect(readAddress(writeAddress(it, null)).case.answers.length).toBe(it.answers.length);
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("a request without end is cut", () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, "x"]));
    expect(caseOf({ person: many }).case.answers.length).toBeLessThanOrEqual(400);
    const deep = JSON.parse(`${'{"a":'.repeat(2000)}1${"}".repeat(2000)}`);
    expect(caseOf(deep)).toEqual({ case: EMPTY_CASE, lost: [] });
    expect(withAnswer(EMPTY_CASE, "/person/x", "1").answers.length).toBe(1);
  });
});
