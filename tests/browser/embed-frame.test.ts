/**
 * The page that makes the lines, and the frame they make: what is copied says elsewhere what the site says; the frame is
 * as high as its content, and speaks to nobody who did not greet it.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { document_, type Ground, ground, HOSTILE_CSS, PERSON } from "./guests.ts";
import { fillFields } from "./steps.ts";
import { SCREENS } from "./tools.ts";
import { visit } from "./visit.ts";

const [, , wide] = SCREENS;
let here: Ground;
before(async () => {
  here = await ground();
});
after(() => here.close());

describe("the page that makes the lines", () => {
  async function preset(page: Page): Promise<void> {
    await page.selectOption("select[name=area]", "421300");
    await fillFields(page);
    await page.fill("input[name=amount]", "1,500");
    await page.keyboard.press("Tab");
  }

  for (const kind of ["element", "frame"] as const) {
    test(`what it shows and what is copied say what the site says: ${kind}`, async () => {
      const { page, context, leave } = await visit(here.browser, here.server, wide, "embed/");
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.check(`input[value=${kind}]`);
      await preset(page);
      const shown = kind === "frame" ? page.frameLocator("iframe") : page;
      await shown.locator("yibao-estimate h1#answer").waitFor();
      const numbers = shown.locator("yibao-estimate").locator(".line .num, .pay-list .num, .answer-num");
      assert.deepEqual(await numbers.allTextContents(), here.figures);
      await page.click("[data-embed-copy]");
      await page.locator("[data-embed-status]", { hasText: "复制好了" }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, await page.locator("[data-embed-code]").innerText());
      await leave();
      // The copied lines, on a page of somebody else.
      const other = await here.guest(here.others.put({ body: document_("", copied) }));
      const there = kind === "frame" ? other.page.frameLocator("iframe") : other.page;
      await there.locator("yibao-estimate h1#answer").waitFor();
      assert.deepEqual(
        await there.locator("yibao-estimate").locator(".line .num, .pay-list .num, .answer-num").allTextContents(),
        here.figures,
      );
      await other.leave();
    });
  }

  test("where copying is refused, the lines are marked", async () => {
    const { page, leave } = await visit(here.browser, here.server, wide, "embed/");
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
    });
    const copy = page.locator("[data-embed-copy]");
    await copy.click();
    const failed = (await copy.getAttribute("data-failed")) ?? "";
    await page.locator("[data-embed-status]", { hasText: failed }).waitFor();
    const marked = await page.evaluate(() => getSelection()?.toString());
    assert.equal(marked, await page.locator("[data-embed-code]").innerText());
    await leave();
  });
});

describe("the frame", () => {
  const presets = new URLSearchParams({
    area: "421300",
    care: "outpatient",
    amount: "1500",
    facts: `${PERSON}&visits.0.tier=2`,
  });
  const frame = (): string =>
    `<iframe title="calculator" src="${here.server.home}embed/frame.html#${presets}" width="100%" height="600"></iframe>`;
  const helper = (): string => `<script src="${here.server.home}embed/frame-host.js" async></script>`;

  test("says what the site says and is as high as its content, under a policy that allows a frame", async () => {
    const policy = `default-src 'none'; script-src ${here.server.origin}; frame-src ${here.server.origin}; style-src 'unsafe-inline'`;
    const body = document_(HOSTILE_CSS, frame() + helper());
    const { page, leave } = await here.guest(here.others.put({ policy, body }));
    const inside = page.frameLocator("iframe");
    await inside.locator("yibao-estimate h1#answer").waitFor();
    const texts = await inside
      .locator("yibao-estimate")
      .locator(".line .num, .pay-list .num, .answer-num")
      .allTextContents();
    assert.deepEqual(texts, here.figures);
    const height = (): Promise<number> =>
      page.evaluate(() => document.querySelector("iframe")?.getBoundingClientRect().height ?? 0);
    const fits = async (): Promise<void> => {
      const content = await page.frames()[1]?.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
      assert.equal(content?.[0], content?.[1]);
    };
    await page.waitForFunction(() => (document.querySelector("iframe")?.getBoundingClientRect().height ?? 0) > 600);
    await fits();
    const closed = await height();
    await inside.locator(".embed-more > summary").click();
    await page.waitForFunction(
      (least) => (document.querySelector("iframe")?.getBoundingClientRect().height ?? 0) > least,
      closed + 500,
    );
    await fits();
    await inside.locator(".embed-more > summary").click();
    await page.waitForFunction(
      (least) => document.querySelector("iframe")?.getBoundingClientRect().height === least,
      closed,
    );
    await leave();
  });

  test("reports the result to the host on the frame", async () => {
    const listen = `<script>window.heard = []; addEventListener("yibao-result", (event) => heard.push([event.target.tagName, event.detail]));</script>`;
    const { page, leave } = await here.guest(here.others.put({ body: document_(listen, frame() + helper()) }));
    await page.waitForFunction(() => (globalThis as unknown as { heard: object[] }).heard.length > 0);
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: object[] }).heard);
    assert.deepEqual(heard, [["IFRAME", { status: "complete", person_total: "675.00", fund_total: "825.00" }]]);
    await leave();
  });

  test("the host hears nobody else and nothing misshapen", async () => {
    const listen = `<script>window.heard = []; addEventListener("yibao-result", (event) => heard.push(event.detail));</script>`;
    const liar = here.others.put({
      body: `<script>for (const data of [{type: "yibao-height", height: 5000}, {type: "yibao-result", detail: {status: "complete", person_total: "0.00", fund_total: "1.00"}}]) parent.postMessage(data, "*");</script>`,
    });
    const body = document_(listen, `${frame()}<iframe title="liar" src="${liar}"></iframe>${helper()}`);
    const { page, leave } = await here.guest(here.others.put({ body }));
    await page.waitForFunction(() => (globalThis as unknown as { heard: object[] }).heard.length > 0);
    const height = (): Promise<number> =>
      page.evaluate(() => document.querySelector("iframe")?.getBoundingClientRect().height ?? 0);
    const before_ = await height();
    const own = page.frames().find((one) => one.url().startsWith(here.server.origin));
    // From the right origin, but not what was agreed.
    await own?.evaluate((origin) => {
      for (const data of [
        { type: "yibao-height", height: 1e9 },
        { type: "yibao-height", height: -5 },
        { type: "yibao-height", height: "900" },
        { type: "yibao-height" },
        { type: "yibao-result", detail: { status: "<b>", person_total: "1.00", fund_total: "1.00" } },
        { type: "yibao-result", detail: null },
        { type: "other" },
        "text",
        null,
      ])
        parent.postMessage(data, origin);
    }, here.others.origin);
    await page.waitForTimeout(100);
    assert.equal(await height(), before_);
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: object[] }).heard);
    assert.deepEqual(heard, [{ status: "complete", person_total: "675.00", fund_total: "825.00" }]);
    await leave();
  });

  test("the frame speaks to nobody who did not greet it", async () => {
    const listen = `<script>window.said = []; addEventListener("message", (event) => said.push(event.data));</script>`;
    const { page, leave } = await here.guest(here.others.put({ body: document_(listen, frame()) }));
    await page.frameLocator("iframe").locator("yibao-estimate h1#answer").waitFor();
    await page.evaluate(() => document.querySelector("iframe")?.contentWindow?.postMessage({ type: "hello" }, "*"));
    await page.waitForTimeout(100);
    const said = await page.evaluate(() => (globalThis as unknown as { said: object[] }).said);
    assert.deepEqual(said, [{ type: "yibao-ready" }]);
    await leave();
  });
});
