/** A worked example opened where it stands: nothing of the calculator before the button, the printed figure after it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { violations } from "./axe.ts";
import { type SiteServer, serve } from "./server.ts";
import { launch, SCREENS, site } from "./tools.ts";
import { assertFits, visit } from "./visit.ts";

const PAGE = "policy/421300/employee/";
const [small, phone, wide] = SCREENS;

describe("a worked example in place", () => {
  let browser: Browser;
  let server: SiteServer;
  before(async () => {
    browser = await launch();
    server = await serve(site);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const [name, look, path] of [
    ["phone", phone, PAGE],
    ["small phone, large type", { ...small, elder: true }, `en/${PAGE}`],
    ["screen, dark", { ...wide, dark: true }, `en/${PAGE}`],
  ] as const)
    test(`${name}: ${path}`, async () => {
      const { page, leave } = await visit(browser, server, look, path);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      const example = page.locator("[data-example]").first();
      const button = example.locator("[data-reckon]");
      await button.scrollIntoViewIfNeeded();
      assert.deepEqual(
        asked.filter((one) => one.includes("/embed/")),
        [],
      );
      const printed = (await example.locator("[data-figure] > [aria-hidden]").innerText()).replace(/\s/g, "");
      await button.click();
      const answer = example.locator("yibao-estimate h1#answer");
      await answer.waitFor();
      const said = (await example.locator("yibao-estimate .answer-num").first().innerText()).replace(/\s/g, "");
      assert.ok(said.includes(printed.replace("¥", "")), `${said} is not ${printed}`);
      assert.equal(await button.getAttribute("aria-expanded"), "true");
      const whole = await example.locator("a.linkrow").first().getAttribute("href");
      const foot = await example.locator("yibao-estimate .embed-foot a").getAttribute("href");
      assert.equal(foot?.split("estimate/")[1]?.split("#")[0], "");
      assert.ok(whole?.includes("#area="));
      await assertFits(page);
      assert.deepEqual(await violations(page), []);

      await page
        .locator('[data-toggle="theme"]')
        .first()
        .evaluate((it: HTMLElement) => it.click());
      const theme = await page.evaluate(() => document.documentElement.dataset["theme"]);
      assert.equal(await example.locator("yibao-estimate").getAttribute("theme"), theme);
      await button.press("Enter");
      assert.equal(await button.getAttribute("aria-expanded"), "false");
      await answer.waitFor({ state: "hidden" });
      await button.press("Enter");
      await answer.waitFor();
      await leave();
    });

  test("without scripts the link is all there is", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.home + PAGE);
    assert.equal(await page.locator("[data-reckon]").first().isVisible(), false);
    assert.equal(await page.locator("[data-example] a.linkrow").first().isVisible(), true);
    await context.close();
  });

  test("where the calculator cannot be loaded, the button does what the link does", async () => {
    const { page, context } = await visit(browser, server, phone, PAGE);
    await page.route("**/embed/**", (route) => route.abort());
    await page.locator("[data-reckon]").first().click();
    await page.waitForURL(/\/estimate\//);
    await context.close();
  });
});
