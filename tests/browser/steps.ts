/** The way through the questions, by tapping. */
import type { Locator, Page } from "playwright-core";
import type { Words } from "./words.ts";

export async function chooseArea(page: Page, words: Words): Promise<void> {
  await page.locator("button.area").click();
  await page.getByRole("combobox", { name: words.search }).fill("sui");
  await page.getByRole("option", { name: words.area }).click();
}

export async function choose(page: Page, label: string): Promise<void> {
  await page.locator(".opt", { hasText: label }).first().click();
  await page.locator(".q button[type=submit]").click();
}

/** Area, insurance, status, care: everything before the tier. */
export async function answerUntilTier(page: Page, words: Words): Promise<void> {
  await chooseArea(page, words);
  for (const answer of words.answers) await choose(page, answer);
}

export async function enterAmount(page: Page, words: Words, typed: string): Promise<void> {
  await page.getByLabel(words.amountQuestion).fill(typed);
  await page.locator(".q button[type=submit]").click();
}

export const headline = (page: Page): Promise<string> => page.locator("h1#answer").innerText();

/** Where all answers are fields of one form (the embed page, a policy of one's own): the question of the README. */
export async function fillFields(
  page: Page,
  pick = async (field: Locator, value: string): Promise<void> => {
    await field.selectOption(value);
  },
): Promise<void> {
  for (const [path, value] of [
    ["/person/scheme", "employee"],
    ["/person/status", "retired"],
    ["/visits/0/care", "outpatient"],
    ["/visits/0/tier", "2"],
  ] as const)
    await pick(page.locator(`[data-fact="${path}"]`), value);
}
