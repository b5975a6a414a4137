/** The same question without a pointer; going back; wrong amounts; switches that last. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type SiteServer, serve } from "./server.ts";
import { answerUntilTier, choose, enterAmount, headline } from "./steps.ts";
import { LOOKS, launch, nameOf, SCREENS, site } from "./tools.ts";
import { visit } from "./visit.ts";
import { CHINESE, ENGLISH } from "./words.ts";

const words = CHINESE;
const [, phone] = SCREENS;
let browser: Browser;
let server: SiteServer;
before(async () => {
  browser = await launch();
  server = await serve(site);
});
after(async () => {
  await browser.close();
  await server.close();
});

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no Tab reaches ${selector}`);
}

for (const look of LOOKS) {
  for (const { path, question, amountQuestion } of [CHINESE, ENGLISH])
    test(`keyboard alone, ${nameOf(look)}, ${path}`, async () => {
      const { page, leave } = await visit(browser, server, look, path);
      await page.waitForSelector("button.area");
      await tabTo(page, "button.area");
      await page.keyboard.press("Enter");
      await page.keyboard.type("sui");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForSelector("legend");
      assert.equal(await focused(page), question);

      for (const value of ["employee", "retired", "outpatient", "2"]) {
        await page.waitForSelector(`.opt input[value="${value}"]`);
        await tabTo(page, ".opt input");
        // The first option has the focus; a step down and up again also selects it.
        for (let presses = 0; presses < 9; presses += 1) {
          await page.keyboard.press(presses === 0 ? "Space" : "ArrowDown");
          if (
            await page.evaluate(
              (wanted) => document.querySelector<HTMLInputElement>(`input[value="${wanted}"]`)?.checked === true,
              value,
            )
          )
            break;
        }
        await page.keyboard.press("Enter");
      }
      await page.waitForSelector("#amount");
      assert.equal(await focused(page), amountQuestion);
      await tabTo(page, "#amount");
      await page.keyboard.type("1,500");
      await page.keyboard.press("Enter");
      await page.waitForSelector("h1#answer");
      assert.match(await focused(page), /675/);
      await tabTo(page, "details[data-line=deductible] > summary");
      await page.keyboard.press("Enter");
      assert.equal(await page.locator("details[data-line=deductible]").getAttribute("open"), "");
      await leave();
    });
}

test("Escape closes the area chooser and gives the focus back", async () => {
  const { page, leave } = await visit(browser, server, phone, words.path);
  await page.locator("button.area").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.className), "area");
  await leave();
});

test("back and forward lose nothing, a changed answer stays in its place", async () => {
  const { page, leave } = await visit(browser, server, phone, words.path);
  await answerUntilTier(page, words);
  await choose(page, words.tier);
  await enterAmount(page, words, "1500");
  await headline(page);
  for (let times = 0; times < 3; times += 1) await page.goBack();
  await page.locator(`input[value=outpatient]`).waitFor();
  assert.equal(await page.locator(`input[value=outpatient]`).isChecked(), true);
  assert.match(await page.locator(".done").innerText(), /1,500\.00/);
  for (let times = 0; times < 3; times += 1) await page.goForward();
  assert.match(await headline(page), /675/);

  await page.reload();
  assert.match(await headline(page), /675/);
  await page.goto(`${server.home}${words.path}${new URL(page.url()).hash.replace("at=result", "at=visits.0.tier")}`);
  await page.getByRole("button", { name: words.change("看什么") }).waitFor();
  const before = await page.locator(".done .k").allInnerTexts();
  await choose(page, "三级医院");
  assert.match(await headline(page), /785/);
  assert.ok(before.length > 3);
  await leave();
});

test("an amount that cannot be read is kept, explained on top and beside the field, and may be corrected", async () => {
  const { page, leave } = await visit(browser, server, phone, words.path);
  await answerUntilTier(page, words);
  await choose(page, words.tier);
  await enterAmount(page, words, "1500左右");
  const summary = page.locator(".errsum");
  await summary.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.className), "errsum");
  const said = await summary.locator("a").innerText();
  assert.equal((await page.locator("#amount-error").innerText()).trim(), said);
  assert.equal(await page.locator("#amount").inputValue(), "1500左右");
  await summary.locator("a").click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "amount");
  await page.getByRole("button", { name: "用 1500 元" }).click();
  assert.match(await headline(page), /675/);
  await leave();
});

test("no option chosen is an error, not a guess", async () => {
  const { page, leave } = await visit(browser, server, phone, words.path);
  await answerUntilTier(page, words);
  await page.locator(".q button[type=submit]").click();
  await page.locator(".errsum").waitFor();
  await leave();
});

test("a link says which of its parts are unknown", async () => {
  const { page, leave } = await visit(browser, server, phone, `${words.path}#area=421300&foo=3`);
  assert.match(await page.locator(".note").innerText(), /foo=3/);
  await leave();
});

test("a day without rules is said to have none, and the last known year is offered", async () => {
  const link =
    "area=421300&date=2025-03-10&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2&visits.0.total=1500.00";
  const { page, leave } = await visit(browser, server, phone, `${words.path}#${link}&at=result`);
  assert.match(await page.locator(".note").innerText(), /2025-03-10/);
  await page.locator(".note button").click();
  assert.match(await headline(page), /675/);
  assert.match(await page.locator(".assume").first().innerText(), /2024-12-31/);
  await leave();
});

test("a refused bill says why first, and claims no share of it", async () => {
  const link =
    "area=421300&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2&visits.0.accident=third_party&visits.0.total=1500.00";
  const { page, leave } = await visit(browser, server, phone, `${words.path}#${link}&at=result`);
  assert.match(await headline(page), /医保不付[\s\S]*1,500/);
  assert.match(await page.locator(".rulings").innerText(), /第 8 问，意外伤害/);
  assert.equal(await page.locator(".pair").count(), 0);
  assert.equal(await page.locator(".line-fund").count(), 0);
  await leave();
});

test("large type and dark are remembered before the first paint; nothing else is stored", async () => {
  const { page, leave } = await visit(browser, server, phone, "");
  await page.locator("[data-toggle=elder]").click();
  await page.locator("[data-toggle=theme]").click();
  await page.reload();
  assert.deepEqual(
    await page.evaluate(() => [document.documentElement.dataset["elder"], document.documentElement.dataset["theme"]]),
    ["on", "dark"],
  );
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).sort()), ["elder", "theme"]);
  assert.equal(await page.evaluate(() => document.cookie), "");
  await leave();
});

test("the other language shows the same case", async () => {
  const { page, leave } = await visit(browser, server, phone, words.path);
  await answerUntilTier(page, words);
  await choose(page, words.tier);
  await enterAmount(page, words, "1500");
  await headline(page);
  await page.locator("[data-language]").click();
  assert.match(await page.locator("h1#answer .sr").innerText(), /six hundred seventy-five yuan/);
  await leave();
});

test("an answer the engine refuses is explained and can be mended", async () => {
  const link =
    "area=421300&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2&visits.0.total=1500.00";
  const { page, leave } = await visit(
    browser,
    server,
    phone,
    `${words.path}#${link}&visits.0.noncovered=2000.00&at=result`,
  );
  await page.locator(".errsum").waitFor();
  assert.equal(await page.locator(".answer-num").count(), 0);
  await page.locator(".actions button").click();
  await page.locator("#amount").waitFor();
  await page.locator("#amount").fill("5000");
  await page.keyboard.press("Enter");
  assert.match(await headline(page), /3,400/);
  await leave();
});

test("an assumed amount is asked in the engine's words, and its answer joins the case", async () => {
  const link =
    "area=421300&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2&visits.0.total=1500.00";
  const { page, leave } = await visit(browser, server, phone, `${words.path}#${link}&at=result`);
  await page.locator(".assume li", { hasText: "自费" }).getByRole("button").click();
  assert.match(await page.locator(".q-title").innerText(), /自费/);
  await page.locator("#amount").fill("100");
  await page.keyboard.press("Enter");
  assert.match(await headline(page), /750/);
  await page.locator(".assume li", { hasText: "提高 5%" }).getByRole("button").click();
  await choose(page, "比例乘以 1.05");
  assert.match(await page.locator(".pay-list").innerText(), /¥7\d\d\.\d\d/);
  await leave();
});
