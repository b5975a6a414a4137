/**
 * Somebody's own rules from the file to what they change: a fault at its place, the mended file tried, and held against
 * the rules of the site, of another area, and of a second file. Every sum is the one the command line gives.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { everywhere } from "./everywhere.ts";
import { fillFields } from "./steps.ts";
import { ask } from "./tool-page.ts";

const PACK = readFileSync(join(import.meta.dirname, "../../policies/cn/hubei/421300/pack.json"), "utf8");
const BROKEN = PACK.replace('"format"', '"nonsense": 1,\n  "format"');
const MINE = PACK.replaceAll('"70%"', '"65%"');
const SECOND = PACK.replaceAll('"70%"', '"60%"');
const ELSEWHERE = "440100";
const BILLS = ["500.00", "2000.00", "10000.00", "50000.00", "200000.00"];

const file = (name: string, text: string) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

interface Estimate {
  readonly total?: { readonly person: { readonly total: string }; readonly funds: { readonly total: string } };
}
type Rules = { readonly pack: unknown } | { readonly region: string };
const mine: Rules = { pack: JSON.parse(MINE) };

const grouped = (amount: string): string => amount.replace(/\B(?=(\d{3})+\.)/g, ",");

const known = new Map<string, Estimate>();
/** What the command line says of the README's question for a bill of this size. */
function estimate(rules: Rules, date: string, total: string): Estimate {
  const key = `${"region" in rules ? rules.region : "mine"} ${date} ${total}`;
  const found =
    known.get(key) ??
    ask<Estimate>("estimate", {
      ...rules,
      date,
      person: { scheme: "employee", status: "retired" },
      visits: [{ care: "outpatient", tier: "2", total }],
    });
  known.set(key, found);
  return found;
}
const paid = (rules: Rules, date: string, total: string): string =>
  grouped(estimate(rules, date, total).total?.person.total ?? "");

const cells = (page: Page, table: string): Promise<readonly (readonly string[])[]> =>
  page
    .locator(`${table} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent?.replace(/[^\d.,]/g, "") ?? "")),
    );

everywhere(async ({ page, hands, home }) => {
  await page.goto(`${home}own-policy/`);
  const input = page.locator("[data-policy-file]");
  await input.waitFor({ state: "attached" });

  await hands.file(input, file("broken.json", BROKEN));
  const finding = page.locator(".finding", { hasText: "unknown_key" });
  await finding.waitFor();
  assert.match(await finding.locator(".code-line").innerText(), /"nonsense": 1/);
  const line = BROKEN.split("\n").findIndex((text) => text.includes("nonsense")) + 1;
  assert.equal(await finding.locator(".code-line .n").innerText(), String(line));
  assert.equal(await page.locator("[data-policy-trial]").count(), 0);

  await hands.file(input, file("mended.json", MINE));
  await page.locator("[data-policy-trial]").waitFor();
  assert.equal(await page.locator(".finding-error").count(), 0);
  await fillFields(page, hands.pick);
  const amount = page.locator("[data-policy-amount]");
  await hands.type(amount, "1x");
  await page.keyboard.press("Enter");
  await page.locator("#trial-error").waitFor();
  assert.equal(await amount.inputValue(), "1x");
  await hands.type(amount, "1,500");
  await page.keyboard.press("Enter");
  await page.locator("[data-policy-answer]", { hasText: "730" }).waitFor();
  const date = await page.locator("[data-policy-trial] input[type=date]").inputValue();
  assert.equal(paid(mine, date, "1500.00"), "730.00");

  const held: Rules = { region: "421300" };
  const sums = page.locator("[data-policy-sums]");
  await sums.filter({ hasText: paid(held, date, "1500.00") }).waitFor();
  assert.deepEqual(
    await cells(page, "[data-policy-sums]"),
    (["person", "funds"] as const).map((part) =>
      [mine, held].map((rules) => grouped(estimate(rules, date, "1500.00").total?.[part].total ?? "")),
    ),
  );
  await page
    .locator("[data-policy-samples] tbody tr")
    .nth(BILLS.length - 1)
    .waitFor();
  assert.deepEqual(
    await cells(page, "[data-policy-samples]"),
    BILLS.map((bill) => [mine, held].map((rules) => paid(rules, date, bill))),
  );
  const differences = page.locator("[data-policy-differences] tbody tr");
  const rates = differences.filter({ hasText: "65%" });
  assert.ok((await rates.allInnerTexts()).every((text) => text.includes("70%")));
  const first = await differences.count();
  assert.ok(first > 0 && (await rates.count()) === first);

  await hands.pick(page.locator("[data-policy-other]"), ELSEWHERE);
  await page.waitForFunction(
    (rows) => document.querySelectorAll("[data-policy-differences] tr").length > rows,
    first + 1,
  );
  assert.equal(await page.locator("[data-policy-other]").inputValue(), ELSEWHERE);

  await hands.file(page.locator("[data-policy-second]"), file("second.json", SECOND));
  await page.locator("[data-policy-differences] thead", { hasText: "second.json" }).waitFor({ state: "attached" });
  await sums.filter({ hasText: paid({ pack: JSON.parse(SECOND) }, date, "1500.00") }).waitFor();
  assert.equal(await differences.count(), first);
  assert.equal(await differences.filter({ hasText: "60%" }).count(), first);
});
