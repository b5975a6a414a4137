/** Compare, check and the year tapped through as a person would, in both languages and in large type. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { CASE, DONE, headline, type Look, shown, tap, visits } from "./visit.ts";

const WORDS = {
  zh: {
    ways: ["比一比", "对一对", "全年"],
    area: "随州",
    scheme: "职工医保",
    status: "已退休",
    care: "普通门诊",
    tier: "二级医院",
    less: "少付 110.00",
    mine: "您选的",
    equal: "对得上，分文不差",
    fund: "统筹基金",
    year: "2024 年您一共大约要自己付",
  },
  en: {
    ways: ["Compare", "Check", "Year"],
    area: "Suizhou",
    scheme: "Employee insurance",
    status: "Retired",
    care: "Outpatient visit",
    tier: "Tier 2 hospital",
    less: "110.00 less",
    mine: "Your choice",
    equal: "agrees",
    fund: "Pooled fund",
    year: "In 2024 you pay about",
  },
} as const;

const LOOKS: readonly Look[] = [{ lang: "zh" }, { lang: "en", width: 320 }, { lang: "zh", elder: true }];

/** The framework writes a prefix before an id. */
const field = (path: string): string => `[id$="--f-${path.replace(/[^a-z0-9]+/gi, "-")}"]`;

const ERRORS = '[id$="--errors"]';

const pick = async (page: Page, path: string, label: string): Promise<void> => {
  await shown(page, `${field(path)} select`).selectOption({ label }, PATIENCE);
};

/** What waits for longer than this will not come. */
const PATIENCE = { timeout: 8000 };

async function type(page: Page, path: string, text: string): Promise<void> {
  const input = shown(page, `${field(path)} input`);
  await input.fill(text, PATIENCE);
  await input.blur();
}

async function setDay(page: Page, path: string, day: string): Promise<void> {
  const input = page.locator(`${field(path)} wx-picker input`);
  await input.fill(day, PATIENCE);
  await input.dispatchEvent("change");
}

/** From the first page into a tool, and the case of the README into its form. */
async function fillIn(page: Page, way: number, lang: "zh" | "en"): Promise<void> {
  const words = WORDS[lang];
  await shown(page, ".way")
    .filter({ hasText: words.ways[way] ?? "" })
    .tap();
  await tap(page, field("area"));
  await shown(page, "wx-input input").fill("sui");
  await shown(page, ".place").filter({ hasText: words.area }).tap();
  await pick(page, "person.scheme", words.scheme);
  await pick(page, "person.status", words.status);
}

describe("the tools", () => {
  const visit = visits();

  for (const look of LOOKS) {
    const lang = look.lang ?? "zh";
    const words = WORDS[lang];
    const name = JSON.stringify(look);

    test(`compare hospitals, ${name}`, async () => {
      const { page, leave } = await visit(look);
      await fillIn(page, 0, lang);
      await pick(page, "visits.0.care", words.care);
      await pick(page, "visits.0.tier", words.tier);
      await type(page, "visits.0.total", "1500");
      await tap(page, ".case-in .q-next");
      const base = shown(page, ".cmp-base");
      assert.equal(await base.locator(".cmp-num").innerText(), "¥675");
      assert.ok((await base.innerText()).includes(words.mine));
      const first = shown(page, ".cmp").filter({ hasText: words.less }).first();
      assert.equal(await first.locator(".cmp-num").innerText(), "¥565");
      await first.locator(".idle").tap();
      assert.match(await first.locator(".reason").first().innerText(), /75%.*85%/s);
      assert.equal((await first.locator(".reason-sum .num").innerText()).replace("\u2212", "-"), "-110.00");
      await first.locator(".btn").tap();
      assert.equal(await shown(page, ".cmp-base .cmp-num").innerText(), "¥565");
      await leave();
    });

    test(`the year, ${name}`, async () => {
      const { page, leave } = await visit(look);
      await fillIn(page, 2, lang);
      await tap(page, ".case-s .case-top");
      await setDay(page, "visits.0.date", "2024-03-01");
      await pick(page, "visits.0.care", words.care);
      await pick(page, "visits.0.tier", words.tier);
      await type(page, "visits.0.total", "1500");
      await tap(page, ".case-s + .btn");
      await type(page, "visits.1.total", "3000");
      await shown(page, ".settled").nth(1).waitFor();
      const text = await shown(page, ".answer").innerText();
      // 675.00, then 3000 less 775.00: what is left of the fund's limit.
      for (const part of [words.year, "¥2,900", "¥1,600.00", "¥4,500.00"])
        assert.ok(text.includes(part), `${part} in ${text}`);
      assert.equal(await shown(page, ".event").count(), 2);
      await leave();
    });

    test(`a paper that agrees, ${name}`, async () => {
      const { page, leave } = await visit(look);
      await fillIn(page, 1, lang);
      await pick(page, "visits.0.care", words.care);
      await pick(page, "visits.0.tier", words.tier);
      await setDay(page, "date", "2024-06-01");
      await type(page, "printed.medfee_sumamt", "1500");
      await type(page, "printed.hifp_pay", "825");
      await type(page, "printed.psn_cash_pay", "675");
      await shown(page, ".case + .btn").tap();
      assert.ok((await shown(page, ".verdict").innerText()).includes(words.equal));
      assert.equal(await shown(page, ".recon-off").count(), 0);
      assert.ok((await shown(page, ".recon").innerText()).includes(words.fund));
      await leave();
    });
  }

  test("a paper that differs is explained, and tried again as it seems to be", async () => {
    const paper = `${DONE}&date=2024-06-01&printed.medfee_sumamt=1500&printed.hifp_pay=808.50&printed.psn_cash_pay=691.50`;
    const { page, state, leave } = await visit({}, `/tools/check/check?${paper}`);
    await shown(page, ".verdict").waitFor();
    assert.match(await shown(page, ".verdict").innerText(), /差 16\.50 元/);
    assert.ok((await shown(page, ".found-way").count()) >= 1);
    await tap(page, ".found-way .btn");
    await shown(page, ".verdict").filter({ hasText: "对得上" }).waitFor();
    await tap(page, ".onward .chip");
    assert.match(await headline(page), /^¥69[12]$/);
    assert.deepEqual((await state()).shared, []);
    await leave();
  });

  test("what cannot be read stands at its field and stays as it was typed", async () => {
    const { page, leave } = await visit({}, `/tools/compare/compare?${CASE}`);
    await type(page, "visits.0.total", "1500块");
    assert.match(await shown(page, `${field("visits.0.total")} .field-err`).innerText(), /1500块/);
    assert.equal(await shown(page, `${field("visits.0.total")} input`).inputValue(), "1500块");
    await tap(page, ".case-in .q-next");
    assert.match(await shown(page, ERRORS).innerText(), /有 1 处要改/);
    await tap(page, ".way-to");
    assert.equal(await shown(page, `${field("visits.0.total")} input`).inputValue(), "1500块");
    await type(page, "visits.0.total", "1500");
    await tap(page, ".case-in .q-next");
    assert.equal(await shown(page, ".cmp-base .cmp-num").innerText(), "¥675");
    await leave();
  });

  test("a figure that cannot be read, and one that is lacking, are told at once", async () => {
    const { page, leave } = await visit({}, `/tools/check/check?${CASE}`);
    await type(page, "printed.medfee_sumamt", "一千五");
    await shown(page, ".case + .btn").tap();
    assert.match(await shown(page, ERRORS).innerText(), /一千五/);
    await type(page, "printed.medfee_sumamt", "1500");
    await shown(page, ".case + .btn").tap();
    assert.match(await shown(page, ERRORS).innerText(), /还要填一个付款的数/);
    await leave();
  });

  test("the answer's page carries its case into each tool, and back", async () => {
    const { page, leave } = await visit({}, `/pages/result/result?${DONE}`);
    await headline(page);
    await tap(page, ".onward .chip");
    assert.equal(await shown(page, ".cmp-base .cmp-num").innerText(), "¥675");
    await tap(page, ".onward .chip", 2);
    await shown(page, ".settled").waitFor();
    assert.equal(await shown(page, ".answer-num").innerText(), "¥675");
    await page.locator(".mp-nav button").tap();
    assert.equal(await headline(page), "¥675");
    await leave();
  });

  test("a tool opened again holds what it held; erased, it holds nothing", async () => {
    const { page, leave } = await visit({});
    await fillIn(page, 0, "zh");
    await type(page, "visits.0.total", "1500");
    await page.locator(".mp-nav button").tap();
    await shown(page, ".way").filter({ hasText: "比一比" }).tap();
    assert.equal(await shown(page, `${field("visits.0.total")} input`).inputValue(), "1500");
    await page.locator(".mp-nav button").tap();
    await shown(page, ".chip").filter({ hasText: "设置" }).tap();
    await tap(page, ".btn-2");
    await page.locator(".mp-nav button").tap();
    await shown(page, ".way").filter({ hasText: "比一比" }).tap();
    await shown(page, field("area")).waitFor();
    assert.match(await shown(page, field("area")).innerText(), /选一个地方/);
    await leave();
  });

  test("areas and days are added and taken away; another language says all of it again", async () => {
    const { page, leave } = await visit({}, `/tools/compare/compare?${DONE}`);
    await shown(page, ".chip").filter({ hasText: "地方" }).tap();
    await shown(page, ".chip").filter({ hasText: "加一个地方" }).tap();
    await shown(page, "wx-input input").fill("福州");
    await tap(page, ".place");
    await shown(page, ".cmp").nth(1).waitFor();
    await shown(page, ".chip-on").filter({ hasText: "福州" }).tap();
    assert.equal(await shown(page, ".cmp").count(), 1);
    await shown(page, ".chip").filter({ hasText: "日子" }).tap();
    await setDay(page, "compare.day", "2023-05-01");
    await shown(page, ".cmp").nth(1).waitFor();
    await page.evaluate(() => globalThis.__mp.load("state/app.js").setLang("en"));
    await page.evaluate(() => globalThis.__mp.top().onShow());
    assert.match(await shown(page, ".cmp").first().innerText(), /2023|Your/);
    assert.match(await shown(page, ".h2").first().innerText(), /The same bill/);
    await leave();
  });

  test("sends on the question, never an amount or a figure of a paper", async () => {
    const { page, leave } = await visit({}, `/tools/check/check?${DONE}&printed.hifp_pay=825`);
    await shown(page, ".verdict").waitFor();
    const card = await page.evaluate(() => globalThis.__mp.top().onShareAppMessage());
    assert.equal(card.path, "/tools/check/check?area=421300&visits.0.care=outpatient&visits.0.tier=2");
    await leave();
  });

  test("says so when the full engine does not open, and goes on when it does", async () => {
    const faults = { subPackages: ["full", "full-fallback"] };
    const { page, leave } = await visit({ faults }, `/tools/compare/compare?${DONE}`);
    await shown(page, ".errsum").waitFor();
    assert.equal(await shown(page, ".btn-2").count(), 1, "the telephone of the case's own area");
    await page.evaluate(() => Object.assign(globalThis.__mpFaults ?? {}, { subPackages: [] }));
    await tap(page, ".btn");
    assert.equal(await shown(page, ".cmp-base .cmp-num").innerText(), "¥675");
    await leave();
  });

  test("goes on with the other way when the engine stops while it compares", async () => {
    const { page, leave } = await visit({}, `/tools/compare/compare?${DONE}`);
    await shown(page, ".cmp").first().waitFor();
    await page.evaluate(() => {
      globalThis.__mp.top().kit.tool.session.call = () => {
        throw new Error("unreachable executed");
      };
    });
    await tap(page, ".chip", 1);
    await shown(page, ".errsum").waitFor();
    await page.evaluate(() => Reflect.deleteProperty(globalThis.__mp.top().kit.tool.session, "call"));
    await tap(page, ".btn");
    await shown(page, ".cmp").first().waitFor();
    assert.equal(await page.evaluate(() => globalThis.__mp.load("state/app.js").fullWay()?.way), "script");
    await leave();
  });
});
