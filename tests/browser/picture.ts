/** One screen against its stored picture. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type pixelmatch from "pixelmatch";
import type * as Playwright from "playwright-core";
import type * as Png from "pngjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { PNG } = require("pngjs") as typeof Png;
const { default: differing } = require("pixelmatch") as { readonly default: typeof pixelmatch };

const STORED = join(import.meta.dirname, "pictures");
const LOGS = join(import.meta.dirname, "../../build/logs/pictures");
const BLESS = process.env["YIBAO_BLESS"] === "1";

/** Nothing of the machine in the picture: its fonts, the way it draws text, its screen's colours. */
export const PLAIN: Playwright.LaunchOptions = {
  args: ["--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb"],
  env: { ...process.env, FONTCONFIG_FILE: join(STORED, "fonts.conf") },
};

/** How far a colour may be off, 0 to 1; and how many pixels of a million may be further off. */
const SHADE = 0.05;
const MOST = 100;
/** A screen may still be loading, and what comes later belongs to the picture: it is done once so many shots are alike. */
const STILL = 6;
const PATIENCE = 60_000;
const PAUSE = 250;

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, PAUSE));

/** The browser now and then never hands over the first shot of a page; asked again, it does at once. */
const SHOT_PATIENCE = 8_000;
const MOST_TRIES = 8;

/** `hidden`: what is another text each time, painted over. */
async function shoot(page: Playwright.Page, hidden: string): Promise<Png.PNG> {
  const mask = [page.locator(hidden)];
  const shot = { animations: "disabled", caret: "hide", scale: "css", mask, timeout: SHOT_PATIENCE } as const;
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    const bytes = await page.screenshot(shot).catch(() => null);
    if (bytes !== null) return PNG.sync.read(bytes);
  }
  return PNG.sync.read(await page.screenshot(shot));
}

/** Shades are kept in steps of eight, well below what is compared: the files are a third smaller for it. */
const STEP = 8;
const WHITE = 255;

function written({ width, height, data }: Png.PNG): Buffer {
  const coarse = new PNG({ width, height });
  for (let at = 0; at < data.length; at += 1)
    coarse.data[at] = Math.min(WHITE, Math.round((data[at] ?? 0) / STEP) * STEP);
  return PNG.sync.write(coarse, { colorType: 2, inputHasAlpha: true, deflateLevel: 9, filterType: -1 });
}

/** How many pixels differ. `drawn` shows them. */
function compared(wanted: Png.PNG, found: Png.PNG, drawn: Png.PNG): number {
  const { width, height } = wanted;
  if (found.width !== width || found.height !== height) return width * height;
  return differing(wanted.data, found.data, drawn.data, width, height, { threshold: SHADE });
}

/** Leaves behind what there is to look at. */
function report(name: string, found: Png.PNG, drawn: Png.PNG | null): void {
  mkdirSync(LOGS, { recursive: true });
  writeFileSync(join(LOGS, `${name}.found.png`), written(found));
  if (drawn !== null) writeFileSync(join(LOGS, `${name}.png`), PNG.sync.write(drawn));
}

/** The screen when it is as `wanted` says, or as it is once it stands still. */
async function screen(page: Playwright.Page, hidden: string, wanted: (found: Png.PNG) => boolean): Promise<Png.PNG> {
  await page.evaluate(() => document.fonts.ready);
  const until = Date.now() + PATIENCE;
  let found = await shoot(page, hidden);
  for (let same = 1; !wanted(found) && same < STILL && Date.now() < until; ) {
    await pause();
    const next = await shoot(page, hidden);
    same = next.data.equals(found.data) ? same + 1 : 1;
    found = next;
  }
  return found;
}

/** What differs, in words; null where nothing does. The difference is drawn in build/logs/pictures. */
export async function difference(page: Playwright.Page, name: string, hidden: string): Promise<string | null> {
  const file = join(STORED, `${name}.png`);
  if (BLESS || !existsSync(file)) {
    const found = await screen(page, hidden, () => false);
    if (BLESS) writeFileSync(file, written(found));
    else report(name, found, null);
    return BLESS ? null : `there is no picture ${file}`;
  }
  const wanted = PNG.sync.read(readFileSync(file));
  let drawn = new PNG(wanted);
  let count = 0;
  const found = await screen(page, hidden, (it) => {
    drawn = new PNG({ width: wanted.width, height: wanted.height });
    count = compared(wanted, it, drawn);
    return count * 1_000_000 <= MOST * wanted.width * wanted.height;
  });
  if (count * 1_000_000 <= MOST * wanted.width * wanted.height) return null;
  report(name, found, drawn);
  return `${count} pixels of ${name} differ, see ${join(LOGS, name)}.png, and ${name}.found.png beside it`;
}
