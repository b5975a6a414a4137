import { launch, SCREENS, site } from "./tools.ts";
import { serve } from "./server.ts";
import { visit } from "./visit.ts";
import { readFileSync } from "node:fs";
import { fillFields } from "./steps.ts";
const browser = await launch(); const server = await serve(site, "/a/b/");
const PACK = readFileSync("policies/cn/hubei/421300/pack.json", "utf8").replaceAll('"70%"', '"65%"');
const shots: [string, any, string][] = [["s", SCREENS[0], "en/"], ["se", {...SCREENS[0], elder: true}, "en/"], ["sd", {...SCREENS[0], dark: true}, ""], ["w", SCREENS[2], "en/"]];
for (const [name, look, pre] of shots) {
  {
    const { page, context } = await visit(browser, server, look, pre + "own-policy/");
    await page.setInputFiles("[data-policy-file]", {name: "mended.json", mimeType: "application/json", buffer: Buffer.from(PACK)});
    await page.waitForSelector("[data-policy-trial]");
    await fillFields(page); await page.fill("[data-policy-amount]", "1,500"); await page.keyboard.press("Enter");
    await page.waitForSelector("[data-policy-samples] tr:nth-child(5)");
    await page.screenshot({ path: `/tmp/hj/own-${name}.png`, fullPage: true });
    await context.close();
  }
  {
    const { page, context } = await visit(browser, server, look, pre + "embed/");
    await page.selectOption("select[name=area]", "421300");
    await fillFields(page); await page.fill("input[name=amount]", "1,500"); await page.keyboard.press("Tab");
    await page.waitForSelector("yibao-estimate h1#answer");
    await page.screenshot({ path: `/tmp/hj/emb-${name}.png`, fullPage: true });
    await context.close();
  }
}
await browser.close(); await server.close();
