import { describe, expect, test } from "vitest";
import { amountInWords, grouped, share, wholeYuan, writtenDate } from "../src/index.ts";
import { inChinese, inEnglish } from "./say.ts";

describe("figures", () => {
  test.each([
    ["0.00", "0.00"],
    ["675", "675.00"],
    ["1500.5", "1,500.50"],
    ["1234567.89", "1,234,567.89"],
    ["-1600.00", "−1,600.00"],
    ["-0.00", "0.00"],
  ])("%s is written %s", (amount, text) => expect(grouped(amount)).toBe(text));

  test.each([
    ["675.00", "near", "675"],
    ["675.49", "near", "675"],
    ["675.50", "near", "676"],
    ["999.50", "near", "1,000"],
    ["9999999999999999.99", "up", "10,000,000,000,000,000"],
    ["565.99", "down", "565"],
    ["785.01", "up", "786"],
    ["785.00", "up", "785"],
  ] as const)("%s in whole yuan (%s) is %s", (amount, way, text) => expect(wholeYuan(amount, way)).toBe(text));

  test("widths of a drawing", () => {
    expect(share("825.00", "1500.00")).toBe(55);
    expect(share("715.00", "1500.00")).toBe(47.6667);
    expect(share("0.00", "0.00")).toBe(0);
  });
});

describe("words", () => {
  test.each([
    ["0.00", "零元", "zero yuan"],
    ["10.00", "十元", "ten yuan"],
    ["15.00", "十五元", "fifteen yuan"],
    ["110.00", "一百一十元", "one hundred ten yuan"],
    ["675.00", "六百七十五元", "six hundred seventy-five yuan"],
    ["675.50", "六百七十五元五角", "six hundred seventy-five yuan and fifty fen"],
    ["1500.00", "一千五百元", "one thousand five hundred yuan"],
    ["1500.50", "一千五百元零五角", "one thousand five hundred yuan and fifty fen"],
    ["1500.05", "一千五百元零五分", "one thousand five hundred yuan and five fen"],
    ["1005.00", "一千零五元", "one thousand five yuan"],
    ["12000.00", "一万二千元", "twelve thousand yuan"],
    ["10005.00", "一万零五元", "ten thousand five yuan"],
    ["100000.00", "一十万元", "one hundred thousand yuan"],
    ["200000000.00", "二亿元", "two hundred million yuan"],
    ["0.50", "五角", "fifty fen"],
    ["0.05", "五分", "five fen"],
    ["-16.50", "十六元五角", "sixteen yuan and fifty fen"],
  ])("%s is %s, %s", (amount, chinese, english) => {
    expect(amountInWords(amount, inChinese)).toBe(chinese);
    expect(amountInWords(amount, inEnglish)).toBe(english);
  });
});

test("dates", () => {
  expect(writtenDate("2026-11-05", inChinese)).toBe("2026-11-05");
  expect(writtenDate("2026-11-05", inEnglish)).toBe("5 November 2026");
});
