/** Somebody with a phone: the compiled package in the runner, watched for everything a mini-program must not do. */
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Faults, State } from "../../web/miniprogram/runner/browser/state.ts";
import { type Served, serve } from "../../web/miniprogram/runner/serve.ts";
import { launch } from "../browser/tools.ts";

export const packageFolder = resolve(import.meta.dirname, "../../build/miniprogram/package");
export const servePackage = (): Promise<Served> => serve(packageFolder);

export const CASE = "area=421300&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2";
export const DONE = `${CASE}&visits.0.total=1500.00`;

export interface Look {
  readonly width?: number;
  readonly lang?: "zh" | "en";
  readonly elder?: boolean;
  readonly dark?: boolean;
  readonly faults?: Faults;
  /** A host that may be asked. */
  readonly host?: string;
}

export interface Visit {
  readonly page: Page;
  state(): Promise<State>;
  /** Fails on errors, policy violations, functions nobody simulates and data without a value; closes the page. */
  leave(): Promise<void>;
}

/** What the framework itself remarks in its development build. */
const REMARKS = /is not a valid property|Some keys are not unique/;
/** A file taken away on purpose. */
const GONE = /404 \(Not Found\)/;

export async function visit(browser: Browser, { url }: Served, look: Look, path = ""): Promise<Visit> {
  const { width = 390, lang = "zh", elder = false, dark = false, faults = {}, host } = look;
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: dark ? "dark" : "light",
  });
  const seen: string[] = [];
  context.on("request", (request) => {
    if (host !== undefined && request.url().startsWith(host)) return;
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) seen.push(`request: ${request.url()}`);
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if ((faults.wasm === "missing" || host !== undefined) && GONE.test(message.text())) return;
    if (message.type() === "error" || REMARKS.test(message.text())) seen.push(`console: ${message.text()}`);
  });
  await page.addInitScript(
    (given) => {
      globalThis.__mpFaults = given;
    },
    { language: lang === "zh" ? "zh_CN" : "en", fontSize: elder ? 23 : 16, ...faults },
  );
  await page.goto(path === "" ? url : `${url}?${path}`);
  await page.waitForFunction(() => globalThis.__mpState.started);
  const state = (): Promise<State> => page.evaluate(() => globalThis.__mpState);
  return {
    page,
    state,
    leave: async () => {
      const { errors, unimplemented, dropped } = await state();
      await context.close();
      assert.deepEqual(
        { errors, unimplemented, dropped, seen },
        { errors: [], unimplemented: [], dropped: [], seen: [] },
      );
    },
  };
}

/** `stays`: until the suite is over. */
type Visits = (look: Look, path?: string, stays?: boolean) => Promise<Visit>;

/** For a suite: one browser and the compiled package, as long as it runs. */
export function visits(): Visits {
  let browser: Browser;
  let served: Served;
  const staying: Visit[] = [];
  before(async () => {
    browser = await launch();
    served = await servePackage();
  });
  after(async () => {
    try {
      for (const one of staying) await one.leave();
    } finally {
      await browser.close();
      served.server.close();
    }
  });
  return async (look, path, stays = false) => {
    const one = await visit(browser, served, look, path);
    if (stays) staying.push(one);
    return one;
  };
}

/** Only the page on top of the stack is seen. */
export const shown = (page: Page, selector: string): ReturnType<Page["locator"]> => page.locator(`${selector}:visible`);

export const tap = (page: Page, selector: string, index = 0): Promise<void> =>
  shown(page, selector).nth(index).tap({ timeout: 5000 });

export async function choose(page: Page, label: string): Promise<void> {
  await shown(page, ".opt").filter({ hasText: label }).first().tap({ timeout: 5000 });
  await tap(page, ".q-next");
}

export const headline = async (page: Page): Promise<string> =>
  (await shown(page, ".answer-num").first().innerText({ timeout: 20_000 })).trim();

/** Nothing sticks out to the right of the screen. */
export async function assertFits(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `the page is ${over} px wider than the screen`);
}
