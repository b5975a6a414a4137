import { describe, expect, test } from "vitest";
import { AMOUNT_ERRORS, type AmountError, parseAmount } from "../src/index.ts";
import { inChinese, inEnglish } from "./say.ts";

describe("an amount that can be read", () => {
  test.each([
    ["1500", "1500.00"],
    ["1,500", "1500.00"],
    ["1,234,567.8", "1234567.80"],
    ["1500.50", "1500.50"],
    [" ¥1500 ", "1500.00"],
    ["￥1500元", "1500.00"],
    ["1.2万", "12000.00"],
    ["1.23456万", "12345.60"],
    ["1.234567 万元", "12345.67"],
    ["１５００", "1500.00"],
    ["１，５００．５", "1500.50"],
    ["0", "0.00"],
    ["007", "7.00"],
    [".5", "0.50"],
    ["1500.", "1500.00"],
    ["1500.500", "1500.50"],
    ["9999999999.99", "9999999999.99"],
  ])("%s → %s", (typed, amount) => {
    expect(parseAmount(typed)).toEqual({ ok: true, amount });
  });
});

describe("an amount that cannot be read", () => {
  test.each<[string, AmountError]>([
    ["", "empty"],
    ["   ", "empty"],
    ["¥", "empty"],
    ["1e3", "exponent"],
    ["1.5E+3", "exponent"],
    ["１ｅ３", "exponent"],
    ["-5", "negative"],
    ["−5", "negative"],
    ["－５", "negative"],
    ["1.234", "decimals"],
    ["1.2345678万", "decimals"],
    ["15,00", "grouping"],
    ["1,5", "grouping"],
    [",500", "grouping"],
    ["10000000000", "too_large"],
    ["9999999万", "too_large"],
    ["1500左右", "not_a_number"],
    ["1.2.3", "not_a_number"],
    ["万", "not_a_number"],
    ["0x10", "not_a_number"],
    ["Infinity", "not_a_number"],
  ])("%s is %s, and is kept as typed", (typed, code) => {
    expect(parseAmount(typed)).toMatchObject({ ok: false, code, typed });
  });

  test("one clear number inside other words is offered, not taken", () => {
    expect(parseAmount("1500左右")).toMatchObject({ ok: false, suggestion: "1500" });
    expect(parseAmount("１５００左右")).toMatchObject({ ok: false, suggestion: "1500" });
    expect(parseAmount("1500到2000")).not.toHaveProperty("suggestion");
    expect(parseAmount("1e3")).not.toHaveProperty("suggestion");
  });

  test("every code has its words in both languages", () => {
    expect(Object.values(AMOUNT_ERRORS).map((key) => inChinese(key, { typed: "x" }))).toMatchSnapshot();
    expect(Object.values(AMOUNT_ERRORS).map((key) => inEnglish(key, { typed: "x" }))).toMatchSnapshot();
  });
});
