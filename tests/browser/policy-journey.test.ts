/**
 * From the start page to a rule and back to a sum: an area found by typing, the rules of its employees, what changed, an
 * earlier value behind its fold, the document it stands in, and a worked example reckoned in place with another bill.
 * The pages themselves are held against WCAG 2.2 AA in policy.test.ts, fold by fold; here what is reckoned on them.
 */
import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { everywhere } from "./everywhere.ts";
import { ask } from "./tool-page.ts";

interface Estimate {
  readonly total: { readonly person: { readonly total: string } };
}

/** The case of an address, with another bill, as the door wants it. */
function requestOf(address: string, total: string): object {
  const request = { person: {}, visits: [{}] } as Record<string, unknown>;
  for (const [place, value] of new URLSearchParams(address.split("#")[1])) {
    if (place === "at") continue;
    const path = (place === "area" ? "region" : place).split(".");
    const last = path.pop() ?? "";
    const holder = path.reduce<Record<string, unknown>>((at, name) => at[name] as Record<string, unknown>, request);
    holder[last] = place.endsWith(".total") ? total : value;
  }
  return request;
}

const plain = async (figure: Locator): Promise<string> => (await figure.innerText()).replace(/[^\d.]/g, "");
const whole = (amount: string): string => amount.replace(/\.00$/, "");

everywhere(async ({ page, hands, words, home }) => {
  await page.goto(home);
  await hands.press(page.locator("main a[href$='policy/']"));
  await page.waitForURL("**/policy/");
  await hands.type(page.locator("#find"), "sui");
  await page.waitForFunction(() => document.querySelector("[data-found]")?.textContent !== "");
  const area = page.locator("[data-area-code]:visible a");
  assert.equal(await area.count(), 1);
  assert.equal((await area.innerText()).trim(), words.area);
  await hands.press(area);
  await page.waitForURL("**/421300/");
  await hands.press(page.locator("a.linkrow[href$='employee/']"));
  await page.waitForURL("**/employee/");

  await hands.press(page.locator(".toc a[href='#history']"));
  await page.waitForFunction(() => (document.querySelector("#history")?.getBoundingClientRect().top ?? -1) >= 0);
  assert.ok(await page.locator(".hist h3").first().isVisible());
  const fold = page.locator(".slot > details.fold").last();
  await hands.press(fold.locator("> summary"));
  const proof = fold.locator(".proof a").first();
  const told = await proof.innerText();
  await hands.press(proof);
  assert.equal(await page.locator(".docs li:target .t").innerText(), told);

  const example = page.locator("[data-example]").last();
  const printed = await plain(example.locator("[data-figure] > [aria-hidden]"));
  await hands.press(example.locator("[data-reckon]"));
  const calculator = example.locator("yibao-estimate");
  const answer = calculator.locator("h1#answer .answer-num [aria-hidden]");
  await answer.waitFor();
  assert.equal(await plain(answer), printed);
  await hands.press(calculator.locator(".answer-case .edit"));
  // The last of what was answered is the bill.
  await hands.press(calculator.locator(".done .edit").last());
  await hands.type(calculator.locator("#amount"), "1,234");
  await hands.send(calculator.locator(".q button[type=submit]"));
  await answer.waitFor();
  const address = (await example.locator("a.linkrow").first().getAttribute("href")) ?? "";
  const { total } = ask<Estimate>("estimate", requestOf(address, "1234.00"));
  assert.equal(await plain(answer), whole(total.person.total));
}, "[data-example]:has(yibao-estimate)");
