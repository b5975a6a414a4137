import { describe, expect, test } from "vitest";
import {
  answeredList,
  type Case,
  caseLines,
  EMPTY_CASE,
  nextStep,
  progress,
  readAddress,
  requestOf,
  UNKNOWN,
  withAnswer,
  withoutAnswer,
  writeAddress,
} from "../src/index.ts";
import { about, startQuestions } from "./replies.ts";
import { inChinese, inEnglish } from "./say.ts";

const asked = [
  ["/person/scheme", "employee"],
  ["/person/status", "retired"],
  ["/visits/0/care", "outpatient"],
  ["/visits/0/tier", UNKNOWN],
  ["/visits/0/total", "1500.00"],
  ["/options/readings/retired_increase", "factor"],
] as const;
const full = asked.reduce<Case>((it, [path, value]) => withAnswer(it, path, value), {
  ...EMPTY_CASE,
  region: about.region,
});

describe("the request", () => {
  test("holds every answer at its path and leaves the unknown out", () => {
    expect(requestOf(full, "2024-12-31")).toEqual({
      region: about.region,
      date: "2024-12-31",
      person: { scheme: "employee", status: "retired" },
      visits: [{ care: "outpatient", total: "1500.00" }],
      options: { readings: { retired_increase: "factor" } },
    });
    expect(requestOf(EMPTY_CASE, "2024-12-31")).toEqual({ region: "", date: "2024-12-31", visits: [{}] });
  });

  test("of a link that names __proto__ changes no prototype", () => {
    for (const key of ["person.__proto__.polluted", "person.constructor.prototype.polluted"]) {
      requestOf(readAddress(`#${key}=x`).case, "2024-12-31");
      expect(Reflect.get({}, "polluted")).toBeUndefined();
    }
  });
});

describe("the address", () => {
  test("carries the whole case there and back", () => {
    for (const at of [null, "result", "area", "/visits/0/tier"]) {
      expect(readAddress(writeAddress(full, at))).toEqual({ case: full, at, unread: [] });
    }
    const dated = { ...full, date: "2024-06-01" };
    expect(readAddress(writeAddress(dated, null)).case).toEqual(dated);
  });

  test("names what it does not understand", () => {
    expect(readAddress("#foo=3&area=12&date=soon&at=&person.scheme=employee&%E0%A4%A").unread).toEqual([
      "foo=3",
      "area=12",
      "date=soon",
      "%E0%A4%A",
    ]);
    expect(readAddress("").case).toEqual(EMPTY_CASE);
  });
});

describe("the flow", () => {
  test("a changed answer keeps its place", () => {
    expect(withAnswer(full, "/person/scheme", "resident").answers.map(({ path }) => path)).toEqual(
      asked.map(([path]) => path),
    );
    expect(withoutAnswer(full, "/visits/0/total").answers).toHaveLength(asked.length - 1);
  });

  test("asks for the area first, then what the engine asks, then shows the result", () => {
    expect(nextStep(EMPTY_CASE, null)).toBe("area");
    const first = startQuestions.questions[0]?.path ?? "";
    const started = { ...EMPTY_CASE, region: about.region };
    expect(nextStep(started, startQuestions)).toBe(first);
    expect(nextStep(full, startQuestions)).toBe("result");
  });

  test("a question answered with “I do not know” is not asked again", () => {
    const first = startQuestions.questions[0]?.path ?? "";
    const second = startQuestions.questions.filter(({ required }) => required)[1]?.path;
    const started = withAnswer({ ...EMPTY_CASE, region: about.region }, first, UNKNOWN);
    expect(nextStep(started, startQuestions)).toBe(second);
  });

  test("counts beads: the area, the answers, this question, the open ones", () => {
    const required = startQuestions.questions.filter((one) => one.required).length;
    const first = startQuestions.questions[0]?.path ?? "";
    const started = { ...EMPTY_CASE, region: about.region };
    expect(progress(started, startQuestions, first)).toEqual({ done: 1, left: required });
    expect(progress(full, startQuestions, "result").left).toBe(0);
  });

  test("tells the case in words", () => {
    expect(caseLines(full, about, inChinese)).toEqual([
      "随州市，职工医保，已退休",
      "普通门诊，去哪一级医院 不知道，账单 1,500.00 元",
    ]);
    expect(answeredList(full, about, inEnglish).map(({ label, value }) => `${label}: ${value}`)).toMatchSnapshot();
  });
});
