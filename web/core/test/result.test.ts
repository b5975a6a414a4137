import { describe, expect, test } from "vitest";
import {
  assumptionsOf,
  defaultDate,
  documentsOf,
  EMPTY_CASE,
  freshness,
  headlineOf,
  isPriced,
  leftOf,
  linesOf,
  pocketsOf,
  ratiosOf,
  searchRegions,
  whoPays,
} from "../src/index.ts";
import { about, bounded, complete, cut, notEncoded } from "./replies.ts";
import { inChinese, inEnglish } from "./say.ts";

const TODAY = "2026-11-22";

describe("the exact answer", () => {
  test("headline", () => {
    expect(headlineOf(complete, inChinese)).toMatchObject({
      low: { text: "675", words: "六百七十五元" },
      high: null,
      why: null,
      title: "您大约要自己付 ¥675 · 医保算",
    });
    expect(headlineOf(complete, inEnglish).low.words).toBe("six hundred seventy-five yuan");
  });

  test("who pays", () => {
    expect(whoPays(complete, inChinese)).toEqual({
      segments: [
        { kind: "fund", start: 0, width: 55, inside: "医保 55%" },
        { kind: "cash", start: 55, width: 45, inside: "您 45%" },
      ],
      rows: [
        { kind: "fund", label: "统筹基金", amount: "825.00" },
        { kind: "cash", label: "您付现金", amount: "675.00" },
      ],
      total: "1500.00",
    });
  });

  test("the slip, line by line", () => {
    const lines = linesOf(complete, inChinese);
    expect(lines.map(({ sign, label, value }) => `${sign} ${label} ${value}`)).toEqual([
      " 账单总额 1,500.00",
      "− 自费 0.00",
      "− 超限价 0.00",
      "− 先行自付 0.00",
      "= 政策范围内 1,500.00",
      "− 起付线 400.00",
      "= 按比例付的部分 1,100.00",
      "→ 统筹基金付 75% 825.00",
      "= 您自己付 675.00",
    ]);
    const fund = lines.find(({ kind }) => kind === "fund");
    expect(fund?.open).toBe(true);
    expect(fund?.formulas.map(({ terms }) => terms.map(({ text }) => text).join(" "))).toEqual([
      "70% + 5% = 75%",
      "1,100.00 × 75% = 825.00",
    ]);
    expect(fund?.cites[0]).toMatchObject({ grade: "official", from: "2024-01-01", checked: "2026-11-20" });
    const you = lines[lines.length - 1]?.formulas[0]?.terms.map(({ text }) => text).join(" ");
    expect(you).toBe("1,500.00 − 825.00 = 675.00");
    expect(pocketsOf(complete, inEnglish)).toMatchSnapshot();
  });

  test("a ceiling that cuts is said in words, before the rate it feeds", () => {
    const fund = linesOf(cut, inChinese).find(({ kind }) => kind === "fund");
    expect(fund?.sentences).toEqual(["每年限额 1,600.00，这次能用 1,600.00，所以按 1,600.00 算。"]);
    expect(fund?.formulas.map(({ terms }) => terms.map(({ text }) => text).join(" "))).toEqual([
      "70% × (100% + 5%) = 73.5%",
      "1,600.00 × 73.5% = 1,176.00",
    ]);
    expect(fund?.value).toBe("1,176.00");
  });

  test("ratios, what is left, documents", () => {
    expect(ratiosOf(complete, inChinese)).toEqual({ ofTotal: "55", ofScope: "55", same: true, range: false });
    expect(leftOf(complete, inChinese).map(({ used, value }) => [used, value])).toEqual([
      [100, "用满了"],
      [51.5625, "还剩 775.00"],
    ]);
    expect(freshness(complete.evidence)).toEqual({ grade: "official", checked: "2026-11-20" });
    expect(documentsOf(complete, inEnglish)).toHaveLength(1);
  });

  test("assumptions: the day, the defaults, the readings with their effect", () => {
    const list = assumptionsOf(EMPTY_CASE, complete, "2024-12-31", TODAY, inChinese);
    expect(list[0]).toMatchObject({
      title: "就医日期 2024-12-31",
      effects: ["2025 年起的规则还没收录，按 2024 年的规则算"],
      change: "date",
    });
    const reading = list.find(({ change }) => change === "/options/readings/retired_increase");
    expect(reading).toMatchObject({ grade: "derived" });
    expect(reading?.effects[0]).toBe("如果是“比例乘以 1.05”，您付 691.50，多 16.50");
    const effects = (change: string) => list.find((one) => one.change === change)?.effects;
    expect(effects("/visits/0/noncovered")).toEqual(["如果有 100 元，您付 750.00，多 75.00"]);
    expect(effects("/visits/0/place")).toEqual(["“省内别的城市、外省”的规则还没收录"]);
    expect(list[list.length - 1]?.effects).toEqual(["如果起付线已经扣满，您付 375.00，少 300.00"]);
  });

  test("the effect of an assumption on a range is a range, less or more", () => {
    const list = assumptionsOf(EMPTY_CASE, bounded, "2024-12-31", TODAY, inChinese);
    expect(list[list.length - 1]?.effects[0]).toMatch(/少 260\.00 到 340\.00$/);
  });
});

describe("the range", () => {
  test("headline says both ends and why", () => {
    expect(headlineOf(bounded, inChinese)).toMatchObject({
      low: { text: "565" },
      high: { text: "785" },
      why: "还没答“去哪一级医院看”，所以是一个范围。",
    });
    expect(headlineOf(bounded, inEnglish).title).toBe("You will pay about ¥565 to ¥785 · Yibaosuan");
  });

  test("the open part stands between what others and what the person pay at least", () => {
    const { segments } = whoPays(bounded, inChinese);
    expect(segments.map(({ kind }) => kind)).toEqual(["fund", "unsure", "cash"]);
    expect(segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100, 3);
  });

  test("the slip shows ranges and never a single made-up amount", () => {
    const lines = linesOf(bounded, inChinese);
    const you = lines[lines.length - 1];
    expect(you?.value).toBe("565.00 到 785.00");
    expect(you?.formulas.map(({ terms }) => terms.map(({ text }) => text).join(" "))).toEqual([
      "1,500.00 − 935.00 = 565.00",
      "1,500.00 − 715.00 = 785.00",
    ]);
  });
});

test("a case that is not encoded carries no number", () => {
  expect(isPriced(notEncoded)).toBe(false);
});

test("the day: today when its rules are known, else the last known one", () => {
  const known = { from: "2024-01-01", until: "2024-12-31" };
  expect(defaultDate("2024-06-01", known)).toBe("2024-06-01");
  expect(defaultDate(TODAY, known)).toBe("2024-12-31");
  expect(defaultDate("2023-06-01", known)).toBe("2024-12-31");
});

test("areas are found by name, pinyin and province", () => {
  const encodes: [] = [];
  const areas = [
    {
      region: "1",
      name: { zh: "随州市", en: "Suizhou" },
      province: { zh: "湖北", en: "Hubei" },
      search: ["suizhou"],
      encodes,
    },
    {
      region: "2",
      name: { zh: "宜昌市", en: "Yichang" },
      province: { zh: "湖北", en: "Hubei" },
      search: ["yichang"],
      encodes,
    },
  ].map((area) => ({ ...area, version: "1", sha256: "", known: about.known }));
  const find = (query: string) => searchRegions(areas, query, inChinese).map(({ name }) => name);
  expect(find("")).toEqual(["随州市", "宜昌市"]);
  expect(find("sui")).toEqual(["随州市"]);
  expect(find("Sui Zhou")).toEqual(["随州市"]);
  expect(find("宜")).toEqual(["宜昌市"]);
  expect(find("湖北")).toHaveLength(2);
  expect(find("x")).toEqual([]);
  expect(searchRegions(areas, "随", inChinese)[0]?.mark).toEqual([0, 1]);
});
