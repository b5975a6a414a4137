import { describe, expect, test } from "vitest";
import {
  billedVisits,
  EXAMPLES,
  exampleCase,
  inOrderOfDays,
  readAddress,
  requestOf,
  visitCount,
  withAnotherVisit,
  yearShown,
} from "../src/index.ts";
import { about, openYear, orderedYear, year } from "./replies.ts";
import { toolsInChinese, toolsInEnglish } from "./say.ts";

const visits = ["1", "2", "2", "3", "1", "2"].map(
  (tier, index) => `visits.${index}.care=outpatient&visits.${index}.tier=${tier}&visits.${index}.total=100.00`,
);
const it = readAddress(`#area=421300&person.scheme=employee&${visits.join("&")}`, 400).case;
const settled = [0, 1, 2, 3, 4, 5];
const shown = yearShown(year, it, settled, about, toolsInEnglish);

describe("a year as it is shown", () => {
  test("visits carry the engine's figures, in order", () => {
    expect(shown.visits.map(({ total }) => total?.person.total)).toEqual([
      "220.00",
      "305.00",
      "375.00",
      "660.00",
      "180.00",
      undefined,
    ]);
    expect(shown.visits.map(({ day }) => day)[1]).toBe("9 April 2024");
    expect(Math.max(...shown.visits.map(({ width }) => width))).toBe(100);
  });

  test("the visit that uses up a deductible or a ceiling says so, and only that one", () => {
    expect(shown.visits.map(({ events }) => events.length)).toEqual([0, 1, 0, 1, 0, 0]);
    expect(shown.visits[1]?.events[0]).toMatch(/400\.00/);
    expect(shown.visits[3]?.events[0]).toMatch(/1,600\.00/);
    expect(shown.visits[0]?.left.map(({ value }) => value)).toEqual(["180.00 left", "1,600.00 left"]);
  });

  test("limits say since when they are full", () => {
    expect(shown.years[0]?.limits.map(({ since }) => since)).toEqual(["9 April 2024", "12 September 2024"]);
    expect(shown.years[0]?.exactly).toBe("1,740.00");
  });

  test("on 1 January everything begins again; a visit without a number is left out and says why", () => {
    expect(shown.visits[5]?.begins).toMatch(/1 January 2025/);
    expect(shown.visits[5]?.why).toBe(toolsInEnglish("compare.not_in_force"));
    expect(shown.years[1]?.leftOut).toMatch(/1/);
    expect(shown.lead).toBe(toolsInEnglish("year.lead_several"));
  });

  test("ranges stay ranges", () => {
    const open = yearShown(openYear, it, [0, 1], about, toolsInChinese);
    expect([open.pays?.low.text, open.pays?.high?.text]).toEqual(["475", "575"]);
    expect(open.sameOrder).toBe(true);
    // The second visit is open, so limits are told as of the first.
    expect(open.years[0]?.until).toBe(toolsInChinese("year.known_until", { date: "2024-02-18" }));
    expect(shown.years[0]?.until).toBeNull();
  });

  test("orders that differ come with the cheapest, as places of the case", () => {
    const { orders } = yearShown(orderedYear, it, [4, 2], about, toolsInEnglish);
    const [engine] = orderedYear.order ?? [];
    expect(orders).toHaveLength(1);
    expect(orders[0]?.order).toEqual(engine?.least.order.map((at) => [4, 2][at]));
    expect(orders[0]?.names).toHaveLength(2);
  });
});

describe("visits to enter", () => {
  test("go by day; those without one are of the day of the case", () => {
    const dated = readAddress("#visits.0.total=1&visits.1.date=2024-01-05&visits.1.total=1&visits.2.tier=2", 400).case;
    expect(inOrderOfDays(dated, "2024-06-01")).toEqual([1, 0, 2]);
    expect(billedVisits(dated)).toEqual([0, 1]);
  });

  test("examples are like the first visit, on days whose rules are known", () => {
    for (const example of EXAMPLES) {
      const made = exampleCase(it, example, "2024-06-01", about);
      const request = requestOf(made, "2024-06-01");
      const all = request["visits"] as readonly {
        readonly date: string;
        readonly care: string;
        readonly tier: string;
      }[];
      expect(all).toHaveLength(example.visits + (example.stay ? 1 : 0));
      const days = all.map(({ date }) => date);
      expect([...days].sort()).toEqual(days);
      expect(days.every((day) => day >= "2024-01-01" && day <= about.known.until)).toBe(true);
      expect(all.filter(({ care }) => care === "inpatient")).toHaveLength(example.stay ? 1 : 0);
      expect(request["person"]).toEqual({ scheme: "employee" });
    }
  });

  test("one more is like the last, a month later, without a bill", () => {
    const more = withAnotherVisit(
      readAddress("#visits.0.date=2024-12-15&visits.0.tier=2&visits.0.total=9", 400).case,
      "2024-06-01",
    );
    expect(visitCount(more)).toBe(2);
    expect((requestOf(more, "2024-06-01")["visits"] as readonly object[])[1]).toEqual({
      date: "2025-01-14",
      tier: "2",
    });
  });
});
