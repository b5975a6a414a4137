/** The acceptance question, on three screens: 1,500 yuan at a tier 2 hospital, retired, leaves 675 to pay. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { type SiteServer, serve } from "./server.ts";
import { answerUntilTier, choose, enterAmount, headline } from "./steps.ts";
import { LOOKS, launch, nameOf, site } from "./tools.ts";
import { assertFits, visit } from "./visit.ts";
import { CHINESE, ENGLISH } from "./words.ts";

let browser: Browser;
let server: SiteServer;
before(async () => {
  browser = await launch();
  // A folder of a larger site: every address must be relative.
  server = await serve(site, "/a/b/");
});
after(async () => {
  await browser.close();
  await server.close();
});

for (const look of LOOKS) {
  for (const words of [CHINESE, ENGLISH]) {
    describe(`${nameOf(look)}, ${words.path}`, () => {
      test("tapping leads to 675, with every line's formula and clause", async () => {
        const { page, leave } = await visit(browser, server, look, words.path);
        await answerUntilTier(page, words);
        await choose(page, words.tier);
        await enterAmount(page, words, "1500");
        assert.match(await headline(page), /675/);
        assert.ok((await page.locator("h1#answer .sr").innerText()).includes(words.words));
        assert.match(await page.locator(".pay-list").innerText(), /825\.00/);
        assert.match(await page.title(), /¥675/);

        const fund = page.locator("details.line-fund");
        assert.match(await fund.locator(".eq").innerText(), /1,100\.00\s*×\s*75%\s*=\s*825\.00/);
        assert.ok((await fund.locator(".cite").innerText()).includes(words.clause));
        const deductible = page.locator("details[data-line=deductible]");
        await deductible.locator("summary").click();
        assert.match(await deductible.locator(".cite").innerText(), /400\.00/);
        await assertFits(page);
        await leave();
      });

      test("not knowing the tier gives 565 to 785, and answering it there gives 675", async () => {
        const { page, leave } = await visit(browser, server, look, words.path);
        await answerUntilTier(page, words);
        await choose(page, words.unknown);
        await enterAmount(page, words, "1500");
        assert.match(await headline(page), /565[\s\S]*785/);
        assert.match(await page.locator(".worth").innerText(), /220\.00/);
        await assertFits(page);
        await choose(page, words.tier);
        await page.locator("h1#answer", { hasText: "675" }).waitFor();
        await leave();
      });

      test("kinds of care without local rules never get a number", async () => {
        const { page, leave } = await visit(browser, server, look, words.path);
        await answerUntilTier(page, { ...words, answers: words.answers.slice(0, 2) });
        await page.locator(".opt input[value=maternity]").check();
        await page.locator(".q button[type=submit]").click();
        assert.ok((await page.locator(".gap h1").innerText()).includes(words.notEncoded));
        assert.doesNotMatch(await page.locator(".gap").innerText(), /¥\s*\d/);
        assert.match((await page.locator(".gap a[href^=tel]").getAttribute("href")) ?? "", /^tel:\d/);
        await assertFits(page);
        await leave();
      });
    });
  }
}
