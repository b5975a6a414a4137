import { describe, expect, test } from "vitest";
import {
  addedVisit,
  answersOfVisit,
  EMPTY_CASE,
  inVisit,
  onlyVisit,
  readAddress,
  requestOf,
  visitCount,
  withVisits,
  writeAddress,
} from "../src/index.ts";

const link =
  "#area=421300&person.scheme=employee&visits.0.care=outpatient&visits.0.total=220.00&visits.1.care=inpatient&visits.1.total=9000.00";
const two = readAddress(link, 400).case;

describe("a case of several visits", () => {
  test("is read and written by the same address", () => {
    expect(writeAddress(two, null)).toBe(link);
    expect(visitCount(two)).toBe(2);
    expect(requestOf(two, "2024-06-01")["visits"]).toEqual([
      { care: "outpatient", total: "220.00" },
      { care: "inpatient", total: "9000.00" },
    ]);
  });

  test("is unread beyond the first visit where a page holds one", () => {
    const { case: it, unread } = readAddress(link);
    expect(visitCount(it)).toBe(1);
    expect(unread).toEqual(["visits.1.care=inpatient", "visits.1.total=9000.00"]);
    expect(readAddress("#visits.400.care=inpatient&visits.01.care=x", 400).unread).toHaveLength(2);
  });

  test("has visits with nothing known before the one that is named", () => {
    expect(requestOf(readAddress("#visits.2.tier=2", 400).case, "2024-06-01")["visits"]).toEqual([
      {},
      {},
      { tier: "2" },
    ]);
  });

  test("gives one visit alone, another order, one less, one more", () => {
    expect(onlyVisit(two, 1).answers).toEqual([
      { path: "/person/scheme", value: "employee" },
      { path: "/visits/0/care", value: "inpatient" },
      { path: "/visits/0/total", value: "9000.00" },
    ]);
    expect(answersOfVisit(withVisits(two, [1, 0]), 0)[0]?.value).toBe("inpatient");
    const one = withVisits(two, [1]);
    expect(visitCount(one)).toBe(1);
    const more = addedVisit(one, 1, [{ path: "/care", value: "outpatient" }]);
    expect(answersOfVisit(more, 1)).toEqual([{ path: "/visits/1/care", value: "outpatient" }]);
    expect(visitCount(EMPTY_CASE)).toBe(1);
    expect(inVisit("/person/scheme", 3)).toBe("/person/scheme");
  });
});
