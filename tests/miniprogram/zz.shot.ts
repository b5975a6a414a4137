import { launch } from "../browser/tools.ts";
import { servePackage, visit } from "./visit.ts";
// node zz.shot.ts NAME WIDTH lang elder dark PATH [tap selectors...]
const [name = "x", width = "390", lang = "zh", elder = "", dark = "", path = "", ...taps] = process.argv.slice(2);
const browser = await launch();
const served = await servePackage();
const one = await visit(browser, served, { width: Number(width), lang: lang as "zh", elder: elder === "elder", dark: dark === "dark" }, path);
await one.page.waitForTimeout(900);
for (const t of taps) {
  if (/^\d+$/.test(t)) await one.page.waitForTimeout(Number(t));
  else if (t.startsWith("fill:")) await one.page.locator("wx-textarea textarea:visible, wx-input input:visible").first().fill(t.slice(5));
  else { const [sel = "", n = "0"] = t.split("@"); await one.page.locator(`${sel}:visible`).nth(Number(n)).tap({ timeout: 4000 }); await one.page.waitForTimeout(500); }
}
const height = await one.page.evaluate(() => document.documentElement.scrollHeight);
for (let top = 0, n = 0; top < height; top += 1500, n += 1)
  await one.page.screenshot({ path: `/tmp/mres-shots/${name}${n === 0 ? "" : `-${n}`}.png`, fullPage: true, clip: { x: 0, y: top, width: Number(width), height: Math.min(1500, height - top) } });
console.log(JSON.stringify((await one.state()).largest));
try { await one.leave(); } catch (e) { console.log(String((e as Error).message).slice(0, 1500)); }
await browser.close();
served.server.close();
