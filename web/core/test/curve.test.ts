/** The curve from the engine's replies: where it ends, its layers, its kinks, the table and the sentences. */
import { describe, expect, test } from "vitest";
import {
  billOf,
  ceilingReaches,
  ceilingRequest,
  ceilingsOf,
  ceilingTexts,
  curveOf,
  curveRequest,
  drawnReach,
  leastOf,
  moreRequest,
  moreText,
  probeReach,
  tableStops,
} from "../src/index.ts";
import { compareMore, complete, curve, curveProbe, solveCeiling } from "./replies.ts";
import { inChinese, inEnglish } from "./say.ts";

const bill = billOf(complete);

describe("what is asked of the engine", () => {
  test("looks farther than it draws, and draws beyond the rules near the bill", () => {
    expect(probeReach(bill)).toBe("15000.00");
    expect(drawnReach(bill, curveProbe)).toBe("4000.00");
    expect(leastOf(complete)).toBe("0.00");
    for (const amount of ["0.01", "99.99", "500.00", "123456.78", "9999999.99"])
      expect(Number(drawnReach(amount, { ...curveProbe, kinks: [] }))).toBeGreaterThan(Number(amount));
  });

  test("the table holds round bills, the thresholds and the person's own bill, ascending and once", () => {
    const stops = tableStops(bill, "0.00", "4000.00", curveProbe);
    expect(stops).toEqual([
      "0.00",
      "400.00",
      "800.00",
      "1500.00",
      "1600.00",
      "2400.00",
      "2533.33",
      "3200.00",
      "4000.00",
    ]);
    expect(tableStops("150.50", "50.00", "500.00", curveProbe)[0]).toBe("50.00");
  });

  test("a ceiling is looked for as far as the engine can see, never behind the bill", () => {
    expect(ceilingReaches("1500.00", "4000.00")).toEqual(["10000000.00", "1000000.00", "4000.00"]);
    expect(ceilingReaches("2000000.00", "5000000.00")).toEqual(["10000000.00", "5000000.00"]);
  });

  test("requests keep the case and add only the question", () => {
    const request = { region: "x", visits: [{ total: "1500.00" }] };
    expect(curveRequest(request, "0", "10", ["5"])).toMatchObject({
      ...request,
      curve: { from: "0", to: "10", at: ["5"] },
    });
    expect(moreRequest(request, "1500.00")["compare"]).toEqual({
      with: [{ name: "more", set: { "/visits/0/total": "2500.00" } }],
    });
    expect(ceilingRequest(request, "1500.00", "9000.00", "b")["solve"]).toMatchObject({
      event: { benefit: "b", slot: "ceiling" },
    });
  });
});

describe("what is shown", () => {
  const view = curveOf(curve, complete, inChinese);

  test("the layers add up to the bill at every point", () => {
    expect(view.layers.map(({ kind }) => kind)).toEqual(["cash", "fund"]);
    for (const [at, top] of view.layers.at(-1)?.top ?? []) expect(top).toBeCloseTo(at, 2);
    expect(view.until).toBe(4000);
  });

  test("each kink has its number, its amount, its rule and where that is written", () => {
    expect(view.marks.map(({ n, at, point }) => [n, at, point[1]])).toEqual([
      [1, "400.00", 400],
      [2, "2533.33", 933.33],
    ]);
    expect(view.marks[0]?.texts.join("")).toMatch(/起付线.*每多 100 元您付 25 元/);
    expect(view.marks[1]?.texts.join("")).toMatch(/用完.*每多 100 元您付 100 元/);
    expect(view.marks.every(({ cites }) => cites.length > 0)).toBe(true);
  });

  test("the table marks the person's own bill", () => {
    expect(view.columns).toEqual(["您自己付", "统筹基金"]);
    expect(view.rows.filter(({ own }) => own)).toEqual([
      { bill: "1,500.00", amounts: ["675.00", "825.00"], own: true },
    ]);
    expect(view.own).toEqual({ bill: "1,500", pays: "675.00", point: [1500, 675] });
  });

  test("a thousand more, and until which bill the ceiling holds", () => {
    expect(moreText(compareMore, inEnglish)).toBe("If the bill is 1,000 yuan more, you pay 250.00 yuan more.");
    expect(ceilingsOf(complete)).toEqual(["employee_outpatient"]);
    const found = [{ benefit: "employee_outpatient", reply: solveCeiling }];
    expect(ceilingTexts(found, complete, inEnglish)[0]).toContain("2,533.33");
    const none = [{ benefit: "employee_outpatient", reply: { ...solveCeiling, solutions: [], to: "10000000.00" } }];
    expect(ceilingTexts(none, complete, inEnglish)[0]).toContain("However large");
    const far = [{ benefit: "employee_outpatient", reply: { ...solveCeiling, solutions: [], to: "1000000.00" } }];
    expect(ceilingTexts(far, complete, inEnglish)[0]).toContain("1,000,000");
    const used = [
      { benefit: "employee_outpatient", reply: { ...solveCeiling, solutions: [{ from: "1500.00", to: "1.00" }] } },
    ];
    expect(ceilingTexts(used, complete, inEnglish)[0]).toContain("used up");
  });

  test("every kind of kink has words, and kinks a fen apart are one", () => {
    const [first] = curve.kinks;
    if (first === undefined) throw new Error("the curve has no kink");
    const keys = ["band.entered", "ceiling.within", "account.empty", "at_least.applied", "unpaid", "something.new"];
    const kinks = keys.map((key, index) => ({
      ...first,
      at: `${(index + 5) * 100}.01`,
      sentence: { key, params: {} },
    }));
    const marks = curveOf({ ...curve, kinks }, complete, inEnglish).marks;
    expect(marks.length).toBe(keys.length);
    expect(new Set(marks.map(({ texts }) => texts[0])).size).toBe(keys.length);
    const close = [first, { ...first, at: "400.03" }];
    expect(curveOf({ ...curve, kinks: close }, complete, inEnglish).marks.length).toBe(1);
  });
});
