/** The page for people's own rules, open, with everything it asks the network for; and files to open in it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { SiteServer } from "./server.ts";
import { SCREENS } from "./tools.ts";
import { type Visit, visit } from "./visit.ts";

const [, , wide] = SCREENS;
export const PACK = readFileSync(join(import.meta.dirname, "../../policies/cn/hubei/421300/pack.json"), "utf8");

export interface Bench extends Visit {
  /** Everything the page asked the network for since it was open. */
  readonly asked: string[];
}

export async function bench(browser: Browser, server: SiteServer, path = "own-policy/"): Promise<Bench> {
  const it = await visit(browser, server, wide, path);
  await it.page.waitForSelector("[data-policy-file]", { state: "attached" });
  // The service worker fetches the site once; what the page asks for afterwards is about the file.
  await it.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const asked: string[] = [];
  it.context.on("request", (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  return { ...it, asked };
}

export const file = (text: string | Buffer, name = "mine.json") => ({
  name,
  mimeType: "application/json",
  buffer: typeof text === "string" ? Buffer.from(text) : text,
});
export const open = (page: Page, text: string | Buffer, name?: string): Promise<void> =>
  page.setInputFiles("[data-policy-file]", file(text, name));

export const codes = async (page: Page): Promise<readonly string[]> => {
  await page.waitForSelector("[data-policy-findings]");
  return page.locator("[data-policy-findings] .finding-head code").allInnerTexts();
};
