/** What would change an answer, from the engine's reply: order, words, and the address that proves it. */
import { describe, expect, test } from "vitest";
import { type Case, EMPTY_CASE, improvedOf, provedCase, readAddress, unappliedOf, withAnswer } from "../src/index.ts";
import { about, complete, improvements } from "./replies.ts";
import { inChinese, inEnglish } from "./say.ts";

const it: Case = [
  ["/person/scheme", "employee"],
  ["/person/status", "retired"],
  ["/visits/0/care", "outpatient"],
  ["/visits/0/tier", "2"],
  ["/visits/0/total", "1500.00"],
].reduce<Case>((all, [path = "", value = ""]) => withAnswer(all, path, value), { ...EMPTY_CASE, region: about.region });

describe("what would change the answer", () => {
  test("each change has its yuan, what is paid then, and an address that holds the changed case", () => {
    const list = improvedOf(improvements, it, about, inChinese);
    expect(list.length).toBe(improvements.improvements.length);
    expect(list[0]).toMatchObject({ kind: "less", saving: "110.00" });
    expect(list[0]?.title).toContain("社区");
    expect(list[0]?.after).toContain("565.00");
    const proof = readAddress(list[0]?.address ?? "");
    expect(proof).toEqual({ case: withAnswer(it, "/visits/0/tier", "primary"), at: "result", unread: [] });
  });

  test("money of the account is cash saved, never a saving", () => {
    const account = improvedOf(improvements, it, about, inEnglish).find(({ kind }) => kind === "cash");
    expect(account?.title).toContain("675.00");
    expect(account?.after).toMatch(/still pay 675\.00/);
    expect(readAddress(account?.address ?? "").case).toEqual(withAnswer(it, "/year_to_date/account_balance", "675.00"));
  });

  test("what an address cannot say has no address", () => {
    expect(provedCase(it, { "/visits/1/tier": "2" })).toBeNull();
    expect(provedCase(it, { order: [1, 0] })).toBeNull();
    expect(provedCase(it, { "/date": "2024-07-01" })).toEqual({ ...it, date: "2024-07-01" });
  });

  test("a benefit that did not apply names the condition that failed, the closest first", () => {
    const list = unappliedOf(improvements, complete, about, inChinese);
    expect(list.length).toBe(improvements.not_applied.length);
    expect(list.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(list[0]?.reasons.length).toBe(1);
    const stay = list.find(({ name }) => name === "职工住院");
    expect(stay?.reasons[0]).toMatch(/“普通门诊”.*“住院”/);
  });

  test("each other reason has its words", () => {
    const [first] = improvements.not_applied;
    if (first === undefined) throw new Error("the reply names no benefit");
    const reasons = ["refused", "no_base", "below_deductible", "rate", "ceiling", "unpaid"] as const;
    const not_applied = reasons.map((reason) => ({ ...first, conditions: [], reason, missing: "12.00" }));
    const texts = unappliedOf({ ...improvements, not_applied }, complete, about, inEnglish).map(
      (one) => one.reasons[0],
    );
    expect(new Set(texts).size).toBe(reasons.length);
    expect(texts.join(" ")).toContain("12.00");
  });
});
