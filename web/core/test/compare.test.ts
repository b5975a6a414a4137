import { describe, expect, test } from "vitest";
import { comparedOf, comparisonSentence, dimensionsOf, otherTimes, ruleDays } from "../src/index.ts";
import { about, compared, comparedReasons, startQuestions, tierQuestions } from "./replies.ts";
import { toolsInChinese, toolsInEnglish } from "./say.ts";

const NAMES = ["clinic", "tier 1", "tier 2", "tier 3", "resident", "2025", "2020", "open", "elsewhere"];
const shown = compared.variants.map((variant, index) =>
  comparedOf(variant, { name: NAMES[index] ?? "", hint: null, base: index === 2 }, about, toolsInEnglish),
);
const tiers = shown.slice(0, 4);

describe("what the engine compared", () => {
  test("each variant has the engine's figures and what differs in words", () => {
    expect(tiers.map(({ exactly }) => exactly)).toEqual(["565.00", "565.00", "675.00", "785.00"]);
    expect(tiers.map(({ difference }) => difference)).toEqual(["110.00 less", "110.00 less", null, "110.00 more"]);
    expect(tiers.map(({ tone }) => tone)).toEqual(["less", "less", null, "more"]);
    expect(tiers[3]?.pays?.low.text).toBe("785");
  });

  test("the person's own case has no reasons to tell; the others name rule, values and clauses", () => {
    expect(tiers[2]?.reasons).toEqual([]);
    const [reason] = tiers[3]?.reasons ?? [];
    expect(reason?.text).toMatch(/rate 75% → 65%|75% → 65%/i);
    expect(reason?.change).toBe("+110.00");
    expect(reason?.cites[0]?.grade).toBe("official");
    expect(reason?.cites[0]?.clauses.length).toBeGreaterThan(0);
  });

  test("reasons come to the difference, to the fen", () => {
    const [variant] = comparedReasons.variants;
    const one =
      variant === undefined
        ? undefined
        : comparedOf(variant, { name: "home", hint: null, base: false }, about, toolsInEnglish);
    expect(one?.reasons).toHaveLength(3);
    const sum = (one?.reasons ?? []).reduce((all, { fen }) => all + fen, 0);
    expect(one?.change).toBe((sum / 100).toFixed(2));
  });

  test("what has no number says why", () => {
    expect(shown[4]?.why).toBe(toolsInEnglish("compare.not_encoded"));
    expect(shown[5]?.why).toBe(toolsInEnglish("compare.not_in_force"));
    expect(shown[6]?.why).toMatch(/2020-01-01 is too early/);
    expect(shown.slice(4, 7).every(({ pays, change }) => pays === null && change === null)).toBe(true);
  });

  test("ranges stay ranges", () => {
    expect(shown[7]?.exactly).toBe("565.00 to 785.00");
    expect(shown[7]?.tone).toBe("open");
    expect(shown[7]?.difference).toBe("110.00 less to 110.00 more");
    expect(shown[7]?.reasons).toEqual([]);
  });
});

describe("the sentence", () => {
  test("names the cheapest and the dearest", () => {
    expect(comparisonSentence(tiers, toolsInEnglish)).toBe(
      "Cheapest: clinic, ¥110.00 less than your choice; dearest: tier 3, ¥110.00 more.",
    );
    expect(comparisonSentence(tiers.slice(2), toolsInEnglish)).toBe(
      "Your choice is already the cheapest; dearest: tier 3, ¥110.00 more.",
    );
  });

  test("says when nothing differs, when nothing can be said, and when it is a range", () => {
    const same = tiers.map((one) => (one.change === null ? one : { ...one, change: "0.00", tone: "same" as const }));
    expect(comparisonSentence(same, toolsInChinese)).toBe(toolsInChinese("compare.all_same"));
    expect(comparisonSentence(shown.slice(4, 7), toolsInChinese)).toBe(toolsInChinese("compare.no_numbers"));
    expect(comparisonSentence(shown, toolsInChinese)).toBe(toolsInChinese("compare.ranges"));
  });
});

describe("what can be compared", () => {
  test("the last question of the visit first; areas, days; orders only of several visits", () => {
    const asked = [...startQuestions.questions, ...tierQuestions.questions];
    const ids = dimensionsOf(asked, [], 1, about, toolsInEnglish).map(({ id }) => id);
    expect(ids[0]).toBe("/visits/0/tier");
    expect(ids).toContain("area");
    expect(ids).toContain("day");
    expect(ids).not.toContain("order");
    expect(new Set(ids).size).toBe(ids.length);
    expect(dimensionsOf(asked, [], 2, about, toolsInEnglish).map(({ id }) => id)).toContain("order");
  });

  test("times with other rules are named by their nearest day", () => {
    const longer = { ...about, known: { from: "2023-01-01", until: "2024-12-31" } };
    expect(ruleDays(longer)).toEqual(["2023-01-01", "2024-01-01"]);
    expect(otherTimes(longer, "2024-06-01")).toEqual(["2023-12-31"]);
    expect(otherTimes(longer, "2023-06-01")).toEqual(["2024-01-01"]);
  });
});
