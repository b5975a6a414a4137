/** A journey on every screen, in every look, in both languages, made by tapping and by keyboard alone. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { smallTargets, violations } from "./axe.ts";
import { type Hands, WAYS } from "./hands.ts";
import { type SiteServer, serve } from "./server.ts";
import { LOOKS, launch, nameOf, SCREENS, site } from "./tools.ts";
import { assertFits, hasTouch, type Look, type Visit, visit } from "./visit.ts";
import { CHINESE, ENGLISH, type Words } from "./words.ts";

const [small, , wide] = SCREENS;

export interface Setting {
  readonly page: Page;
  readonly hands: Hands;
  readonly words: Words;
  readonly lang: "zh" | "en";
  /** Where the site in this language begins. */
  readonly home: string;
}

const LANGUAGES = [
  { lang: "zh", prefix: "", words: CHINESE },
  { lang: "en", prefix: "en/", words: ENGLISH },
] as const;

async function dress(page: Page, { width, height, dark, elder }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: dark === true ? "dark" : "light" });
  await page.evaluate((on) => localStorage.setItem("elder", on ? "on" : "off"), elder === true);
}

/** Tells the journey; what it leads to (`within` the page) is held against WCAG 2.2 AA and the width of the screen. */
export function everywhere(journey: (setting: Setting) => Promise<void>, within = "html"): void {
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

  // One visitor for all looks with a touch screen and one for those without: what was fetched once is there.
  for (const touch of [true, false]) {
    const looks = LOOKS.filter((look) => hasTouch(look) === touch);
    describe(touch ? "with a touch screen" : "with a pointer", () => {
      let visitor: Visit;
      before(async () => {
        visitor = await visit(browser, server, touch ? small : wide, "");
        await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
        visitor.page.setDefaultTimeout(15_000);
      });
      after(() => visitor.leave());

      for (const look of looks)
        for (const { lang, prefix, words } of LANGUAGES)
          for (const [by, handsOf] of Object.entries(WAYS))
            test(`${nameOf(look)}, ${lang}, ${by}`, async () => {
              const { page } = visitor;
              await dress(page, look);
              const hands = handsOf(page, look);
              await journey({ page, hands, words, lang, home: server.home + prefix });
              await hands.done();
              await assertFits(page);
              if (by !== "by tapping") return;
              assert.deepEqual(await smallTargets(page, look.elder === true ? 48 : 44), []);
              assert.deepEqual(await violations(page, within), []);
            });
    });
  }
}
