/** A visitor: one page in a fresh profile, watched for anything a careful site must not do. */
import assert from "node:assert/strict";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { SiteServer } from "./server.ts";

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly elder?: boolean;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Fails on console errors, policy violations and requests to other origins; closes the profile. */
  leave(): Promise<void>;
}

export const hasTouch = ({ width }: Look): boolean => width < 1000;

export async function visit(browser: Browser, server: SiteServer, look: Look, path: string): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.dark === true ? "dark" : "light",
    hasTouch: hasTouch(look),
    reducedMotion: "reduce",
  });
  const faults: string[] = [];
  // The context also sees what a service worker asks for.
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(server.origin) && !url.startsWith("data:")) faults.push(`request to ${url}`);
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  await page.addInitScript((elder) => {
    if (elder) localStorage.setItem("elder", "on");
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective}`));
  }, look.elder === true);
  await page.goto(server.home + path);
  return {
    page,
    context,
    leave: async () => {
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}

/** Nothing sticks out to the right of the screen. */
export async function assertFits(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `the page is ${over} px wider than the screen`);
}
