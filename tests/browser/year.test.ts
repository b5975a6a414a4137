/**
 * The year: visits entered, changed, taken out, by tapping and by keyboard; every figure the one that the engine's `year`
 * says for the same request. And what holds for all tools: offline after one visit, a word for those without scripts.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type SiteServer, serve } from "./server.ts";
import { fillFields } from "./steps.ts";
import { ask } from "./tool-page.ts";
import { LOOKS, launch, nameOf, SCREENS, site } from "./tools.ts";
import { assertFits, visit } from "./visit.ts";
import { CHINESE, ENGLISH } from "./words.ts";

const [, phone, wide] = SCREENS;
const PERSON = "area=421300&person.scheme=employee&person.status=retired";
const BILLS = [
  ["2024-02-18", "1", "220.00"],
  ["2024-04-09", "2", "680.00"],
  ["2024-06-01", "2", "1500.00"],
  ["2024-09-12", "3", "760.00"],
  ["2024-11-20", "1", "180.00"],
] as const;
type Bill = readonly [date: string, tier: string, total: string];
const linkOf = (bills: readonly Bill[]): string =>
  bills
    .map(
      ([date, tier, total], index) =>
        `visits.${index}.care=outpatient&visits.${index}.tier=${tier}&visits.${index}.total=${total}&visits.${index}.date=${date}`,
    )
    .join("&");
const requestOf = (bills: readonly Bill[], order = "given"): object => ({
  region: "421300",
  date: "2024-12-31",
  person: { scheme: "employee", status: "retired" },
  visits: bills.map(([date, tier, total]) => ({ care: "outpatient", date, tier, total })),
  order,
});

interface Year {
  readonly visits: readonly {
    readonly statement?: { readonly person: { readonly total: string }; readonly funds: { readonly total: string } };
  }[];
  readonly total: { readonly person: { readonly cash: string; readonly total: string } };
  readonly order: readonly { readonly least: { readonly person_total: string } }[];
}

let browser: Browser;
let server: SiteServer;
before(async () => {
  browser = await launch();
  server = await serve(site, "/a/b/");
});
after(async () => {
  await browser.close();
  await server.close();
});

const grouped = (amount: string): string => amount.replace(/\B(?=(\d{3})+\.)/g, ",");
/** What the visits are shown to cost the person, one after the other. */
const pays = async (page: Page): Promise<readonly string[]> => {
  const all = await page.locator(".visit .visit-split b [aria-hidden]").allInnerTexts();
  return all.map((text) => text.replace("¥", "").trim());
};
const wanted = (bills: readonly Bill[]): readonly string[] =>
  ask<Year>("year", requestOf(bills)).visits.map(({ statement }) => grouped(statement?.person.total ?? ""));

test("the visits of a year have the engine's figures; used-up limits are told where it happened", async () => {
  const { page, leave } = await visit(browser, server, wide, `year/#${PERSON}&${linkOf(BILLS)}`);
  await page.locator(".visit").first().waitFor();
  const reply = ask<Year>("year", requestOf(BILLS));
  assert.deepEqual(await pays(page), wanted(BILLS));
  assert.match(await page.locator("#year").innerText(), /1,740/);
  assert.equal(reply.total.person.total, "1740.00");
  assert.equal(await page.locator(".pay-list .num").nth(1).locator("[aria-hidden]").innerText(), "¥1,740.00");
  assert.deepEqual(
    await Promise.all((await page.locator(".visit").all()).map((one) => one.locator(".event").count())),
    [0, 1, 0, 1, 0],
  );
  assert.deepEqual(await page.locator(".left-top .v").allInnerTexts(), ["2024-04-09 扣满", "2024-09-12 用完"]);
  await leave();
});

test("visits are added, changed and taken out; the address keeps them, by day", async () => {
  const { page, leave } = await visit(browser, server, phone, `year/#${PERSON}&${linkOf(BILLS.slice(0, 2))}`);
  await page.locator(".visit").first().waitFor();
  await page.locator("[data-add]").click();
  await page.locator("[data-visit='2'][open]").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "f-visits-2-date");
  await page.fill("#f-visits-2-total", "1,500");
  await page.selectOption("#f-visits-2-tier", "3");
  await page.locator(".visit").nth(2).waitFor();
  const third: Bill = ["2024-05-09", "3", "1500.00"];
  assert.deepEqual(await pays(page), wanted([...BILLS.slice(0, 2), third]));
  // Another day: first now, where the deductible is still open.
  await page.fill("#f-visits-2-date", "2024-01-05");
  await page.locator(".visit").first().locator("b", { hasText: "2024-01-05" }).waitFor();
  const moved: Bill = ["2024-01-05", "3", "1500.00"];
  assert.deepEqual(await pays(page), wanted([moved, ...BILLS.slice(0, 2)]));
  await page.locator("[data-visit='2'] [data-remove]").click();
  await page.waitForFunction(() => document.querySelectorAll(".visit").length === 2);
  assert.deepEqual(await pays(page), wanted(BILLS.slice(0, 2)));
  await page.locator("[data-undo]").click();
  await page.locator(".visit").nth(2).waitFor();
  await page.reload();
  await page.locator(".visit").nth(2).waitFor();
  assert.deepEqual(await pays(page), wanted([moved, ...BILLS.slice(0, 2)]));
  await leave();
});

test("an order that costs less is offered, and taken", async () => {
  const bills: readonly Bill[] = [
    ["2024-06-01", "1", "1000.00"],
    ["2024-06-01", "3", "1000.00"],
  ];
  const { page, leave } = await visit(browser, server, phone, `en/year/#${PERSON}&${linkOf(bills)}`);
  await page.locator(".order-list li").nth(1).waitFor();
  const [order] = ask<Year>("year", requestOf(bills)).order;
  assert.match(await page.locator(".orders").innerText(), new RegExp(order?.least.person_total ?? "-"));
  await page.locator(".orders button").click();
  await page.locator("#year", { hasText: "760" }).waitFor();
  assert.match(page.url(), /visits\.0\.tier=3/);
  await leave();
});

test("across 31 December; unknown tiers stay ranges; visits without rules say so", async () => {
  const bills: readonly Bill[] = [
    ["2023-12-30", "2", "900.00"],
    ["2024-01-02", "", "900.00"],
    ["2025-01-02", "2", "900.00"],
  ];
  const { page, leave } = await visit(browser, server, phone, `en/year/#${PERSON}&${linkOf(bills)}`);
  await page.locator(".year-begins").nth(1).waitFor();
  assert.equal(await page.locator("[data-year]").count(), 3);
  assert.match(await page.locator(".visit").nth(1).innerText(), /to/);
  await page.locator(".visit").nth(2).locator(".cmp-why").waitFor();
  await leave();
});

for (const words of [CHINESE, ENGLISH]) {
  for (const look of LOOKS)
    describe(`${words.search}, ${nameOf(look)}`, () => {
      const path = words === CHINESE ? "year/" : "en/year/";

      test("from nothing to an example, by tapping", async () => {
        const { page, leave } = await visit(browser, server, look, path);
        await page.locator("button.area").click();
        await page.getByRole("combobox", { name: words.search }).fill("sui");
        await page.getByRole("option", { name: words.area }).click();
        await page.locator("[data-visit='0'] > summary").click();
        await fillFields(page);
        await page.locator("[data-example=typical]").click();
        await page.locator(".visit").nth(5).waitFor();
        assert.equal(await page.locator("[data-visit]").count(), 6);
        await page.locator("[data-free]").check();
        await page.locator(".orders [aria-live] p").waitFor();
        await assertFits(page);
        await leave();
      });

      test("by keyboard alone", async () => {
        const { page, leave } = await visit(browser, server, look, `${path}#${PERSON}&${linkOf(BILLS.slice(0, 1))}`);
        await page.locator(".visit").first().waitFor();
        await page.locator("[data-add]").focus();
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => document.activeElement?.id === "f-visits-1-date");
        await page.locator("#f-visits-1-total").focus();
        await page.keyboard.type("680");
        await page.keyboard.press("Tab");
        await page.locator(".visit").nth(1).waitFor();
        await page.locator("[data-visit='1'] [data-remove]").focus();
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => document.activeElement?.id === "visits");
        await leave();
      });
    });
}

test("after one visit to the start page the tools work without a network", async () => {
  const { page, context, leave } = await visit(browser, server, phone, "");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.goto(`${server.home}year/#${PERSON}&${linkOf(BILLS)}`);
  await page.locator("#year", { hasText: "1,740" }).waitFor();
  await page.goto(`${server.home}en/compare/#${PERSON}&${linkOf(BILLS.slice(2, 3)).replace(/&visits.0.date=.*/, "")}`);
  await page.locator(".cmp-row.base", { hasText: "675" }).waitFor();
  await leave();
});

test("without scripts the pages say what they need", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: phone });
  const page = await context.newPage();
  for (const path of ["compare/", "en/compare/", "year/", "en/year/"]) {
    await page.goto(server.home + path);
    assert.ok(await page.locator("noscript .note, .note").first().isVisible());
    assert.ok(await page.locator("h1").isVisible());
  }
  await context.close();
});
