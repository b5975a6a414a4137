/** The browser and the accessibility checker come from the web workspace, so that there is one lock file for both. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type * as Playwright from "playwright-core";
import type { Look } from "./visit.ts";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core") as typeof Playwright;

export const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
export const site = resolve(import.meta.dirname, process.env["YIBAO_SITE_DIR"] ?? "../../build/site");

/** The system's Chromium; nothing is downloaded, nothing phones home. */
export const launch = (more: Playwright.LaunchOptions = {}): Promise<Playwright.Browser> =>
  chromium.launch({
    ...more,
    executablePath: process.env["YIBAO_CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      ...(more.args ?? []),
    ],
  });

export const SCREENS = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
] as const;

/** Each screen light, dark and in large type: every journey is made on all of them, in both languages. */
export const LOOKS: readonly Look[] = SCREENS.flatMap((screen) => [
  screen,
  { ...screen, dark: true },
  { ...screen, elder: true },
]);

export const nameOf = (look: Look): string =>
  `${look.width} px${look.dark === true ? ", dark" : ""}${look.elder === true ? ", large type" : ""}`;
