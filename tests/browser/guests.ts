/** Pages that are not ours, with the calculator on them; and what the site itself says of the same case. */
import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { type Hosts, hosts } from "./hosts.ts";
import { type SiteServer, serve } from "./server.ts";
import { headline } from "./steps.ts";
import { launch, SCREENS, site } from "./tools.ts";
import { visit } from "./visit.ts";

export const PERSON = "person.scheme=employee&person.status=retired";
export const CASE = `area="421300" care="outpatient" amount="1500" facts="${PERSON}&visits.0.tier=2"`;
const FRAGMENT = `area=421300&${PERSON}&visits.0.tier=2&visits.0.care=outpatient&visits.0.total=1500.00`;
const [, , wide] = SCREENS;

export const element = (attributes = CASE): string => `<yibao-estimate ${attributes}></yibao-estimate>`;
export const document_ = (head: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Host</title>${head}</head><body>${body}</body></html>`;

export const lines = (page: Page, nth = 0): Promise<readonly string[]> =>
  page.locator("yibao-estimate").nth(nth).locator(".line .num, .pay-list .num, .answer-num").allTextContents();

/** A host's style sheet that undoes everything. */
export const HOSTILE_CSS = `<style>
  * { all: unset !important; }
  * { font: 40px/3 cursive; color: red !important; letter-spacing: 1em; direction: rtl; text-transform: uppercase; }
  html { font-size: 4px; }
  button, input, details, summary, h1, svg, a { display: none !important; }
  .answer, .slip, .q, .shell, .yb { visibility: hidden !important; opacity: 0 !important; }
  :root { --paper: lime; --ink: lime; --fs-body: 2px; --rem: 1px; --surface: lime; }
</style>`;

export interface Guest {
  readonly page: Page;
  leave(): Promise<void>;
}

export interface Ground {
  readonly browser: Browser;
  readonly server: SiteServer;
  readonly others: Hosts;
  /** What the site itself says: the headline and every line of the slip. */
  readonly figures: readonly string[];
  /** A visitor of a host's page: anything the console has to say is a fault, and so is an address nobody named. */
  guest(address: string, allowed?: RegExp): Promise<Guest>;
  script(): string;
  sameAsSite(page: Page, nth?: number): Promise<void>;
  close(): Promise<void>;
}

export async function ground(): Promise<Ground> {
  const browser = await launch();
  const server = await serve(site, "/a/b/", { "access-control-allow-origin": "*" });
  const others = await hosts();
  const { page: own, leave } = await visit(browser, server, wide, `estimate/#${FRAGMENT}`);
  assert.match(await headline(own), /675/);
  const figures = await lines(own);
  assert.ok(figures.length > 8);
  await leave();

  async function guest(address: string, allowed?: RegExp): Promise<Guest> {
    const context = await browser.newContext({ viewport: wide, colorScheme: "light" });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()) && allowed?.test(message.text()) !== true)
        faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(server.origin) && !url.startsWith(others.origin)) faults.push(`request to ${url}`);
    });
    await page.goto(address);
    return {
      page,
      leave: async () => {
        await context.close();
        assert.deepEqual(faults, []);
      },
    };
  }

  return {
    browser,
    server,
    others,
    figures,
    guest,
    script: () => `<script type="module" src="${server.home}embed/yibao-estimate.js"></script>`,
    sameAsSite: async (page, nth = 0) => {
      await page.locator("yibao-estimate").nth(nth).locator("h1#answer").waitFor();
      assert.deepEqual(await lines(page, nth), figures);
    },
    close: async () => {
      await browser.close();
      await server.close();
      await others.close();
    },
  };
}
