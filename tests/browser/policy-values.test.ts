/** Every dated value of every pack is on its page, with its first day and its document; the ledger counts as the command does. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, test } from "node:test";
import {
  type About,
  type Dated,
  describeRegion,
  type ForScheme,
  figures,
  html,
  LANGS,
  prefix,
  regions,
  type Slot,
  schemesOf,
  squeezed,
  type Texts,
  words,
} from "./policy-site.ts";

const isFor = (condition: ForScheme | undefined, scheme: string): boolean =>
  condition?.scheme?.includes(scheme) ?? true;

/** Each dated value of a scheme with the mark its block carries. */
function valuesOf(about: About, scheme: string): readonly { readonly mark: string; readonly dated: Dated }[] {
  const ofSlot = (id: string, history: readonly Dated[]) =>
    history.map((dated) => ({ mark: `${id} ${dated.from}`, dated }));
  const mine = (one: { readonly when?: ForScheme; readonly applies?: ForScheme }): boolean =>
    isFor(one.when, scheme) && isFor(one.applies, scheme);
  const ofSlots = (id: string, slots: readonly Slot[]) =>
    slots.filter(mine).flatMap(({ history }, index) => ofSlot(`${id}-${index}`, history));
  return [
    ...about.benefits.filter(mine).flatMap(({ id, slots }) => ofSlots(id, slots)),
    ...(about.first_pay ?? []).filter(mine).flatMap(({ history }, index) => ofSlot(`first_pay-${index}-0`, history)),
    ...(about.accounts ?? [])
      .filter(mine)
      .flatMap((one, index) => [
        ...ofSlot(`${one.id}-${index}-own`, [one]),
        ...ofSlots(`${one.id}-${index}`, one.slots),
      ]),
    ...(about.allowances ?? []).filter(mine).flatMap(({ id, slots }) => ofSlots(id, slots)),
    ...(about.eligibility ?? []).filter(mine).flatMap((rule) => ofSlot(rule.id, [rule])),
  ];
}

/** The pieces of a page that carry a mark, as words. */
const blocksOf = (page: string): ReadonlyMap<string, string> =>
  new Map(
    [...page.matchAll(/data-value="([^"]+)"[\s\S]*?(?=data-value="|<\/section>)/g)].map(([piece, mark = ""]) => [
      mark,
      words(piece),
    ]),
  );

/** The value's figures, its first day and its document stand together. */
function assertTold(page: string, about: About, scheme: string, lang: "zh" | "en"): void {
  const blocks = blocksOf(page);
  const all = valuesOf(about, scheme);
  assert.ok(all.length > 0);
  for (const { mark, dated } of all) {
    const block = blocks.get(mark) ?? "";
    const rows = [...(dated.rows ?? []), ...(dated.bands ?? []).flatMap((band) => band.rows)];
    const source = about.sources.find(({ id }) => id === dated.source);
    const wanted = [...rows.flatMap(({ value }) => figures(value)), squeezed(source?.title[lang] ?? dated.source)];
    for (const one of new Set(wanted)) assert.ok(block.includes(one), `${mark}: ${one} is not in “${block}”`);
    assert.ok(page.includes(`data-value="${mark}"`) && page.includes(`datetime="${dated.from}"`), mark);
  }
}

/** Rules and limits on the page of their scheme, readings on one of them, questions on the area's. */
async function assertArea(region: string, lang: "zh" | "en"): Promise<void> {
  const about = await describeRegion(region);
  const say = (texts: Texts): string => squeezed(texts[lang]);
  const read = (path: string): string => html(`${prefix[lang]}policy/${region}/${path}`);
  const has = (text: string, wanted: readonly string[]): void => {
    for (const one of wanted) assert.ok(text.includes(one), one);
  };
  for (const scheme of schemesOf(region)) {
    assertTold(read(scheme), about, scheme, lang);
    const limits = about.limits.filter(({ when }) => isFor(when, scheme));
    has(
      words(read(scheme)),
      limits.map(({ text }) => say(text)),
    );
  }
  const answers = (about.answers ?? []).flatMap(({ question, answer }) => [say(question), say(answer)]);
  has(words(read("")), answers);
  const questions = about.readings.map(({ question }) => say(question));
  has(words(schemesOf(region).map(read).join()), questions);
}

describe("every rule is on its page", () => {
  for (const region of regions) for (const lang of LANGS) test(`${region} ${lang}`, () => assertArea(region, lang));
});

/** What the command line says of the same packs; left out where it is not built. */
const command = resolve(import.meta.dirname, "../../build/yibao");

interface Counted {
  readonly scheme: string;
  readonly care: readonly string[];
  readonly values: { readonly [grade: string]: number };
  readonly sources: { readonly cited: number };
  readonly cases: number;
}

test("the ledger counts as the command does", { skip: !existsSync(command) }, () => {
  const { areas } = JSON.parse(
    execFileSync(command, ["ledger", "--format", "json"], {
      cwd: resolve(import.meta.dirname, "../.."),
      encoding: "utf8",
    }),
  ) as {
    readonly areas: readonly { readonly region: string; readonly schemes: readonly Counted[] }[];
  };
  const page = html("en/policy/ledger/");
  for (const { region, schemes } of areas)
    for (const { scheme, care, values, sources, cases } of schemes.filter((one) => one.care.length > 0)) {
      const row = new RegExp(`data-ledger="${region} ${scheme}"[\\s\\S]*?</tr>`).exec(page)?.[0] ?? "";
      for (const [grade, n] of Object.entries(values))
        assert.equal(
          Number(new RegExp(`grade-${grade}"[^<]*(?:<svg[\\s\\S]*?</svg>)?[^<]*? (\\d+)<`).exec(row)?.[1] ?? 0),
          n,
          `${region} ${scheme} ${grade}`,
        );
      assert.ok(words(row).includes(`${sources.cited} documents`), `${region} ${scheme} sources`);
      assert.equal([...row.matchAll(/<li/g)].length >= care.length, true);
      assert.match(row, new RegExp(`>${cases}</td>`));
    }
});
