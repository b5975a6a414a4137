/** What a day changed and for whom, and worked examples: from the engine's replies, whoever asks it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DoorReplies, type Engine, type PolicySay, type Priced, type Request, speaker } from "../src/index.ts";
import { areaDays, changesIn, daysIn, examplesOf, exampleText, type Sample, settled } from "../src/policy/index.ts";
import policy from "../texts/policy.zh-CN.json";
import zh from "../texts/zh-CN.json";
import { about, complete, startQuestions } from "./replies.ts";

const say: PolicySay = speaker("zh", { ...zh, ...policy });
const fixture = JSON.parse(readFileSync(join(import.meta.dirname, "fixtures/diff.json"), "utf8")) as {
  readonly ok: DoorReplies["diff"];
};

type Answers = { readonly [op: string]: (request: Request) => unknown };
const engineOf = (answers: Answers): Engine => ({
  loadRegion: () => Promise.resolve(null),
  call: <Op extends keyof DoorReplies>(op: Op, request: Request) => ({
    ok: answers[op]?.(request) as DoorReplies[Op],
  }),
});

const sample = (care: string, from: Sample["from"]["person_total"], to: Sample["to"]["person_total"]): Sample => ({
  facts: { scheme: "employee", care },
  total: "20000.00",
  from: { status: "complete", person_total: from, funds_total: "0.00" } as Sample["from"],
  to: { status: "complete", person_total: to, funds_total: "0.00" } as Sample["to"],
  change: "-100.00",
});

describe("the days on which rules changed", () => {
  const asked: Request[] = [];
  const held = (samples: readonly Sample[]) => ({
    about: { ...about, known: { ...about.known, from: "2023-01-01" } },
    engine: engineOf({
      diff: (request) => {
        asked.push(request);
        return { ...fixture.ok, families: { tried: 2, changed: 2, list: samples } };
      },
    }),
  });

  test("are those inside the known time, each asked about with the day before, for one scheme", () => {
    const [day, ...more] = changesIn(held([]), "employee", say);
    expect(more).toEqual([]);
    expect(asked.at(-1)).toEqual({
      region: "421300",
      from: "2023-12-31",
      to: "2024-01-01",
      for: { scheme: "employee" },
    });
    expect(day?.date).toBe("2024-01-01");
    const [change] = day?.changes ?? [];
    expect(change?.name).toBe("职工普通门诊统筹");
    expect(change?.whole).toMatch(/^从这天起/);
    expect(change?.parts.flatMap(({ lines }) => lines)).toContain("二级医院：70%");
    expect(changesIn({ ...held([]), about }, "employee", say)).toEqual([]);
  });

  test("say for whom, in yuan: not where the benefit is new, not where only one end of a range moves", () => {
    const days = daysIn(
      held([
        sample("outpatient", "900.00", "700.00"),
        sample("inpatient", "5000.00", "4900.00"),
        sample("maternity", { low: "0.00", high: "900.00" }, { low: "0.00", high: "800.00" }),
      ]),
      "employee",
      say,
    );
    expect(days[0]?.effects).toEqual([
      { who: expect.stringContaining("住院"), before: "5,000 元", after: "4,900 元", way: "少付" },
    ]);
  });

  test("of an area name the schemes", () => {
    expect(areaDays(held([]), ["employee"], say)).toEqual([
      {
        date: "2024-01-01",
        written: "2024-01-01",
        schemes: [{ id: "employee", name: "职工医保", what: "职工普通门诊统筹" }],
      },
    ]);
  });
});

describe("worked examples", () => {
  const request = {
    region: "421300",
    date: "2024-06-01",
    person: { scheme: "employee", status: "retired" },
    visits: [{ care: "outpatient", tier: "2", total: "1500" }],
  };
  const file = { file: "cn/a/cases/b.json", name: { zh: "例", en: "Example" }, op: "estimate", request };
  const done = { ...startQuestions, questions: [] };
  const settling = (reply: () => Priced): Engine => engineOf({ estimate: reply, questions: () => done });
  const area = (expected: string, more: object = {}) => ({
    about,
    engine: settling(() => complete),
    cases: [{ ...file, ...more, expect: { ok: { status: expected } } }],
  });

  test("are cases that a link can carry, with the link that shows every line", () => {
    const [one] = examplesOf(area(complete.status), say);
    expect(one?.address).toContain("person.scheme=employee");
    expect(one?.address).toContain("visits.0.total=1500.00");
    expect(one && exampleText(one, about, say)).toMatchObject({
      id: "b",
      name: "例",
      headline: { low: { text: "675" } },
    });
    const visits = [...request.visits, ...request.visits];
    expect(examplesOf(area(complete.status, { request: { ...request, visits } }), say)).toEqual([]);
  });

  test("stop the build when one no longer holds", () => {
    expect(() => examplesOf(area("bounded"), say)).toThrow("cn/a/cases/b.json");
  });

  test("that the engine refuses are left out; a breakdown is not", () => {
    const [example] = examplesOf(area(complete.status), say);
    if (example === undefined) throw new Error("no example");
    const refusal = { path: "/visits", message: { zh: "不行", en: "no" } };
    const throwing = (error: unknown): Engine =>
      settling(() => {
        throw error;
      });
    expect(settled({ about, engine: throwing(refusal) }, example)).toBeNull();
    expect(() => settled({ about, engine: throwing(new Error("broken")) }, example)).toThrow("broken");
    expect(settled({ about, engine: settling(() => complete) }, { ...example, address: "#area=421300" })).toBeNull();
  });
});
