/** Trusted Types: no page takes text for code, whoever offers it; the site itself works under that rule. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { type SiteServer, serve } from "./server.ts";
import { launch, SCREENS, site } from "./tools.ts";

const [, phone] = SCREENS;
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

for (const path of ["", "estimate/", "own-policy/", "embed/"])
  test(`${path}: text does not become code`, async () => {
    const context = await browser.newContext({ viewport: phone, serviceWorkers: "block" });
    const page = await context.newPage();
    await page.goto(server.home + path);
    await page.waitForLoadState("networkidle");
    const refused = await page.evaluate(() => {
      const tries: readonly (() => unknown)[] = [
        () => Object.assign(document.createElement("p"), { innerHTML: "<b>a</b>" }),
        () => document.body.insertAdjacentHTML("beforeend", "<b>a</b>"),
        () => Object.assign(document.createElement("script"), { src: `${location.origin}/a/b/prepaint.js` }),
        () => new Worker(`${location.origin}/a/b/worker/engine.js`),
        () => {
          const { trustedTypes } = globalThis as unknown as {
            readonly trustedTypes: { createPolicy(name: string, rules: object): unknown };
          };
          return trustedTypes.createPolicy("another", {});
        },
      ];
      return tries.map((one) => {
        try {
          one();
          return false;
        } catch {
          return true;
        }
      });
    });
    assert.deepEqual(refused, [true, true, true, true, true]);
    await context.close();
  });
