/**
 * Somebody makes the lines for a page of their own: area, answers, amount, language and look are chosen, the preview
 * follows with the figures of the command line, and what is copied is what was chosen; as element, then as frame.
 */
import assert from "node:assert/strict";
import type { FrameLocator, Page } from "playwright-core";
import { everywhere } from "./everywhere.ts";
import { fillFields } from "./steps.ts";
import { ask } from "./tool-page.ts";
import { CHINESE, ENGLISH } from "./words.ts";

interface Estimate {
  readonly total: { readonly person: { readonly total: string }; readonly funds: { readonly total: string } };
}
const { total } = ask<Estimate>("estimate", {
  region: "421300",
  date: "2024-12-31",
  person: { scheme: "employee", status: "retired" },
  visits: [{ care: "outpatient", tier: "2", total: "1500.00" }],
});
const PERSON = total.person.total.replace(/\.00$/, "");

/** What the lines to copy say, attribute by attribute of the element, or part by part of the frame's address. */
async function presets(page: Page): Promise<Readonly<Record<string, string>>> {
  const lines = (await page.locator("[data-embed-code]").innerText()).replaceAll("&amp;", "&");
  const frame = /<iframe src="[^"]*#([^"]*)"/.exec(lines)?.[1];
  if (frame !== undefined) return Object.fromEntries(new URLSearchParams(frame));
  const element = /<yibao-estimate([^>]*)>/.exec(lines)?.[1] ?? "";
  return Object.fromEntries(
    [...element.matchAll(/ (\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

async function assertPreview(place: Page | FrameLocator, lang: "zh" | "en"): Promise<void> {
  const calculator = place.locator("yibao-estimate");
  const words = lang === "zh" ? CHINESE : ENGLISH;
  await calculator.locator("h1#answer .sr", { hasText: words.words }).waitFor({ state: "attached" });
  assert.match(await calculator.locator("h1#answer").innerText(), new RegExp(PERSON));
  assert.ok((await calculator.locator(".pay-list").innerText()).includes(total.funds.total));
  const looks = await calculator
    .locator(".yb")
    .evaluate((it) => [it.getAttribute("lang"), it.getAttribute("data-theme"), it.getAttribute("data-elder")]);
  assert.deepEqual(looks, [lang === "zh" ? "zh-CN" : "en", "dark", "on"]);
}

everywhere(async ({ page, hands, lang, home }) => {
  // The lines are for readers of the other language.
  const other = lang === "zh" ? "en" : "zh";
  await page.goto(`${home}embed/`);
  await hands.pick(page.locator("select[name=area]"), "421300");
  await fillFields(page, hands.pick);
  await hands.type(page.locator("input[name=amount]"), "1,500");
  await hands.pick(page.locator("select[name=language]"), other);
  await hands.pick(page.locator("select[name=theme]"), "dark");
  await hands.mark(page.locator("input[name=elder]"));
  await assertPreview(page, other);
  const chosen = {
    area: "421300",
    care: "outpatient",
    facts: "person.scheme=employee&person.status=retired&visits.0.tier=2",
    amount: "1500",
    language: other,
    theme: "dark",
    elder: "on",
  };
  assert.deepEqual(await presets(page), chosen);

  // The preview is not a picture: it is used as its readers will use it.
  await hands.press(page.locator("yibao-estimate .embed-more > summary"));
  await page.locator("yibao-estimate [data-line=you]").first().waitFor();

  const copy = page.locator("[data-embed-copy]");
  const done = page.locator("[data-embed-status]", { hasText: (await copy.getAttribute("data-done")) ?? "" });
  const copied = async (): Promise<void> => {
    await hands.press(copy);
    await done.waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(text, await page.locator("[data-embed-code]").innerText());
  };
  await copied();

  await hands.mark(page.locator("input[value=frame]"));
  await page.locator("[data-embed-code]", { hasText: "<iframe" }).waitFor();
  assert.deepEqual(await presets(page), chosen);
  await copied();
  await assertPreview(page.frameLocator("iframe"), other);
});
