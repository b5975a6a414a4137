/**
 * A person's own rules: read on the device, shown where they are wrong, tried, compared. Hostile files get the engine's
 * coded errors and do no harm: the page lives on, nothing of them becomes markup, nothing leaves the device.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type SiteServer, serve } from "./server.ts";
import { fillFields } from "./steps.ts";
import { launch, SCREENS, site } from "./tools.ts";
import { type Visit, visit } from "./visit.ts";

const [, phone, wide] = SCREENS;
const PACK = readFileSync(join(import.meta.dirname, "../../policies/cn/hubei/421300/pack.json"), "utf8");

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

interface Bench extends Visit {
  /** Everything the page asked the network for since it was open. */
  readonly asked: string[];
}

async function bench(path = "own-policy/"): Promise<Bench> {
  const it = await visit(browser, server, wide, path);
  await it.page.waitForSelector("[data-policy-file]", { state: "attached" });
  // The service worker fetches the site once; what the page asks for afterwards is about the file.
  await it.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const asked: string[] = [];
  it.context.on("request", (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  return { ...it, asked };
}

const file = (text: string | Buffer, name = "mine.json") => ({
  name,
  mimeType: "application/json",
  buffer: typeof text === "string" ? Buffer.from(text) : text,
});
const open = (page: Page, text: string | Buffer, name?: string): Promise<void> =>
  page.setInputFiles("[data-policy-file]", file(text, name));

const codes = async (page: Page): Promise<readonly string[]> => {
  await page.waitForSelector("[data-policy-findings]");
  return page.locator("[data-policy-findings] .finding-head code").allInnerTexts();
};

async function answerAll(page: Page): Promise<void> {
  await fillFields(page);
  await page.fill("[data-policy-amount]", "1500");
  await page.keyboard.press("Tab");
}

test("the pack as it is held: clean, tried, and the same as the held one", async () => {
  const { page, asked, leave } = await bench();
  await open(page, PACK);
  assert.deepEqual(await codes(page), []);
  await page.waitForSelector("[data-policy-trial]");
  await answerAll(page);
  await page.locator("[data-policy-answer]", { hasText: "675" }).waitFor();
  await page.waitForSelector("[data-policy-same]");
  assert.ok(!(await page.locator("[data-policy-differences]").isVisible()));
  for (const request of asked) {
    assert.match(request, /^GET /);
    assert.ok(request.includes(server.home), request);
  }
  await leave();
});

test("findings stand at their place, in both languages", async () => {
  // Chinese before the fault on its line: columns of the engine are bytes.
  const bad = PACK.replace(/"name": \{/, '"name": { "zh": "随州市", "oops": 1, "zh2": 2,').replace(
    /("zh2": 2,)\s*"zh": "[^"]*",/,
    "$1",
  );
  const found: string[][] = [];
  for (const path of ["own-policy/", "en/own-policy/"]) {
    const { page, leave } = await bench(path);
    await open(page, bad);
    const all = await codes(page);
    assert.ok(all.includes("unknown_key"), all.join());
    const one = page.locator(".finding", { hasText: "unknown_key" }).first();
    assert.equal(await one.locator("mark").innerText(), "1");
    assert.match(await one.locator(".code-line").innerText(), /"oops": 1/);
    const line = bad.split("\n").findIndex((text) => text.includes("oops")) + 1;
    assert.equal(await one.locator(".code-line .n").innerText(), String(line));
    assert.equal(await one.locator(".caption code").innerText(), "/name/oops");
    found.push(await one.locator("p").allInnerTexts());
    await leave();
  }
  assert.match(found[0]?.[0] ?? "", /第 4 行第 \d+ 列/);
  assert.match(found[1]?.[0] ?? "", /Line 4, column \d+/);
});

test("a changed value shows in the trial, in the samples and in the table of values", async () => {
  const { page, leave } = await bench("en/own-policy/");
  await open(page, PACK.replaceAll('"70%"', '"65%"'));
  await page.waitForSelector("[data-policy-differences]");
  await answerAll(page);
  await page.locator("[data-policy-answer]", { hasText: "730" }).waitFor();
  const sums = page.locator("[data-policy-sums] tbody tr").first();
  await sums.filter({ hasText: "675.00" }).waitFor();
  assert.deepEqual(await sums.locator("td").allInnerTexts(), ["730.00", "675.00"]);
  const rows = await page.locator("[data-policy-differences] tbody tr").allInnerTexts();
  assert.ok(
    rows.some((row) => row.includes("65%") && row.includes("70%")),
    rows.join("\n"),
  );
  const sample = page.locator("[data-policy-samples] tbody tr", { hasText: "2,000.00" });
  await sample.waitFor();
  const [mine, held] = await sample.locator("td").allInnerTexts();
  assert.notEqual(mine, held);
  await leave();
});

test("against a second file, dropped and pasted text", async () => {
  const { page, leave } = await bench();
  // Dropped on the field, as from a file manager.
  const drop = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.json", { type: "application/json" }));
    return data;
  }, PACK);
  await page.dispatchEvent(".drop", "drop", { dataTransfer: drop });
  await page.locator(".bench-status", { hasText: "dropped.json" }).waitFor();
  await page.waitForSelector("[data-policy-same]");
  await page.setInputFiles("[data-policy-second]", file(PACK.replaceAll('"70%"', '"60%"'), "second.json"));
  await page.locator("[data-policy-differences]", { hasText: "60%" }).waitFor();
  await page.locator(".drop summary").focus();
  await page.keyboard.press("Enter");
  await page.locator(".drop textarea").fill('{"format": "yibao-pack/1",}');
  await page.locator(".drop button").focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".finding");
  assert.deepEqual(await codes(page), ["malformed_json"]);
  await leave();
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

describe("hostile files", () => {
  for (const { name, text, code } of HOSTILE) {
    test(name, async () => {
      const { page, asked, leave } = await bench();
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
      await leave();
    });
  }

  test("HTML in the texts of rules that load", async () => {
    const { page, leave } = await bench();
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
    const { page, leave } = await bench();
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
