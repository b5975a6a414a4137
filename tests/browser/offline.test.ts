/** Offline after one visit, in a sub-folder; and what the first answer weighs. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { type SiteServer, serve } from "./server.ts";
import { answerUntilTier, choose, enterAmount, headline } from "./steps.ts";
import { launch, SCREENS, site } from "./tools.ts";
import { visit } from "./visit.ts";
import { CHINESE, ENGLISH } from "./words.ts";

/** Bytes. */
const BUDGET: number = JSON.parse(readFileSync(join(import.meta.dirname, "../size/budget.json"), "utf8")).sizes[
  "first page brotli"
].limit;
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

test("after one visit to the start page everything works without a network", async () => {
  const { page, context, leave } = await visit(browser, server, phone, "");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  for (const words of [CHINESE, ENGLISH]) {
    await page.goto(server.home + words.path);
    await answerUntilTier(page, words);
    await choose(page, words.tier);
    await enterAmount(page, words, "1500");
    assert.match(await headline(page), /675/);
  }
  await leave();
});

test(`everything the first answer needs is at most ${BUDGET} bytes compressed`, async () => {
  const context = await browser.newContext({ serviceWorkers: "block", viewport: phone });
  const page = await context.newPage();
  const files = new Set<string>();
  page.on("response", (response) => files.add(new URL(response.url()).pathname.slice("/a/b/".length)));
  const link =
    "area=421300&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2&visits.0.total=1500.00";
  await page.goto(`${server.home}estimate/#${link}&at=result`);
  assert.match(await headline(page), /675/);
  const sizes = [...files].map((file) => {
    const name = file === "" || file.endsWith("/") ? `${file}index.html` : file;
    return { name, bytes: brotliCompressSync(readFileSync(join(site, name))).length };
  });
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const list = sizes.map(({ name, bytes }) => `${name} ${bytes}`).join("\n");
  console.log(`first answer: ${total} bytes compressed\n${list}`);
  assert.ok(total <= BUDGET, list);
  await context.close();
});

test("a newer site is offered, and taken only when somebody asks for it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "yibao-site-"));
  cpSync(site, folder, { recursive: true });
  const changing = await serve(folder, "/");
  const { page, leave } = await visit(browser, changing, phone, "");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  const notice = page.locator("[data-update]");
  assert.equal(await notice.isVisible(), false);
  const worker = join(folder, "sw.js");
  writeFileSync(worker, readFileSync(worker, "utf8").replace(/VERSION = "\w+"/, 'VERSION = "newer"'));
  await page.reload();
  await notice.waitFor();
  const caches = (): Promise<readonly string[]> => page.evaluate(() => globalThis.caches.keys());
  assert.equal((await caches()).length, 2);
  await Promise.all([page.waitForEvent("load"), notice.locator("button").click()]);
  await page.waitForFunction(async () => (await globalThis.caches.keys()).length === 1);
  assert.deepEqual(await caches(), ["yibao-newer"]);
  assert.equal(await notice.isVisible(), false);
  await leave();
  await changing.close();
  rmSync(folder, { recursive: true });
});
