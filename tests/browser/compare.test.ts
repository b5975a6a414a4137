/**
 * The page that compares: by tapping and by keyboard, on a small screen, in both languages; every figure the one that the
 * engine's `compare` says for the same request.
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
const CASE =
  "area=421300&date=2024-06-01&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2&visits.0.total=1500.00";
const FAR =
  "area=421300&date=2024-01-01&person.scheme=resident&visits.0.care=inpatient&visits.0.tier=1&visits.0.place=out_of_province&visits.0.filed=no&visits.0.total=10000.00";
const REQUEST = {
  region: "421300",
  date: "2024-06-01",
  person: { scheme: "employee", status: "retired" },
  visits: [{ care: "outpatient", tier: "2", total: "1500.00" }],
};

interface Comparison {
  readonly variants: readonly {
    readonly total?: { readonly person: { readonly total: string } };
    readonly change?: { readonly person: { readonly total: string } };
    readonly reasons?: readonly { readonly change: string }[];
  }[];
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
const open = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLDetailsElement>("details.why, .cmp-table")) one.open = true;
  });

/** Rows of the table: name, what the person pays, and the difference. */
const rows = async (page: Page): Promise<readonly (readonly string[])[]> => {
  await open(page);
  const all = await page.locator(".cmp-table tbody tr").all();
  return Promise.all(all.map((row) => row.locator("th, td").allInnerTexts()));
};

test("tiers: the engine's figures, and reasons that come to the difference", async () => {
  const { page, leave } = await visit(browser, server, wide, `compare/#${CASE}`);
  await page.waitForSelector(".cmp-row");
  const reply = ask<Comparison>("compare", { ...REQUEST, compare: { over: "/visits/0/tier" } });
  const table = await rows(page);
  assert.deepEqual(
    table.map(([, pays]) => pays),
    reply.variants.map(({ total }) => total?.person.total),
  );
  for (const [index, variant] of reply.variants.entries()) {
    const card = page.locator(".cmp-row").nth(index);
    const change = variant.change?.person.total ?? "0.00";
    if (change === "0.00") continue;
    assert.match(await card.locator(".tag").innerText(), new RegExp(change.replace("-", "")));
    const shown = await card.locator(".sumlist .num").allInnerTexts();
    const said = [...(variant.reasons ?? []).map((one) => one.change), change];
    assert.deepEqual(
      shown.map((text) => text.replace("−", "-").replace("+", "")),
      said.map(grouped),
    );
  }
  assert.match(await page.locator("#out").innerText(), /110\.00/);
  await leave();
});

test("another choice becomes the person's own, and the address says so", async () => {
  const { page, leave } = await visit(browser, server, phone, `compare/#${CASE}`);
  await page.locator(".cmp-row").nth(3).locator("button").click();
  await page.locator(".cmp-row.base", { hasText: "785" }).waitFor();
  assert.match(page.url(), /visits\.0\.tier=3/);
  await page.locator("[data-vs='/person/status']").click();
  await page.locator(".cmp-row.base h3", { hasText: "已退休" }).waitFor();
  assert.match(page.url(), /vs=/);
  await page.reload();
  await page.locator(".cmp-row.base h3", { hasText: "已退休" }).waitFor();
  await leave();
});

test("several reasons come with a drawing and the same list; filing is spread out", async () => {
  const { page, leave } = await visit(browser, server, phone, `compare/#${FAR}&vs=%2Fvisits%2F0%2Fplace`);
  await page.waitForSelector(".cmp-row");
  const home = page.locator(".cmp-row").first();
  await open(page);
  assert.equal(await home.locator(".fall .up, .fall .dn").count(), 3);
  assert.equal(await home.locator(".sumlist li").count(), 4);
  await page.evaluate(() => {
    location.hash = location.hash.replace("visits.0.place=out_of_province&visits.0.filed=no&", "");
  });
  await page.locator(".cmp-row", { hasText: "异地备案" }).first().waitFor();
  assert.equal(await page.locator(".cmp-row").count(), 5);
  await leave();
});

test("areas, days, ranges, and what has no number", async () => {
  const { page, leave } = await visit(browser, server, phone, `en/compare/#${CASE}`);
  await page.locator("[data-vs=area]").click();
  await page.locator("[data-add-area]").click();
  await page.getByRole("combobox", { name: ENGLISH.search }).fill("guangz");
  await page.keyboard.press("Enter");
  const other = page.locator(".cmp-row", { hasText: "Guangzhou" });
  await other.locator(".cmp-why").waitFor();
  assert.match(await other.innerText(), /2023-12-31/);
  assert.match(page.url(), /areas=440100/);
  await page.locator("[data-vs=day]").click();
  await page.locator(".cmp-row", { hasText: "31 December 2023" }).waitFor();
  await page.locator("[data-vs='/visits/0/tier']").click();
  await page.locator("details.case > summary").click();
  await page.selectOption("[data-fact='/visits/0/tier']", "");
  await page.locator(".cmp-row.base .n-range").waitFor();
  const [base] = await rows(page);
  assert.equal(base?.[1], "565.00 to 785.00");
  await leave();
});

test("orders of several visits", async () => {
  const two = `${CASE}&visits.1.care=outpatient&visits.1.tier=primary&visits.1.total=1000.00`;
  const { page, leave } = await visit(browser, server, phone, `compare/#${two}&vs=order`);
  await page.waitForSelector(".cmp-row");
  const reply = ask<Comparison>("compare", {
    ...REQUEST,
    visits: [...REQUEST.visits, { care: "outpatient", tier: "primary", total: "1000.00" }],
    compare: { with: [{ name: "other", order: [1, 0] }] },
  });
  const table = await rows(page);
  assert.equal(table[1]?.[1], grouped(reply.variants[0]?.total?.person.total ?? ""));
  await leave();
});

for (const words of [CHINESE, ENGLISH]) {
  for (const look of LOOKS)
    describe(`${words.search}, ${nameOf(look)}`, () => {
      const path = words === CHINESE ? "compare/" : "en/compare/";

      test("from nothing, by tapping", async () => {
        const { page, leave } = await visit(browser, server, look, path);
        await page.locator("button.area").click();
        await page.getByRole("combobox", { name: words.search }).fill("sui");
        await page.getByRole("option", { name: words.area }).click();
        await fillFields(page);
        // Asked for too early: said at the field, and on top.
        await page.locator("form button[type=submit]").click();
        await page.locator(".errsum").waitFor();
        assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("errsum")));
        await page.fill("[data-amount]", "1x");
        await page.keyboard.press("Tab");
        await page.locator(".field-err").waitFor();
        assert.equal(await page.inputValue("[data-amount]"), "1x");
        await page.fill("[data-amount]", "1,500");
        await page.locator(".echo svg").waitFor();
        await page.locator("form button[type=submit]").click();
        await page.locator(".cmp-row.base", { hasText: "675" }).waitFor();
        assert.equal(await page.evaluate(() => document.activeElement?.id), "out");
        await open(page);
        await assertFits(page);
        await leave();
      });

      test("by keyboard alone", async () => {
        const { page, leave } = await visit(browser, server, look, `${path}#${CASE}`);
        await page.locator(".cmp-row").first().waitFor();
        await page.locator("details.case > summary").focus();
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("area")));
        await page.locator("[data-fact='/visits/0/tier']").focus();
        await page.keyboard.press("ArrowDown");
        await page.locator(".cmp-row.base", { hasText: "785" }).waitFor();
        assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-fact")), "/visits/0/tier");
        await page.locator("[data-vs=day]").focus();
        await page.keyboard.press("Enter");
        await page.locator("#f-compare-day").waitFor();
        await leave();
      });
    });
}

test("a case that the engine refuses says so at the field", async () => {
  const { page, leave } = await visit(browser, server, phone, `compare/#${CASE.replace("retired", "nonsense")}`);
  await page.locator(".field-err", { hasText: "nonsense" }).waitFor();
  assert.equal(await page.locator("[data-fact='/person/status']").getAttribute("aria-invalid"), "true");
  await page.selectOption("[data-fact='/person/status']", "retired");
  await page.locator(".cmp-row.base").waitFor();
  await leave();
});

test("the answer's page leads here with the same case", async () => {
  const { page, leave } = await visit(browser, server, phone, `estimate/#${CASE}&at=result`);
  await page.locator("main a[href^='../compare/']").click();
  await page.locator(".cmp-row.base", { hasText: "675" }).waitFor();
  // The navigation takes it along too.
  await page.locator(".nav a[href*='estimate']").click();
  await page.locator("h1#answer").waitFor();
  assert.equal(await page.locator(".note").count(), 0);
  await leave();
});
