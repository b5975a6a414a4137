import { describe, expect, test } from "vitest";
import { type YearOut, yearChart } from "../src/index.ts";
import { year } from "./replies.ts";
import { toolsInChinese, toolsInEnglish } from "./say.ts";

const chart = yearChart(year, "2024", toolsInEnglish);

/** The first visit of the year again and again, on these days. */
const often = (days: readonly string[]): YearOut => ({
  ...year,
  visits: days.map((date) => ({ ...(year.visits[0] as YearOut["visits"][number]), date })),
});

describe("a year as a drawing", () => {
  test("columns stand along the year, as tall as their bills, from the foot to the top", () => {
    expect(chart?.columns.map(({ label }) => label)).toEqual(["220", "680", "1,500", "760", "180"]);
    const places = chart?.columns.map(({ at }) => at) ?? [];
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(chart?.columns[2]?.height).toBe(100);
    for (const { segments } of chart?.columns ?? []) {
      const ends = segments.map(({ start, width }) => start + width);
      expect(Math.max(...ends)).toBeCloseTo(100);
      expect(segments.find(({ kind }) => kind === "cash")?.start).toBe(0);
    }
  });

  test("a few lines reach the largest bill; the months have names", () => {
    expect(chart?.lines.map(({ label }) => label)).toEqual(["0", "500", "1,000", "1,500"]);
    expect(chart?.months).toHaveLength(12);
    expect(yearChart(year, "2024", toolsInChinese)?.months[11]?.label).toBe("12月");
  });

  test("columns of one day stand beside each other, within the year, and keep their labels apart", () => {
    const last = yearChart(often(["2024-12-31", "2024-12-31", "2024-12-31"]), "2024", toolsInEnglish);
    const places = last?.columns.map(({ at }) => at) ?? [];
    expect(Math.max(...places)).toBeLessThanOrEqual(100);
    for (let at = 1; at < places.length; at += 1)
      expect((places[at] ?? 0) - (places[at - 1] ?? 0)).toBeGreaterThanOrEqual((last?.step ?? 0) - 1e-9);
    expect(last?.columns.filter(({ label }) => label !== "")).toHaveLength(2);
  });

  test("one visit, and more than fit, are not drawn", () => {
    expect(yearChart(year, "2025", toolsInEnglish)).toBeNull();
    expect(yearChart(often(Array.from({ length: 40 }, () => "2024-05-01")), "2024", toolsInEnglish)).toBeNull();
  });
});
