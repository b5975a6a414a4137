/** What is remembered on request, and that nothing that stands in storage can do harm. */
import { describe, expect, test } from "vitest";
import {
  type Case,
  EMPTY_CASE,
  isAnswerPath,
  type Migration,
  memorable,
  readMemory,
  requestOf,
  UNKNOWN,
  withAnswer,
  writeMemory,
} from "../src/index.ts";
import { hostile, random, scribble } from "./scribble.ts";

const full: Case = [
  ["/person/scheme", "employee"],
  ["/person/status", UNKNOWN],
  ["/visits/0/care", "outpatient"],
  ["/visits/0/total", "1500.00"],
  ["/year_to_date/account_balance", "200.00"],
].reduce<Case>((all, [path = "", value = ""]) => withAnswer(all, path, value), {
  region: "421300",
  date: "2024-06-01",
  answers: [],
});
const STORED = writeMemory(full);

describe("what is remembered", () => {
  test("is the area and the person: no visit, no amount, no day", () => {
    const kept: Case = {
      region: "421300",
      date: null,
      answers: [
        { path: "/person/scheme", value: "employee" },
        { path: "/person/status", value: UNKNOWN },
      ],
    };
    expect(memorable(full)).toEqual(kept);
    expect(readMemory(STORED)).toEqual(kept);
    expect(STORED).not.toContain("1500");
    expect(STORED).not.toContain("outpatient");
  });

  test("nothing stored is nothing remembered", () => {
    for (const text of [null, "", "null", "{}", "[]", "1", '"case"', "{"]) expect(readMemory(text)).toBeNull();
  });
});

describe("versions", () => {
  const answers = [["/person/scheme", "employee"]];
  const old = JSON.stringify({ version: 0, area: "421300", answers });

  test("an old one is brought up to date, step by step", () => {
    const migrations: readonly Migration[] = [
      ({ area, answers: said }) => ({ version: 1, region: area, answers: said }),
    ];
    expect(readMemory(old, migrations)).toEqual({
      ...EMPTY_CASE,
      region: "421300",
      answers: [{ path: "/person/scheme", value: "employee" }],
    });
  });

  test("one that nobody knows, newer or older, is left alone", () => {
    expect(readMemory(old)).toBeNull();
    for (const version of [2, 99, -1, 0.5, "1", null, true, "__proto__"])
      expect(readMemory(JSON.stringify({ version, region: "421300", answers }))).toBeNull();
  });

  test("a migration that goes astray is stopped", () => {
    for (const astray of [() => null, (it: unknown) => it, () => ({ version: 7 }), () => []] as readonly Migration[])
      expect(readMemory(old, [astray])).toBeNull();
  });
});

describe("taken whole or not at all", () => {
  const good = { version: 1, region: "421300", answers: [["/person/scheme", "employee"]] };
  test.each([
    ["no area", { ...good, region: null }],
    ["an area that is none", { ...good, region: "12345x" }],
    ["answers that are no list", { ...good, answers: {} }],
    ["one answer that is none", { ...good, answers: [...good.answers, ["/person/status"]] }],
    ["one answer of another type", { ...good, answers: [...good.answers, ["/person/status", 1]] }],
    ["a place outside the person", { ...good, answers: [["/visits/0/total", "1"]] }],
    ["a place that is none", { ...good, answers: [["/person/../x", "1"]] }],
    ["markup for a value", { ...good, answers: [["/person/scheme", "<img>"]] }],
    ["a value without end", { ...good, answers: [["/person/scheme", "x".repeat(65)]] }],
    ["the same place twice", { ...good, answers: [...good.answers, ...good.answers] }],
    ["too many answers", { ...good, answers: Array.from({ length: 61 }, (_, index) => [`/person/f${index}`, "x"]) }],
  ])("%s", (_, value) => {
    expect(readMemory(JSON.stringify(good))).not.toBeNull();
    expect(readMemory(JSON.stringify(value))).toBeNull();
  });

  test("whatever text stands there", () => {
    const next = random(1949);
    let taken = 0;
    for (let round = 0; round < 6000; round += 1) {
      const text = next() < 0.7 ? scribble(next, [STORED]) : JSON.stringify(hostile(next, 0));
      const it = readMemory(text);
      if (it === null) continue;
      taken += 1;
      expect(it.region).toMatch(/^\d{6}$/);
      expect(it.date).toBeNull();
      expect(it.answers.every(({ path, value }) => isAnswerPath(path) && /^[A-Za-z0-9_.+-]*$/.test(value))).toBe(true);
      // Whole: what was taken is what stands there.
      const said: unknown = JSON.parse(text);
      expect(said).toMatchObject({ region: it.region, answers: it.answers.map(({ path, value }) => [path, value]) });
      requestOf(it, "2024-06-01");
    }
    expect(taken).toBeGreaterThan(100);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});
