import { describe, expect, test } from "vitest";
import {
  type Allowance,
  allowancesOf,
  assumptionsOf,
  EMPTY_CASE,
  headlineOf,
  isPriced,
  isRefused,
  leftOf,
  linesOf,
  type Priced,
  ratiosOf,
  requestOf,
  rulingsOf,
  type Step,
  whoPays,
  withAnswer,
} from "../src/index.ts";
import { about, bounded, complete, layers, notCovered, unpublished, waiting } from "./replies.ts";
import { inChinese, inEnglish } from "./say.ts";

const rows = (answer: Priced): string[] =>
  linesOf(answer, inChinese)
    .slice(5)
    .map(({ sign, label, value }) => `${sign} ${label} ${value}`);

describe("a bill that is refused", () => {
  test("says first that nothing is paid, then what the person pays", () => {
    expect(isPriced(notCovered) && isRefused(notCovered)).toBe(true);
    expect(headlineOf(notCovered, inChinese)).toMatchObject({
      lead: "这张账单医保不付，您大约要自己付",
      low: { text: "1,500" },
      high: null,
      why: null,
    });
    expect(headlineOf(waiting, inEnglish).lead).toMatch(/^Still waiting/);
    expect(headlineOf(complete, inChinese).lead).toBe("您大约要自己付");
  });

  test("says why, and where that is written", () => {
    const [rule] = rulingsOf(notCovered, inChinese);
    expect(rule).toMatchObject({ effect: "not_covered", title: "这种情况不能报" });
    expect(rule?.cites[0]).toMatchObject({ grade: "official", clauses: ["第 8 问，意外伤害"] });
    expect(rulingsOf(waiting, inChinese)[0]?.title).toBe("要等到 2024-06-01 才能报");
    expect(rulingsOf(waiting, inEnglish)[0]?.title).toBe("Waiting until 1 June 2024");
    const open = { ...waiting, eligibility: waiting.eligibility?.map((one) => ({ ...one, until: null })) ?? [] };
    expect(rulingsOf(open, inChinese)[0]?.title).toBe("还在等待期");
  });

  test("has a statement of the person's money alone: no fund, no share, no assumption but the day", () => {
    expect(rows(notCovered)).toEqual(["= 您自己付 1,500.00"]);
    expect(linesOf(notCovered, inChinese).at(-1)?.cites).toHaveLength(1);
    expect(ratiosOf(notCovered, inChinese)).toBeNull();
    expect(whoPays(notCovered, inChinese).rows.map(({ kind }) => kind)).toEqual(["cash"]);
    expect(assumptionsOf(EMPTY_CASE, notCovered, "2024-12-31", "2026-11-22", inChinese)).toHaveLength(1);
  });

  test("is only possible while something is open", () => {
    const maybe = { ...bounded, eligibility: notCovered.eligibility ?? [] };
    expect(rulingsOf(maybe, inChinese)[0]?.title).toBe("可能：这种情况不能报");
  });
});

describe("several layers", () => {
  test("a reduced benefit is named with its share, once", () => {
    const twice = { ...layers, eligibility: [...(layers.eligibility ?? []), ...(layers.eligibility ?? [])] };
    expect(rulingsOf(twice, inChinese).map(({ title }) => title)).toEqual(["只按平时的 50% 报"]);
  });

  test("each later layer starts from an amount of its own", () => {
    expect(rows(layers)).toEqual([
      "− 起付线 800.00",
      "= 按比例付的部分 149,200.00",
      "→ 统筹基金付 42.5% 51,000.00",
      " 计入的费用 29,200.00",
      "→ 大额医疗补助付 45% 13,140.00",
      "= 您自己付 85,860.00",
    ]);
    const base = linesOf(layers, inChinese).find(({ id }) => id.startsWith("base-"));
    expect(base?.sentences).toEqual(["“职工住院”到了限额，超出的部分由这里接着算。"]);
    const ids = linesOf(layers, inChinese).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(leftOf(layers, inChinese).map(({ label }) => label)).toEqual([
      "职工住院：医保的额度",
      "职工大额补充（住院）：医保的额度",
    ]);
  });

  test("values nobody has published are named, not asked for", () => {
    expect(headlineOf(unpublished, inChinese).why).toBe(
      "“医疗救助、福惠保（目录内费用）、福惠保（特定药品）”里有的数没有公布，所以是一个范围。",
    );
    const one = { ...unpublished, missing: unpublished.missing.slice(0, 1) };
    expect(headlineOf(one, inChinese).why).toBe("“医疗救助的起付线”没有公布，所以是一个范围。");
    const days = {
      kind: "amount" as const,
      fact: "days",
      path: "/visits/0/days",
      question: { zh: "一共多少天？", en: "How many days?" },
    };
    expect(headlineOf({ ...unpublished, missing: [days] }, inEnglish).why).toMatch(/“How many days”/);
    expect(whoPays(unpublished, inChinese).rows.map(({ label }) => label)).toContain("还不能确定");
  });

  test("an exact answer without steps still shows every payer, with its documents", () => {
    const bare = { ...layers, visits: layers.visits.map((visit) => ({ ...visit, steps: [] })) };
    expect(rows(bare)).toEqual([
      "− 起付线 800.00",
      "→ 统筹基金付 51,000.00",
      "→ 大额医疗补助付 13,140.00",
      "= 您自己付 85,860.00",
    ]);
    expect(linesOf(bare, inChinese).find(({ id }) => id === "large_amount")?.cites.length).toBeGreaterThan(0);
  });
});

const BENEFIT = "employee_outpatient";
const step = (
  slot: string,
  key: string,
  operands: Step["operands"],
  result: string,
  benefit: string | null = BENEFIT,
): Step => ({
  benefit,
  slot,
  operation: "",
  operands,
  result,
  sources: [],
  sentence: { key, params: {} },
});
const withSteps = (...steps: Step[]): Priced => ({
  ...complete,
  visits: complete.visits.map((visit) => ({ ...visit, steps })),
});
const line = (answer: Priced, id: string) => linesOf(answer, inChinese).find((one) => one.id === id);
const formulas = (answer: Priced, id: string) =>
  line(answer, id)?.formulas.map(({ terms }) => terms.map(({ text }) => text).join(" "));

describe("steps", () => {
  test("bands: each part with its rate, or one rate for the whole", () => {
    const band = (over: string, amount: string, rate: string) => ({ over, to: null, amount, rate });
    const parts = { amount: "1500.00", bands: [band("0.00", "1000.00", "50%"), band("1000.00", "500.00", "60%")] };
    const answer = withSteps(step("bands", "rate.bands", parts, "800.00"));
    expect(formulas(answer, BENEFIT)).toEqual(["1,000.00 × 50% + 500.00 × 60% = 800.00"]);
    const whole = { amount: "1500.00", bands: [{ ...band("1000.00", "1500.00", "60%"), whole: true }] };
    const cliff = withSteps(step("bands", "rate.bands", whole, "900.00"));
    expect(formulas(cliff, BENEFIT)).toEqual(["1,500.00 × 60% = 900.00"]);
    expect(line(cliff, BENEFIT)?.sentences).toEqual(["到了哪一档，整笔都按那一档的比例算。"]);
  });

  test("points off, a share of the rate, and the least share of the bill", () => {
    const parts = [
      { operation: "base", value: "70%" },
      { operation: "subtract_points", value: "10%" },
      { operation: "multiply_rate", value: "50%" },
      { operation: "multiply_person_share", value: "90%" },
    ];
    const rate = { amount: "1000.00", rate: "37%", parts };
    expect(formulas(withSteps(step("rate", "rate.flat", rate, "370.00")), BENEFIT)).toEqual([
      "( 70% − 10% ) × 50% → 自付部分 × 90% = 37%",
      "1,000.00 × 37% = 370.00",
    ]);
    const floored = withSteps(step("rate", "rate.flat", { ...rate, parts: [] }, "450.00"));
    expect(formulas(floored, BENEFIT)).toEqual([]);
    expect(line(floored, BENEFIT)?.sentences).toEqual(["这里按整张账单的保底比例付，比上面的算法多。"]);
  });

  test.each([
    ["day", "每天限额 100.00，这次能用 80.00，所以按 80.00 算。"],
    ["month", "每月限额 100.00，这次能用 80.00，所以按 80.00 算。"],
    ["lifetime", "终身限额 100.00，这次能用 80.00，所以按 80.00 算。"],
  ])("a ceiling per %s", (per, sentence) => {
    const operands = { amount: "90.00", on: "payment", per, limit: "100.00", used_before: "20.00", left: "80.00" };
    expect(line(withSteps(step("ceiling", "ceiling.reached", operands, "80.00")), BENEFIT)?.sentences).toEqual([
      sentence,
    ]);
  });

  test("no fund pays more than is left", () => {
    const answer = withSteps(step("unpaid", "unpaid", { amount: "900.00" }, "700.00"));
    expect(line(answer, BENEFIT)).toMatchObject({
      value: "700.00",
      sentences: ["按比例是 900.00，账单只剩 700.00，所以付 700.00。"],
    });
  });

  test("the hospital bears what is above the agreed price", () => {
    const price = { base: "1500.00", used_before: "0.00", deductible: "1200.00", applied: "1200.00" };
    const answer = {
      ...withSteps(step("deductible", "deductible.price", price, "300.00"), step("rate", "rate.flat", {}, "300.00")),
      benefits: complete.benefits.map((one) => ({ ...one, payer: "hospital" })),
    };
    expect(rows(answer).slice(0, 3)).toEqual(["− 约定价 1,200.00", "= 超出约定价的部分 300.00", "→ 医院负担 300.00"]);
  });

  test("the share that the rules make the person pay first; what the accounts pay", () => {
    const moved = step("first_pay", "first_pay", { in_scope: "1500.00", rate: "10%" }, "150.00", null);
    const answer = withSteps(
      moved,
      step("account", "account", { person: "675.00" }, "500.00", null),
      step("family_account", "family_account", { person: "175.00" }, "100.00", null),
    );
    expect(formulas(answer, "first_pay")).toEqual(["1,500.00 × 10% = 150.00"]);
    expect(line(answer, "you")?.sentences.slice(1)).toEqual(["其中个人账户付 500.00。", "其中家人的账户付 100.00。"]);
  });
});

test("money paid besides the bill", () => {
  const one: Allowance = {
    id: "maternity",
    name: { zh: "生育津贴", en: "Maternity allowance" },
    monthly_base: "6000.00",
    days: 98,
    amount: "19600.00",
    sources: [],
  };
  const { monthly_base: _, ...unknown } = one;
  const answer = {
    ...complete,
    visits: complete.visits.map((visit) => ({ ...visit, allowances: [one, { ...unknown, amount: null }] })),
  };
  expect(allowancesOf(answer, inChinese)).toEqual([
    { name: "生育津贴", amount: "19,600.00", how: "6,000.00 ÷ 30 × 98 天", cites: [] },
    { name: "生育津贴", amount: null, how: "要知道单位的月平均缴费基数才能算", cites: [] },
  ]);
  expect(allowancesOf(complete, inChinese)).toEqual([]);
});

test("a class of counts is sent as a number of that class", () => {
  const it = withAnswer(
    withAnswer({ ...EMPTY_CASE, region: about.region }, "/person/age", "60+"),
    "/person/resumed_months",
    "3-5",
  );
  expect(requestOf(it, "2024-06-01")).toMatchObject({ person: { age: "60", resumed_months: "3" } });
});
