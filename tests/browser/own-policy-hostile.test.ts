/**
 * Hostile files as somebody's own rules get the engine's coded errors and do no harm: the page lives on, nothing of them
 * becomes markup, nothing leaves the device.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { type Bench, bench, codes, file, open, PACK } from "./bench.ts";
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

const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
const HTML = '<img src=x onerror=\\"globalThis.harmed=1\\"><script>globalThis.harmed=1</script>';
const HOSTILE: readonly { readonly name: string; readonly text: string | Buffer; readonly code: RegExp }[] = [
  { name: "ten megabytes", text: `{"format": "${"x".repeat(10 * 1024 * 1024)}"}`, code: /text_too_large/ },
  { name: "ten megabytes of brackets", text: "[".repeat(10 * 1024 * 1024), code: /text_too_large/ },
  { name: "deep nesting", text: deep, code: /too_deep/ },
  { name: "deep nesting inside", text: `{"name": ${"[".repeat(5000)}1${"]".repeat(5000)}}`, code: /too_deep/ },
  { name: "many values", text: `[${"1,".repeat(400_000)}1]`, code: /too_many_values|too_large/ },
  { name: "huge numbers", text: PACK.replace('"70%"', "1e99999"), code: /./ },
  { name: "long numbers", text: PACK.replace('"70%"', "9".repeat(100_000)), code: /./ },
  {
    name: "__proto__",
    text: PACK.replace("{", '{"__proto__": {"polluted": "x"}, "constructor": {},'),
    code: /unknown_key/,
  },
  {
    name: "a region beside the pack",
    text: `${PACK}, "region": "421300"`,
    code: /region_or_pack|unknown_key|malformed/,
  },
  { name: "two of everything", text: PACK.replace("{", `{"format": "yibao-pack/1",`), code: /duplicate_key/ },
  { name: "an unknown format in HTML", text: PACK.replace("yibao-pack/1", HTML), code: /unknown_format/ },
  { name: "nothing", text: "", code: /./ },
  { name: "no text at all", text: Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28, 0x80]), code: /./ },
  { name: "lone surrogates", text: '{"name": "\\ud800\\udfff\\udfff\\ud800"}', code: /./ },
];

describe("files on one page, one after the other", () => {
  let it: Bench;
  before(async () => {
    it = await bench(browser, server);
  });
  after(() => it.leave());

  for (const { name, text, code } of HOSTILE) {
    test(name, async () => {
      const { page, asked } = it;
      await open(page, text, '"><img src=x onerror=harmed=1>.json');
      assert.match((await codes(page)).join(), code);
      assert.equal(await page.locator("[data-policy-trial]").count(), 0);
      const harm = await page.evaluate(() => [
        Reflect.get(globalThis, "harmed"),
        Reflect.get({}, "polluted"),
        document.querySelectorAll("main img, main script").length,
      ]);
      assert.deepEqual(harm, [undefined, undefined, 0]);
      // Still alive: the next file is read as if nothing had happened.
      await open(page, PACK);
      await page.waitForSelector("[data-policy-trial]");
      assert.deepEqual(await codes(page), []);
      assert.ok(
        asked.every((request) => request.startsWith(`GET ${server.home}`)),
        asked.join("\n"),
      );
    });
  }
});

describe("hostile rules", () => {
  test("HTML in the texts of rules that load", async () => {
    const { page, leave } = await bench(browser, server);
    const text = PACK.replace(/"zh": "[^"]*"/g, `"zh": "${HTML}"`).replace(/"en": "[^"]*"/g, `"en": "${HTML}"`);
    await open(page, text);
    await page.waitForSelector("[data-policy-compare]");
    await page.locator("[data-policy-trial]", { hasText: "<img src=x" }).waitFor();
    const harm = await page.evaluate(() => [
      Reflect.get(globalThis, "harmed"),
      document.querySelectorAll("main img, main script").length,
    ]);
    assert.deepEqual(harm, [undefined, 0]);
    await leave();
  });

  test("a file as second one", async () => {
    const { page, leave } = await bench(browser, server);
    await open(page, PACK);
    await page.waitForSelector("[data-policy-compare]");
    await page.setInputFiles("[data-policy-second]", file(deep));
    await page.locator("[data-policy-compare] .finding code", { hasText: "too_deep" }).waitFor();
    assert.ok(await page.locator("[data-policy-trial]").isVisible());
    await leave();
  });

  test("what never ends is ended", async () => {
    const context = await browser.newContext({ viewport: phone, serviceWorkers: "block" });
    const page = await context.newPage();
    let stuck = true;
    await page.route("**/worker/engine.js", (route) =>
      stuck
        ? route.fulfill({ contentType: "text/javascript", body: "onmessage = () => { for (;;); };" })
        : route.continue(),
    );
    await page.goto(`${server.home}en/own-policy/`);
    await open(page, PACK);
    // The page answers while the worker does not.
    await page.locator(".drop summary").click();
    assert.ok(await page.locator(".drop textarea").isVisible());
    await page.locator(".errsum", { hasText: "took too long" }).waitFor({ timeout: 15_000 });
    stuck = false;
    await open(page, PACK);
    await page.waitForSelector("[data-policy-trial]");
    await context.close();
  });
});
