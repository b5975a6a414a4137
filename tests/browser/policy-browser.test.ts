/** The pages about rules in a browser: whole without scripts, clean in every look, found by typing, and each worked example leading to the figure it prints. */
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { violations } from "./axe.ts";
import { describeRegion, html, regions, schemesOf } from "./policy-site.ts";
import { type SiteServer, serve } from "./server.ts";
import { headline } from "./steps.ts";
import { launch, SCREENS, site } from "./tools.ts";
import { assertFits, visit } from "./visit.ts";

const [small, phone, wide] = SCREENS;
let browser: Browser;
let server: SiteServer;
before(async () => {
  browser = await launch();
  server = await serve(resolve(site), "/a/b/");
});
after(async () => {
  await browser.close();
  await server.close();
});

const [first = ""] = regions;
const rich = [...regions].sort((a, b) => html(`policy/${b}/`).length - html(`policy/${a}/`).length)[0] ?? first;
const [scheme = ""] = schemesOf(rich);
const shown = ["policy/", "policy/ledger/", "policy/method/", `policy/${rich}/`, `policy/${rich}/${scheme}/`];

test("without scripts everything is there", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: phone });
  const page = await context.newPage();
  for (const path of shown) {
    await page.goto(server.home + path);
    assert.ok(await page.locator("h1").isVisible());
    assert.equal(await page.locator("[hidden]:visible").count(), 0);
  }
  await page.goto(`${server.home}policy/`);
  assert.equal(await page.locator("[data-area-code] a:visible").count(), regions.length);
  await page.goto(`${server.home}policy/${rich}/${scheme}/`);
  assert.ok((await page.locator(".block:visible .proof a").count()) > 3);
  await context.close();
});

const LOOKS = [
  { name: "elder 320", look: { ...small, elder: true } },
  { name: "dark 390", look: { ...phone, dark: true } },
  { name: "light 1440", look: wide },
  { name: "elder dark 1440", look: { ...wide, elder: true, dark: true } },
];
for (const { name, look } of LOOKS)
  for (const path of [...shown, ...shown.slice(-2).map((one) => `en/${one}`)])
    test(`${name}: ${path}`, async () => {
      const { page, leave } = await visit(browser, server, look, path);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      assert.deepEqual(await violations(page), []);
      await assertFits(page);
      await leave();
    });

test("areas are found by name and pinyin", async () => {
  const { page, leave } = await visit(browser, server, phone, "policy/");
  const about = await describeRegion(first);
  const [pinyin = ""] = (about as unknown as { readonly search: readonly string[] }).search;
  await page.locator("#find").fill(pinyin);
  assert.ok(await page.locator(`[data-area-code="${first}"]`).isVisible());
  assert.ok((await page.locator("[data-area-code]:visible").count()) < regions.length);
  await page.locator("#find").fill("qqq");
  assert.equal(await page.locator("[data-area-code]:visible").count(), 0);
  assert.notEqual(await page.locator("[data-found]").innerText(), "");
  await leave();
});

test("each worked example leads to the figure it prints", async () => {
  const { page, leave } = await visit(browser, server, phone, "");
  let examples = 0;
  for (const region of regions) {
    await page.goto(`${server.home}policy/${region}/`);
    const list = await page.locator("[data-example]").evaluateAll((all) =>
      all.map((one) => ({
        figure: one.querySelector("[data-figure] [aria-hidden]")?.textContent ?? "",
        link: one.querySelector("a.linkrow")?.getAttribute("href") ?? "",
      })),
    );
    for (const { figure, link } of list) {
      // Another fragment only: the calculator stays and reads the next case.
      await page.goto(new URL(link, `${server.home}policy/${region}/`).href);
      const amounts = figure.match(/[\d,]+/g) ?? ["none"];
      // What the answer before said may stand there for a moment.
      await page
        .waitForFunction(
          (all) => all.every((one) => document.querySelector("h1#answer")?.textContent?.includes(one)),
          amounts,
        )
        .catch(() => undefined);
      const found = await headline(page);
      for (const amount of amounts)
        assert.ok(found.includes(amount), `${region}: ${link}: ${figure} is not in ${found}`);
      examples += 1;
    }
  }
  assert.ok(examples > regions.length * 4, `${examples} examples`);
  await leave();
});

test("a page that was visited is there without a network, and results lead to the rules", async () => {
  const { page, context, leave } = await visit(browser, server, phone, `policy/${rich}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(async () => (await caches.match(location.href)) !== undefined);
  await page.goto(`${server.home}policy/${rich}/${scheme}/`);
  await page.waitForFunction(async () => (await caches.match(location.href)) !== undefined);
  await context.setOffline(true);
  for (const path of [`policy/${rich}/`, `policy/${rich}/${scheme}/`]) {
    await page.goto(server.home + path);
    assert.ok(await page.locator("h1").isVisible());
  }
  await context.setOffline(false);
  await page.goto(`${server.home}policy/${rich}/`);
  await page.locator("[data-example] a.linkrow").first().click();
  await headline(page);
  await page.locator(`a[href="../policy/${rich}/"]`).click();
  await page.waitForURL(`**/policy/${rich}/`);
  await leave();
});
