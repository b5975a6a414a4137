/** Tables of rules in their shortest form, and addresses with and without the site's own. */
import { afterEach, describe, expect, test } from "vitest";
import { addressFrom, fullAddress, inLanguage, schemePath } from "../../site/src/policy/addresses.ts";
import { BAND, type Cell, compact, gridOf, spread } from "../src/policy/compact.ts";

const cell = (when: Cell<string>["when"], value: string): Cell<string> => ({ when, value });

describe("compact", () => {
  const byTier = ["1", "2", "3"].flatMap((tier) =>
    ["yes", "no"].map((filed) => cell({ tier, filed }, tier === "3" && filed === "no" ? "60%" : "80%")),
  );

  test("says equal values once", () => {
    expect(compact([cell({ tier: "1" }, "50%"), cell({ tier: "2" }, "50%")], ["tier"])).toEqual([
      { when: [], value: "50%" },
    ]);
  });

  test("keeps what differs, in the fewest lines", () => {
    expect(compact(byTier, ["tier", "filed"])).toEqual([
      { when: [{ fact: "tier", options: ["1", "2"] }], value: "80%" },
      {
        when: [
          { fact: "tier", options: ["3"] },
          { fact: "filed", options: ["yes"] },
        ],
        value: "80%",
      },
      {
        when: [
          { fact: "tier", options: ["3"] },
          { fact: "filed", options: ["no"] },
        ],
        value: "60%",
      },
    ]);
  });

  test("loses no combination", () => {
    const lines = compact(byTier, ["tier", "filed"]);
    for (const { when, value } of byTier) {
      const hits = lines.filter((line) => line.when.every(({ fact, options }) => options.includes(when[fact] ?? "")));
      expect(hits.map((line) => line.value)).toEqual([value]);
    }
  });

  test("keeps the steps of an amount apart", () => {
    const bands = ["0", "1"].map((band) => cell({ [BAND]: band }, "80%"));
    expect(compact(bands, [BAND])).toHaveLength(2);
  });

  test("two facts make rows and columns", () => {
    const grid = gridOf(byTier, ["tier", "filed"]);
    expect(grid?.rows).toEqual([["1", "2"], ["3"]]);
    expect(grid?.columns).toEqual([["yes"], ["no"]]);
    expect(grid?.cells).toEqual([
      ["80%", "80%"],
      ["80%", "60%"],
    ]);
  });

  test("a row that leaves a fact open stands for all its options", () => {
    expect(
      spread([cell({ tier: "1" }, "a"), cell({ tier: "2", filed: "yes" }, "b"), cell({ tier: "2", filed: "no" }, "c")]),
    ).toHaveLength(4);
  });
});

describe("addresses", () => {
  afterEach(() => {
    delete process.env["YIBAO_SITE_URL"];
  });
  const path = inLanguage("en", schemePath("000000", "resident"));

  test("are relative without a base", () => {
    expect(fullAddress(path)).toBe("/en/policy/000000/resident/");
    expect(addressFrom("/en/policy/feed.xml", path)).toBe("../../en/policy/000000/resident/");
  });

  test("are whole with one, in any folder", () => {
    process.env["YIBAO_SITE_URL"] = "https://example.org/a/b";
    expect(fullAddress(path)).toBe("https://example.org/a/b/en/policy/000000/resident/");
    expect(addressFrom("/policy/", "/")).toBe("https://example.org/a/b/");
  });
});
