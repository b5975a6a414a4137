/** The rules of an area and of its schemes: reached from everywhere, and value for value what the native engine describes. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import {
  type Engine,
  isPriced,
  type Lang,
  type PolicySay,
  readAddress,
  requestOf,
  speaker,
} from "../../web/core/src/index.ts";
import { type Block, daysIn, schemeRules, schemesOf } from "../../web/core/src/policy/index.ts";
import { native } from "./native.ts";
import { DONE, headline, type Look, shown, tap, visits } from "./visit.ts";

const texts = resolve(import.meta.dirname, "../../web/core/texts");
const words = (lang: Lang): PolicySay => {
  const name = lang === "zh" ? "zh-CN" : "en";
  const read = (file: string): object => JSON.parse(readFileSync(`${texts}/${file}`, "utf8")) as object;
  return speaker(lang, { ...read(`${name}.json`), ...read(`policy.${name}.json`) } as Parameters<typeof speaker>[1]);
};

/** Unfolds everything, one tap after the other. */
async function unfoldAll(page: Page): Promise<void> {
  for (;;) {
    const folded = shown(page, '[aria-expanded="false"]');
    if ((await folded.count()) === 0) return;
    await folded.first().tap();
  }
}

const valuesOf = ({ single, table }: Block): readonly string[] => [
  ...(single === null ? [] : [single.text]),
  ...(table?.groups ?? []).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text))),
];

/** The native engine, asked as the page asks its own. */
const engine: Engine = {
  loadRegion: () => Promise.resolve(null),
  call: (op, request) => ({ ok: native(op, request) }),
};

async function unfold(page: Page, title: RegExp): Promise<void> {
  await shown(page, ".laters .place").filter({ hasText: title }).first().tap();
}

describe("the rules of an area", () => {
  const visit = visits();

  for (const [region, lang] of [
    ["421300", "zh"],
    ["440300", "en"],
  ] as const)
    test(`are those that the native engine describes: ${region}, ${lang}`, async () => {
      const about = native("describe", { region });
      const { page, leave } = await visit({ lang });
      let seen = 0;
      for (const scheme of schemesOf(about)) {
        const expected = schemeRules(about, scheme, words(lang));
        const url = `/policy/policy?area=${region}&scheme=${scheme}`;
        await page.evaluate((path) => globalThis.__mp.open(path), url);
        await shown(page, ".benefit").first().waitFor({ timeout: 15_000 });
        await unfoldAll(page);
        const values = await page.locator(".block-value, .block .tr:not(.tr-head) .td").evaluateAll((all) =>
          all.map((one) => {
            const name = one.querySelector(".td-name")?.textContent ?? "";
            return (one.textContent ?? "").slice(name.length).trim();
          }),
        );
        const blocks = expected.sections.flatMap(({ slots }) => slots.flatMap((slot) => slot.blocks));
        assert.deepEqual(values, blocks.flatMap(valuesOf));
        seen += values.length;
        const text = await shown(page, ".page").innerText();
        for (const part of [
          ...expected.rules.map((rule) => rule.text),
          ...expected.readings.map((reading) => reading.question),
          ...expected.limits.map((limit) => limit.text),
          ...expected.sources.map((source) => source.title),
        ])
          assert.ok(text.includes(part), part);
      }
      assert.ok(seen > 20);
      await leave();
    });

  const looks: readonly Look[] = [{ lang: "zh" }, { lang: "en", elder: true, width: 320 }];
  for (const look of looks)
    test(`are reached from the first page, the list of areas and a result, ${JSON.stringify(look)}`, async () => {
      const { page, leave } = await visit(look);
      await tap(page, ".area");
      await shown(page, ".item .edit").first().tap();
      await shown(page, ".policy-h1").waitFor();
      await page.locator(".mp-nav button").click();
      await shown(page, ".place").first().waitFor();
      await page.evaluate((url) => globalThis.__mp.open(url), `/pages/result/result?${DONE}`);
      await headline(page);
      await shown(page, ".ways .place").nth(2).tap();
      await shown(page, ".benefit").first().waitFor();
      assert.match(await shown(page, ".policy-h1").innerText(), look.lang === "en" ? /Employee/ : /职工/);
      // The way into the estimate takes area and scheme along.
      await shown(page, "wx-button").first().tap();
      await shown(page, ".q").first().waitFor();
      const done = await shown(page, ".done, .page").first().innerText();
      assert.match(done, look.lang === "en" ? /Suizhou[\s\S]*Employee/ : /随州[\s\S]*职工/);
      await page.evaluate(() => globalThis.__mp.open("/pages/home/home"));
      await shown(page, ".ways .place").first().tap();
      await shown(page, ".policy-h1").waitFor();
      await shown(page, ".place").first().tap();
      await shown(page, ".benefit").first().waitFor();
      await leave();
    });

  test("say so when the area's pack does not come, and come on a second try", async () => {
    const { page, leave } = await visit({ faults: { subPackages: ["packs"] } }, "/policy/policy?area=421300");
    await shown(page, ".errsum").waitFor({ timeout: 15_000 });
    await page.evaluate(() => Object.assign(globalThis.__mpFaults ?? {}, { subPackages: [] }));
    await shown(page, "wx-button").first().tap();
    await shown(page, ".policy-h1").waitFor({ timeout: 15_000 });
    await leave();
  });

  for (const [region, scheme, look] of [
    ["330900", "resident", { lang: "zh" }],
    ["421300", "resident", { lang: "en", elder: true, width: 320 }],
  ] as const)
    test(`tell what changed on which day and for whom, as the native engine does: ${region}, ${look.lang}`, async () => {
      const say = words(look.lang);
      const days = daysIn({ about: native("describe", { region }), engine }, scheme, say);
      assert.ok(days.some(({ effects }) => effects.length > 0));
      const { page, leave } = await visit(look, `/policy/policy?area=${region}&scheme=${scheme}`);
      await shown(page, ".benefit").first().waitFor({ timeout: 15_000 });
      const loaded = (): Promise<readonly string[]> => page.evaluate(() => globalThis.__mp.loaded());
      assert.ok(!(await loaded()).some((name) => name.startsWith("full/")), "nothing of it before it is opened");
      await unfold(page, /什么变了|What changed/);
      await shown(page, ".day").first().waitFor({ timeout: 20_000 });
      assert.ok((await loaded()).some((name) => name.startsWith("full/")));
      // The newest day stands open; the others are unfolded one by one.
      assert.equal(await shown(page, '.day > .place[aria-expanded="true"]').count(), 1);
      for (let at = 1; at < days.length; at += 1) await shown(page, ".day > .place").nth(at).tap();
      for (const [at, day] of days.entries()) {
        const text = await shown(page, ".day").nth(at).innerText();
        const lines = day.changes.flatMap(({ parts }) => parts.flatMap((part) => [part.slot, ...part.lines]));
        const effects = day.effects.flatMap(({ who, before, after, way }) => [
          who,
          before,
          `${after}${say("policy.list_dot")}${way}`,
        ]);
        for (const part of [day.written, ...day.changes.map(({ name }) => name), ...lines, ...effects])
          assert.ok(text.includes(part), `${part} in ${text}`);
      }
      assert.equal(await shown(page, ".day").count(), days.length);
      await leave();
    });

  test("have worked examples, settled in here as the native engine settles them, that open with their facts", async () => {
    const { page, leave } = await visit({}, "/policy/policy?area=421300");
    await shown(page, ".policy-h1").waitFor({ timeout: 15_000 });
    await unfold(page, /算好的例子/);
    await shown(page, ".example").first().waitFor({ timeout: 20_000 });
    const n = await shown(page, ".example").count();
    assert.ok(n >= 4, `${n} examples`);
    for (let at = 0; at < n; at += 1) {
      const example = shown(page, ".example").nth(at);
      const figure = (await example.locator(".example-num").innerText()).trim();
      await example.locator(".btn").tap();
      assert.equal(await headline(page), figure);
      const address = await page.evaluate(() => {
        const options = globalThis.__mp.top()?.options ?? {};
        return `#${Object.entries(options)
          .map((pair) => pair.join("="))
          .join("&")}`;
      });
      const { case: it, unread } = readAddress(address);
      assert.deepEqual(unread, []);
      const reply = native("estimate", requestOf(it, it.date ?? ""));
      assert.ok(isPriced(reply));
      const { total } = reply.total.person;
      if (typeof total === "string")
        assert.equal(figure.replace(/[¥,]/g, "").replace(/\.00$/, ""), total.replace(/\.00$/, ""));
      await page.locator(".mp-nav button").click();
      await shown(page, ".example").first().waitFor();
    }
    await leave();
  });

  test("lead from the days of an area to those of a scheme", async () => {
    const { page, leave } = await visit({}, "/policy/policy?area=421300");
    await shown(page, ".policy-h1").waitFor({ timeout: 15_000 });
    await unfold(page, /什么变了/);
    await shown(page, ".day .place").filter({ hasText: "城乡居民" }).first().tap({ timeout: 20_000 });
    await shown(page, ".change").first().waitFor({ timeout: 20_000 });
    assert.match(await shown(page, ".policy-h1").innerText(), /居民/);
    await leave();
  });

  test("say so when the full engine does not come, and tell it on a second try", async () => {
    const faults = { subPackages: ["full", "full-fallback"] };
    const { page, leave } = await visit({ faults }, "/policy/policy?area=421300&scheme=employee");
    await shown(page, ".benefit").first().waitFor({ timeout: 15_000 });
    await unfold(page, /什么变了/);
    await shown(page, ".later .note").waitFor({ timeout: 20_000 });
    await page.evaluate(() => Object.assign(globalThis.__mpFaults ?? {}, { subPackages: [] }));
    await shown(page, ".later .note wx-button").tap();
    await shown(page, ".change").first().waitFor({ timeout: 20_000 });
    await leave();
  });
});
