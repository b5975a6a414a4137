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
type Language = (typeof LANGUAGES)[number];

async function dress(page: Page, { width, height, dark, elder }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: dark === true ? "dark" : "light" });
  await page.evaluate((on) => localStorage.setItem("elder", on ? "on" : "off"), elder === true);
}

/**
 * Tells the journey; what it leads to (`within` the page) is held against WCAG 2.2 AA and the width of the screen. Each
 * language has a browser of its own, and both go at once: with one, half of the machine would wait.
 */
export function everywhere(journey: (setting: Setting) => Promise<void>, within = "html"): void {
  let server: SiteServer;
  before(async () => {
    server = await serve(site, "/a/b/");
  });
  after(() => server.close());

  async function made({ page }: Visit, look: Look, by: keyof typeof WAYS, language: Language): Promise<void> {
    const { lang, prefix, words } = language;
    await dress(page, look);
    const hands = WAYS[by](page, look);
    await journey({ page, hands, words, lang, home: server.home + prefix });
    await hands.done();
    await assertFits(page);
    // Both ways lead to the same place.
    if (by !== "by tapping") return;
    assert.deepEqual(await smallTargets(page, look.elder === true ? 48 : 44), []);
    assert.deepEqual(await violations(page, within), []);
  }

  describe("in both languages", { concurrency: LANGUAGES.length }, () => {
    for (const language of LANGUAGES)
      describe(language.lang, { concurrency: false }, () => {
        let browser: Browser;
        before(async () => {
          browser = await launch();
        });
        after(() => browser.close());
        // One visitor for all looks with a touch screen and one for those without: what was fetched once is there.
        for (const touch of [true, false])
          describe(touch ? "with a touch screen" : "with a pointer", () => {
            let visitor: Visit;
            before(async () => {
              visitor = await visit(browser, server, touch ? small : wide, "");
              await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
              visitor.page.setDefaultTimeout(20_000);
            });
            after(() => visitor.leave());
            for (const look of LOOKS.filter((one) => hasTouch(one) === touch))
              for (const by of ["by tapping", "by keyboard alone"] as const)
                test(`${nameOf(look)}, ${language.lang}, ${by}`, () => made(visitor, look, by, language));
          });
      });
  });
}
