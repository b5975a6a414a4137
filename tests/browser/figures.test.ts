/** The cases of the packs that tell most give on the page, to the fen, what the command line says. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type Amount, type Estimate, mostTelling } from "./cases.ts";
import { type SiteServer, serve } from "./server.ts";
import { launch, SCREENS, site } from "./tools.ts";
import { type Visit, visit } from "./visit.ts";

const COUNT = 50;
const texts = JSON.parse(readFileSync(join(import.meta.dirname, "../../web/core/texts/zh-CN.json"), "utf8")) as {
  readonly [key: string]: string;
};

const chosen = mostTelling(COUNT);
const [, phone] = SCREENS;
let browser: Browser;
let server: SiteServer;
let visitor: Visit;
before(async () => {
  browser = await launch();
  server = await serve(site);
  visitor = await visit(browser, server, phone, "estimate/");
});
after(async () => {
  await visitor.leave();
  await browser.close();
  await server.close();
});

/** Figures by the name of their line: one amount, or the two ends of a range. */
type Figures = { readonly [line: string]: readonly string[] };

const ends = (amount: Amount): readonly string[] => [
  ...new Set(typeof amount === "string" ? [amount] : [amount.low, amount.high]),
];
const isPaid = (amount: Amount): boolean => ends(amount).some((one) => /[1-9]/.test(one));

/** What each benefit paid: the last of its steps, as the engine worked it out. */
function byBenefit({ visits }: Estimate): Figures {
  const last = visits
    .flatMap(({ steps }) => steps)
    .filter(({ benefit, slot }) => benefit !== null && slot !== "base" && slot !== "deductible");
  return Object.fromEntries(last.map(({ benefit, result }) => [`line ${benefit}`, [result]]));
}

function expected(reply: Estimate): Figures {
  const { total } = reply;
  if (total === undefined) return {};
  const { total: _, ...funds } = total.funds;
  const payers = Object.entries({ ...funds, hospital: total.hospital, account: total.person["account"] ?? "0.00" });
  const { family_account: family = "0.00", cash = "0.00" } = total.person;
  const listed = [...payers, ["family_account", family] as const, ["cash", cash] as const];
  return {
    "line total": ends(total.total_charge),
    "line noncovered": ends(total.noncovered_amount),
    "line over_price_limit": ends(total.over_price_limit_amount),
    "line first_pay": ends(total.first_pay_amount),
    "line in_scope": ends(total.in_scope_amount),
    "line you": ends(total.person["total"] ?? ""),
    ...byBenefit(reply),
    ...Object.fromEntries(
      listed.filter(([, amount]) => isPaid(amount)).map(([id, amount]) => [texts[`payer.${id}`], ends(amount)]),
    ),
  };
}

/** Shows a case as a link would, without loading the page again. */
async function show(page: Page, fragment: string): Promise<void> {
  await page.goto(`${server.home}estimate/#${fragment}`);
  // By the clock: the first window of a browser may draw no frames for a while.
  await page.waitForFunction(
    () => history.state?.at === "result" && !document.querySelector("yibao-estimate > [role=status]"),
    null,
    { polling: 50 },
  );
  await page.waitForSelector(".slip .line-you, .gap, .note-title");
}

/** The figures on screen, read line by line from what is rendered. */
const rendered = (page: Page): Promise<{ readonly figures: Figures; readonly text: string }> =>
  page.evaluate(() => {
    const amounts = (node: Element | null): string[] =>
      [...(node?.textContent ?? "").matchAll(/-?\d[\d,]*\.\d\d/g)].map(([amount]) => amount.replaceAll(",", ""));
    const figures: { [line: string]: readonly string[] } = {};
    for (const line of document.querySelectorAll<HTMLElement>(".slip [data-line]"))
      figures[`line ${line.dataset["line"]}`] = amounts(line.querySelector("summary .num"));
    for (const row of document.querySelectorAll(".pay-list li:not(.sum)"))
      figures[row.querySelector("span:not(.num)")?.textContent ?? ""] = amounts(row.querySelector(".num"));
    return { figures, text: document.querySelector("main")?.innerText ?? "" };
  });

/** Each figure that is not the same on both sides, in words. */
function differences(wanted: Figures, found: Figures): readonly string[] {
  return Object.entries(wanted)
    .filter(([line, amounts]) => found[line]?.join() !== amounts.join())
    .map(([line, amounts]) => `${line}: ${amounts.join()} by the command line, ${found[line]?.join()} on the page`);
}

test(`${COUNT} cases of all areas, of many kinds`, () => {
  assert.equal(chosen.length, COUNT);
  const distinct = (of: (one: (typeof chosen)[number]) => string): number => new Set(chosen.map(of)).size;
  const areas = distinct(({ file }) => file.split("/cases/")[0] ?? "");
  const statuses = distinct(({ reply }) => reply.status);
  const figures = chosen.reduce((sum, { reply }) => sum + Object.keys(expected(reply)).length, 0);
  console.log(`${areas} areas, ${statuses} statuses, ${figures} figures`);
  assert.ok(areas >= 13 && statuses >= 5 && figures >= 300, `${areas} areas, ${statuses} statuses, ${figures} figures`);
});

describe("the page says what the command line says", () => {
  for (const { file, fragment, reply } of chosen)
    test(file, async () => {
      const { page } = visitor;
      await show(page, fragment);
      const { figures, text } = await rendered(page);
      assert.deepEqual(differences(expected(reply), figures), []);
      // Without rules there is no figure, not even a guess.
      if (reply.total === undefined) assert.doesNotMatch(text, /[¥￥]\s*\d/);
    });
});

test("a case is not taken for another: the comparison fails where figures differ", async () => {
  const priced = chosen.filter(({ reply }) => reply.status === "complete");
  const [one, other] = [priced[0], priced[1]];
  assert.ok(one !== undefined && other !== undefined);
  await show(visitor.page, one.fragment);
  const { figures } = await rendered(visitor.page);
  assert.notDeepEqual(differences(expected(other.reply), figures), []);
  const { "line you": _, ...fewer } = figures;
  assert.equal(differences(expected(one.reply), fewer).length, 1);
});
