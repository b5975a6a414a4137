import { describe, expect, test } from "vitest";
import {
  answerAt,
  type Case,
  caseWith,
  checkedOf,
  EMPTY_CASE,
  earlierFields,
  lackingFigures,
  PRINTED,
  readFigures,
  reconcileRequest,
  withAnswer,
} from "../src/index.ts";
import { about, reconciled } from "./replies.ts";
import { toolsInChinese, toolsInEnglish } from "./say.ts";

const answers = {
  "/person/scheme": "employee",
  "/person/status": "retired",
  "/visits/0/care": "outpatient",
  "/visits/0/tier": "2",
  "/visits/0/total": "1500.00",
};
const retired: Case = Object.entries(answers).reduce<Case>((it, [path, value]) => withAnswer(it, path, value), {
  ...EMPTY_CASE,
  region: about.region,
});
const DAY = "2024-06-01";
const chinese = (name: string) => checkedOf(reconciled(name), retired, DAY, about, toolsInChinese);
const english = (name: string) => checkedOf(reconciled(name), retired, DAY, about, toolsInEnglish);

describe("typed figures", () => {
  const read = (typed: Record<string, string>) => readFigures(new Map(Object.entries(typed)));

  test("are read as amounts anywhere are; empty ones are not printed", () => {
    expect(
      read({ medfee_sumamt: "1.2\u4e07", hifp_pay: " \uff11,\uff15\uff10\uff10 ", acct_pay: "", psn_cash_pay: "  " }),
    ).toEqual({
      printed: { medfee_sumamt: "12000.00", hifp_pay: "1500.00" },
      problems: [],
    });
  });

  test("that cannot be read are told, each at its field, and none is guessed", () => {
    const { printed, problems } = read({ medfee_sumamt: "1e3", hifp_pay: "825x", psn_cash_pay: "675" });
    expect(printed).toEqual({ psn_cash_pay: "675.00" });
    expect(problems.map(({ id, message, typed }) => [id, message, typed])).toEqual([
      ["medfee_sumamt", "amount.error.exponent", "1e3"],
      ["hifp_pay", "amount.error.not_a_number", "825x"],
    ]);
  });

  test.each([
    ["75%", "75%"],
    ["75", "75%"],
    ["0.75", "0.75"],
    ["73.5 \uff05", "73.5%"],
    ["0.7350", "0.7350"],
    ["100", "100%"],
    ["1", "1"],
  ])("the rate %s is %s", (typed, value) => {
    expect(read({ pool_prop_selfpay: typed }).printed).toEqual({ pool_prop_selfpay: value });
  });

  test.each(["175%", "x", "-5%", "7,5"])("%s is no rate", (typed) => {
    expect(read({ pool_prop_selfpay: typed }).problems).toHaveLength(1);
  });

  test("need the size of the bill and something that rules make", () => {
    const bill = { visits: [{ total: "1500.00" }] };
    const ids = (printed: Record<string, string>, request: Parameters<typeof lackingFigures>[1]) =>
      lackingFigures(printed, request).map(({ id }) => id);
    expect(ids({ hifp_pay: "825.00" }, { visits: [{}] })).toEqual(["medfee_sumamt"]);
    expect(ids({ medfee_sumamt: "1500.00", fulamt_ownpay_amt: "0.00" }, { visits: [{}] })).toEqual(["hifp_pay"]);
    expect(ids({ inscp_scp_amt: "1500.00", psn_cash_pay: "1.00" }, { visits: [{}] })).toEqual([]);
    expect(ids({ hifp_pay: "825.00" }, bill)).toEqual([]);
  });

  test("go before the bill that was said", () => {
    const request = { region: about.region, visits: [{ tier: "2", total: "1500.00", noncovered: "20.00" }] };
    expect(reconcileRequest(request, { medfee_sumamt: "1600.00", hifp_pay: "900.00" })).toEqual({
      region: about.region,
      visits: [{ tier: "2", noncovered: "20.00" }],
      reconcile: { printed: { medfee_sumamt: "1600.00", hifp_pay: "900.00" } },
    });
  });

  test("have names of the national interface, each once", () => {
    expect(new Set(PRINTED.map(({ id }) => id)).size).toBe(PRINTED.length);
    expect(new Set(PRINTED.map(({ line }) => line)).size).toBe(PRINTED.length);
  });
});

test("what was used up before is asked for by the benefits of the case on its day", () => {
  const paths = earlierFields(retired, DAY, about, toolsInChinese).map(({ path }) => path);
  expect(paths).toEqual([
    "/year_to_date/benefits/employee_outpatient/base",
    "/year_to_date/benefits/employee_outpatient/paid",
    "/year_to_date/account_balance",
  ]);
  expect(earlierFields(EMPTY_CASE, DAY, about, toolsInChinese)).toHaveLength(1);
});

describe("a paper that differs", () => {
  test("one fact explains it, in plain words, with the case as the paper takes it", () => {
    const checked = chinese("one-fact");
    expect(checked).toMatchSnapshot();
    const again = checked.explanations[0]?.again;
    expect(again && answerAt(again, "/person/status")).toBe("active");
    expect(again?.answers).toHaveLength(retired.answers.length);
  });

  test("in English", () => {
    expect(english("one-fact")).toMatchSnapshot();
  });

  test("several explanations stand side by side; a value nobody published is in no link", () => {
    const { verdict, text, explanations, message } = chinese("several");
    expect(verdict).toBe("explained");
    expect(explanations.map(({ title }) => title)).toMatchSnapshot();
    expect(explanations.map(({ again }) => again !== null)).toEqual([true, false]);
    expect(text).toMatchSnapshot();
    expect(message).toMatchSnapshot();
  });

  test("two facts at once", () => {
    const { explanations, look } = chinese("two-facts");
    expect(explanations.map(({ changes }) => changes.map(({ short, was }) => [short, was]))).toMatchSnapshot();
    expect(look).toMatchSnapshot();
  });

  test("nothing explains it: what comes closest, and what is left of every line", () => {
    const { verdict, title, closest, message, rows } = chinese("not-explained");
    expect(verdict).toBe("not_explained");
    expect([title, closest, message]).toMatchSnapshot();
    // A rate that could be anything is no figure.
    expect(rows.find(({ line }) => line === "pooled_fund_rate")?.state).toBe("unknown");
  });

  test("what does not add up by itself is said, and is no matter of rules", () => {
    const { sums, text } = chinese("violated");
    expect(sums).toMatchSnapshot();
    expect(english("violated").sums.map((sum) => sum.text)).toMatchSnapshot();
    expect(text).toBe(toolsInChinese("check.text.broken"));
  });
});

test("a paper that agrees", () => {
  const { verdict, rows, explanations } = chinese("equal");
  expect(verdict).toBe("equal");
  expect(rows.every(({ state, words }) => state === "same" && words === "")).toBe(true);
  expect(explanations).toEqual([]);
});

test("what was left open stays a range until the paper tells it", () => {
  const { verdict, rows, explanations } = chinese("unknown");
  expect(verdict).toBe("answered");
  expect(rows.find(({ line }) => line === "funds/pooled_fund")).toMatchSnapshot();
  expect(explanations[0]?.changes.map(({ short, was }) => [short, was])).toMatchSnapshot();
});

test("a day without rules has no figures of ours", () => {
  const { verdict, rows } = chinese("not-in-force");
  expect(verdict).toBe("not_in_force");
  expect(rows.map(({ state }) => state)).toEqual(["unknown", "unknown"]);
});

test("a case without rules has no figures of ours either, whatever else would give the paper's", () => {
  const { verdict, rows, message } = chinese("unknown-rule");
  expect(verdict).toBe("unknown_rule");
  expect(rows.map(({ state }) => state)).toEqual(["unknown", "unknown"]);
  expect(message).toContain(toolsInChinese("check.message.ask_how"));
});

test("what the paper filled in stays with the paper", () => {
  const { explanations, filled } = reconciled("two-facts");
  const again = caseWith({ ...EMPTY_CASE, region: about.region }, explanations[0]?.set ?? {}, filled);
  expect(again?.answers.some(({ path }) => path in filled)).toBe(false);
});

test("every verdict is said in both languages without a gap", () => {
  for (const name of [
    "one-fact",
    "several",
    "two-facts",
    "not-explained",
    "violated",
    "equal",
    "unknown",
    "not-in-force",
    "unknown-rule",
  ])
    for (const checked of [chinese(name), english(name)])
      expect(JSON.stringify(checked)).not.toMatch(/\{[a-z]+\}|undefined|\[object/);
});
