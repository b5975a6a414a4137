/**
 * How long a person waits on a mid-range phone: a processor four times slower than this machine's, 1.6 Mbit/s, 150 ms to
 * the server. Each figure is the median of some runs. A machine that is busy with something else is not a slow page:
 * a median above its limit is measured again, twice at most, and every median is printed.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { type SiteServer, serve } from "./server.ts";
import { launch, SCREENS, site } from "./tools.ts";

const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
/** Milliseconds. On two quiet cores: 1647, 675 and 28. */
const LIMITS = { cold: 2500, repeat: 800, typing: 50 };
const RUNS = 5;
const TRIES = 3;

const [, phone] = SCREENS;
const CASE =
  "area=421300&date=2024-06-01&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2";

const link = (): string => `${server.home}estimate/#${CASE}&visits.0.total=1500.00&at=result`;

let browser: Browser;
let server: SiteServer;
before(async () => {
  browser = await launch();
  server = await serve(site, "/", {}, true);
  // The server compresses each file once; nobody waits for that but the first visitor.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link());
  await page.locator("h1#answer").waitFor();
  await context.close();
});
after(async () => {
  await browser.close();
  await server.close();
});

async function asPhone(context: BrowserContext): Promise<{ readonly page: Page; readonly session: CDPSession }> {
  const page = await context.newPage();
  // The moment after the frame that shows the answer.
  await page.addInitScript(() => {
    const watcher = new MutationObserver(() => {
      if (document.querySelector("h1#answer") === null) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => console.log(`answered ${performance.now()}`)));
    });
    watcher.observe(document, { childList: true, subtree: true });
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  // A new window has work of its own for a moment, which is none of the page's.
  await page.waitForTimeout(1500);
  return { page, session };
}

/**
 * Opens a link to an answer; milliseconds from there until the answer is seen. The page tells by itself: to ask it would
 * cost it a good part of what is measured.
 */
async function answered(page: Page): Promise<number> {
  const told = page.waitForEvent("console", (message) => message.text().startsWith("answered "));
  await page.goto(link());
  return Number((await told).text().split(" ")[1]);
}

const median = (times: readonly number[]): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

async function holds(what: keyof typeof LIMITS, measure: () => Promise<readonly number[]>): Promise<void> {
  const medians: number[] = [];
  while (medians.length < TRIES && !medians.some((one) => one <= LIMITS[what])) medians.push(median(await measure()));
  const said = `${what}: median ${medians.map((one) => `${Math.round(one)} ms`).join(", again ")}; at most ${LIMITS[what]} ms`;
  console.log(said);
  assert.ok(Math.min(...medians) <= LIMITS[what], said);
}

const several = async (measure: () => Promise<number>): Promise<readonly number[]> => {
  const times: number[] = [];
  while (times.length < RUNS) times.push(await measure());
  return times;
};

test("the first answer of a link, nothing kept from before", () =>
  holds("cold", () =>
    several(async () => {
      const context = await browser.newContext({ viewport: phone });
      const { page } = await asPhone(context);
      const time = await answered(page);
      await context.close();
      return time;
    }),
  ));

test("the same on the next visit", async () => {
  const context = await browser.newContext({ viewport: phone });
  const first = await context.newPage();
  await first.goto(`${server.home}estimate/`);
  await first.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await first.close();
  await holds("repeat", () =>
    several(async () => {
      const { page } = await asPhone(context);
      const time = await answered(page);
      await page.close();
      return time;
    }),
  );
  await context.close();
});

test("from a key to the changed amount", async () => {
  const context = await browser.newContext({ viewport: phone });
  const { page } = await asPhone(context);
  await page.goto(`${server.home}estimate/#${CASE}`);
  const field = page.locator("input[inputmode=decimal]");
  await field.fill("1");
  await page.locator(".strip").waitFor();
  // From the key's own time to the frame that shows the new amount.
  await page.evaluate(() => {
    addEventListener(
      "input",
      ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => performance.measure("typed", { start: timeStamp }))),
      true,
    );
  });
  await holds("typing", async () => {
    await page.evaluate(() => performance.clearMeasures("typed"));
    const shown = page.locator(".strip");
    await field.fill("1");
    for (const key of "234567") {
      const before = await shown.innerText();
      await field.press(key);
      await page.waitForFunction((old) => document.querySelector<HTMLElement>(".strip")?.innerText !== old, before);
    }
    await page.waitForTimeout(200);
    return page.evaluate(() => performance.getEntriesByName("typed").map(({ duration }) => duration));
  });
  await context.close();
});
