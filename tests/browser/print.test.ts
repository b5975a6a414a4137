/** A result prints on one A4 page, in both languages and as a range: inputs, result, assumptions, versions, date. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { type SiteServer, serve } from "./server.ts";
import { launch, SCREENS, site } from "./tools.ts";
import { visit } from "./visit.ts";

const CASE = "area=421300&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.total=1500.00";
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

for (const look of [SCREENS[1], { ...SCREENS[1], dark: true, elder: true }]) {
  for (const [name, path] of [
    ["exact", `estimate/#${CASE}&visits.0.tier=2&at=result`],
    ["range", `estimate/#${CASE}&visits.0.tier=&at=result`],
    ["English", `en/estimate/#${CASE}&visits.0.tier=2&at=result`],
  ] as const) {
    test(`${name}${"elder" in look ? ", from the dark and large look" : ""}`, async () => {
      const { page, leave } = await visit(browser, server, look, path);
      await page.waitForSelector("h1#answer");
      const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
      assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, 1);
      assert.equal(await page.evaluate(() => document.documentElement.dataset["elder"] === "on"), "elder" in look);
      await page.emulateMedia({ media: "print" });
      const head = await page.locator(".print-head").innerText();
      assert.match(head, /421300-\d/);
      assert.equal(await page.locator(".foot").isVisible(), false);
      await leave();
    });
  }
}
