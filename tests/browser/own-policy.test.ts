/** A person's own rules: read on the device, shown where they are wrong, tried, compared. Nothing leaves the device. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { bench, codes, file, open, PACK } from "./bench.ts";
import { type SiteServer, serve } from "./server.ts";
import { fillFields } from "./steps.ts";
import { launch, site } from "./tools.ts";

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

async function answerAll(page: Page): Promise<void> {
  await fillFields(page);
  await page.fill("[data-policy-amount]", "1500");
  await page.keyboard.press("Tab");
}

test("the pack as it is held: clean, tried, and the same as the held one", async () => {
  const { page, asked, leave } = await bench(browser, server);
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
    const { page, leave } = await bench(browser, server, path);
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
  const { page, leave } = await bench(browser, server, "en/own-policy/");
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

test("rules that are no values differ too: what one must pay first, what is not paid, what is counted", async () => {
  const { page, leave } = await bench(browser, server, "en/own-policy/");
  interface Rules {
    first_pay: { rate: { value: unknown } }[];
    eligibility: { when: object }[];
    limits: unknown[];
  }
  const rules = JSON.parse(PACK) as Rules;
  rules.first_pay = [];
  rules.eligibility[0] = { ...rules.eligibility[0], when: { accident: "unlawful" } };
  rules.limits = [];
  await open(page, JSON.stringify(rules));
  const rows = page.locator("[data-policy-differences] tbody tr");
  for (const what of ["First-pay share", "Whether it is covered", "What is not counted"])
    await rows.filter({ hasText: what }).first().waitFor();
  const covered = rows.filter({ hasText: "Whether it is covered" }).locator("td");
  assert.notEqual(await covered.first().innerText(), await covered.last().innerText());
  assert.ok(!(await page.locator("[data-policy-same]").isVisible()));
  await leave();
});

test("against a second file, dropped and pasted text", async () => {
  const { page, leave } = await bench(browser, server);
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
