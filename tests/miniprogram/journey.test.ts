/** The estimate tapped through as a person would, in both languages and in large type; what a person can do beside it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { CASE, choose, DONE, headline, type Look, shown, tap, visits } from "./visit.ts";

const WORDS = {
  zh: { area: "随州", answers: ["职工医保", "退休", "普通门诊", "二级医院"], lead: "您大约要自己付", bar: "医保 55%" },
  en: {
    area: "Suizhou",
    answers: ["mployee", "etired", "utpatient", "Tier 2"],
    lead: "You will pay about",
    bar: "55%",
  },
} as const;

async function throughTheQuestions(page: Page, lang: "zh" | "en"): Promise<void> {
  await tap(page, ".area");
  await shown(page, "wx-input input").fill("sui");
  await shown(page, ".place").filter({ hasText: WORDS[lang].area }).tap();
  await shown(page, ".q").first().waitFor();
  for (const answer of WORDS[lang].answers) await choose(page, answer);
  await shown(page, "wx-input input").fill("1500");
  await shown(page, ".strip-num").first().waitFor();
  await tap(page, ".q .q-next");
}

describe("the mini-program", () => {
  const visit = visits();

  const looks: readonly Look[] = [
    { lang: "zh" },
    { lang: "en" },
    { lang: "zh", elder: true },
    { lang: "en", elder: true, width: 320 },
  ];
  for (const look of looks) {
    test(`answers the question of the README, ${JSON.stringify(look)}`, async () => {
      const { page, leave } = await visit(look);
      const lang = look.lang ?? "zh";
      assert.equal(await page.locator(".elder").count(), look.elder === true ? 1 : 0);
      await throughTheQuestions(page, lang);
      assert.equal(await headline(page), "¥675");
      const text = await shown(page, ".answer").innerText();
      for (const part of [
        WORDS[lang].lead,
        ...(look.elder === true ? [] : [WORDS[lang].bar]),
        "¥825.00",
        "¥675.00",
        "¥1,500.00",
      ])
        assert.ok(text.includes(part), `${part} in ${text}`);
      assert.equal(await shown(page, ".line-you .val").innerText(), "675.00");
      await leave();
    });
  }

  test("opens the lines of the statement one by one, with formula and source", async () => {
    const { page, leave } = await visit({}, `/pages/result/result?${DONE}`);
    await headline(page);
    assert.equal(await shown(page, ".opened").count(), 1, "the paying fund stands open");
    const fund = await shown(page, ".line-fund .opened").innerText();
    for (const part of ["70%", "5%", "75%", "1,100.00", "825.00", "官方"]) assert.ok(fund.includes(part), part);
    const closed = await shown(page, ".line").count();
    for (let index = 0; index < closed; index += 1) {
      const line = shown(page, ".line").nth(index);
      const before = await line.locator(".opened").count();
      await line.locator(".line-top").tap();
      await page.waitForTimeout(20);
      assert.equal(await line.locator(".opened").count(), 1 - before);
    }
    await leave();
  });

  test("changes an answer and comes back to a new result; going back loses nothing", async () => {
    const { page, leave } = await visit({});
    await throughTheQuestions(page, "zh");
    await headline(page);
    await page.locator(".mp-nav button").tap();
    await tap(page, '.edit[aria-label*="医院"]');
    await choose(page, "一级");
    assert.equal(await headline(page), "¥565");
    await tap(page, ".answer-case .edit");
    await shown(page, ".area").waitFor();
    await tap(page, ".q-next");
    assert.equal(await headline(page), "¥565");
    await leave();
  });

  test("gives a range for what is not known, and narrows it beside the answer", async () => {
    const open = `${CASE.replace("visits.0.tier=2", "visits.0.tier=")}&visits.0.total=1500.00`;
    const { page, leave } = await visit({}, `/pages/result/result?${open}`);
    assert.match(await headline(page), /^¥[\d,]+\s*到\s*¥[\d,]+$/);
    assert.ok((await shown(page, ".answer-split").innerText()).length > 10);
    await choose(page, "二级医院");
    assert.equal(await headline(page), "¥675");
    await leave();
  });

  test("keeps an amount it cannot read, says why, and takes what was meant", async () => {
    const { page, leave } = await visit({}, `/pages/questions/questions?${CASE}`);
    await shown(page, "wx-input input").fill("1500块");
    await tap(page, ".q .q-next");
    await shown(page, ".errsum").waitFor();
    assert.equal(await shown(page, "wx-input input").inputValue(), "1500块");
    await tap(page, ".q .btn-2");
    assert.equal(await headline(page), "¥675");
    await leave();
  });

  test("asks for a choice before it goes on", async () => {
    const { page, leave } = await visit({}, "/pages/questions/questions?area=421300");
    await tap(page, ".q-next");
    assert.match(await shown(page, ".errsum").innerText(), /请先选一个/);
    await leave();
  });

  test("says what it does not hold, and never makes a number up", async () => {
    const { page, leave } = await visit({}, `/pages/result/result?${DONE}&date=2030-01-01`);
    await shown(page, ".gap-late").waitFor();
    assert.equal(await page.locator(".answer-num").count(), 0);
    await tap(page, ".gap .btn");
    assert.equal(await headline(page), "¥675");
    await leave();
  });

  test("takes a day, and an unknown part of a link is named", async () => {
    const { page, leave } = await visit({}, `/pages/questions/questions?${CASE}&at=date&person.name%20x=1`);
    await shown(page, ".pick").waitFor();
    assert.match(await shown(page, ".note").innerText(), /person\.name/);
    await page.locator("wx-picker input").fill("2024-03-01");
    await page.locator("wx-picker input").dispatchEvent("change");
    await shown(page, ".pick").filter({ hasText: "2024-03-01" }).waitFor();
    await tap(page, ".q-next");
    await shown(page, ".amount").waitFor();
    await leave();
  });

  test("opens a question from a code's scene", async () => {
    const scene = encodeURIComponent("a=421300&c=outpatient&s=employee");
    const { page, leave } = await visit({}, `/pages/questions/questions?scene=${scene}`);
    await shown(page, ".q-title").waitFor();
    const done = await shown(page, ".list").first().innerText();
    for (const part of ["随州", "普通门诊", "职工医保"]) assert.ok(done.includes(part), part);
    await leave();
  });

  test("shares the question, never the person or the amount", async () => {
    const { page, state, leave } = await visit({}, `/pages/result/result?${DONE}`);
    await headline(page);
    await tap(page, ".strip .btn-2");
    const [card] = (await state()).shared as { title: string; path: string }[];
    assert.equal(card?.path, "/pages/questions/questions?area=421300&visits.0.care=outpatient&visits.0.tier=2");
    assert.ok(!/\d/.test(card?.title ?? ""));
    await leave();
  });

  test("stores nothing unless asked, and erases it all", async () => {
    const { page, state, leave } = await visit({}, "/pages/settings/settings");
    const stored = async (): Promise<string | undefined> => (await state()).storage["yibao"];
    assert.equal(await stored(), undefined);
    await tap(page, ".item-switch", 1);
    await tap(page, ".opt", 1);
    await page.locator(".h3", { hasText: "Language" }).waitFor();
    assert.deepEqual(JSON.parse((await stored()) ?? ""), { version: 1, kept: "", lang: "en" });
    await tap(page, ".btn-2");
    await page.locator(".caption", { hasText: "已经清除" }).waitFor();
    assert.equal(await stored(), undefined);
    await leave();
  });

  test("has large type at once where WeChat's own type is large, and a switch on the first page", async () => {
    const { page, leave } = await visit({});
    assert.equal(await page.locator(".elder").count(), 0);
    await tap(page, ".chip");
    await page.locator(".elder").waitFor();
    await leave();
  });

  test("calls the hotline from the foot of the answer", async () => {
    const { page, state, leave } = await visit({}, `/pages/result/result?${DONE}`);
    await tap(page, ".hot");
    assert.equal((await state()).calls.length, 1);
    await leave();
  });
});
