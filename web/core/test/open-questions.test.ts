/** What is asked beside an answer, the most valuable first. */
import { describe, expect, test } from "vitest";
import { encodedKinds, fen, questionsByWorth } from "../src/index.ts";
import { about, bounded, complete, notEncoded, tierQuestions } from "./replies.ts";
import { inChinese, inEnglish } from "./say.ts";

describe("questions beside an answer", () => {
  test("put the choice that narrows a range most first", () => {
    const { first, others } = questionsByWorth(bounded, tierQuestions);
    expect(first?.path).toBe("/visits/0/tier");
    expect(others).not.toContain(first);
  });

  test("are in the order of their worth, and none that is merely assumed", () => {
    const { first, others } = questionsByWorth(complete, tierQuestions);
    expect(first).toBeNull();
    const worths = others.map(({ spread }) => (spread === undefined ? 0 : fen(spread)));
    expect(worths).toEqual([...worths].sort((a, b) => b - a));
    const assumed = new Set(complete.assumptions.map(({ path }) => path));
    expect(others.filter(({ path }) => assumed.has(path))).toEqual([]);
  });

  test("are none without a reply", () => {
    expect(questionsByWorth(complete, null).first).toBeNull();
  });
});

describe("the kinds of case an area knows", () => {
  test("are said once each, in words", () => {
    const lines = encodedKinds(notEncoded, about, inChinese);
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines).size).toBe(lines.length);
    expect(encodedKinds(notEncoded, about, inEnglish).join()).toMatch(/[a-z]/);
  });
});
