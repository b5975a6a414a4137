/** No violation of WCAG 2.2 AA that axe can find, on every kind of screen, in every look; targets are large enough. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { smallTargets, violations } from "./axe.ts";
import { type SiteServer, serve } from "./server.ts";
import { fillFields } from "./steps.ts";
import { launch, SCREENS, site } from "./tools.ts";

import { assertFits, type Look, visit } from "./visit.ts";

const CASE = "area=421300&person.scheme=employee&person.status=retired&visits.0.care=outpatient";
const DONE = `${CASE}&visits.0.tier=2&visits.0.total=1500.00`;

const LAYERS =
  "area=350100&date=2024-06-01&person.scheme=employee&person.status=active&person.contribution_gap=4&person.gap_repaid=yes&person.resumed_months=1&visits.0.care=inpatient&visits.0.hospital_grade=tertiary_a&visits.0.total=150000.00";

const PACK = readFileSync(join(import.meta.dirname, "../../policies/cn/hubei/421300/pack.json"), "utf8");

async function openPack(page: Page, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page.setInputFiles("[data-policy-file]", { name: "mine.json", mimeType: "application/json", buffer });
  await page.waitForSelector("[data-policy-findings]");
}

/** Somebody makes the lines for a page: an area, some answers, and the answer in the preview. */
async function presetEmbed(page: Page): Promise<void> {
  await page.selectOption("select[name=area]", "421300");
  await fillFields(page);
  await page.fill("input[name=amount]", "1500");
  await page.keyboard.press("Tab");
  await page.waitForSelector("yibao-estimate h1#answer");
}

const ELSEWHERE =
  "area=421300&date=2024-01-01&person.scheme=resident&visits.0.care=inpatient&visits.0.tier=1&visits.0.place=out_of_province&visits.0.filed=no&visits.0.total=10000.00";
const VISITS =
  "&visits.1.care=outpatient&visits.1.tier=3&visits.1.total=760.00&visits.1.date=2024-12-31&visits.2.care=outpatient&visits.2.tier=&visits.2.total=760.00&visits.2.date=2025-01-02";

const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

interface Place {
  readonly name: string;
  readonly path: string;
  readonly ready: string;
  readonly act?: (page: Page) => Promise<void>;
}

const PLACES: readonly Place[] = [
  { name: "home", path: "", ready: "h1" },
  { name: "home with the area chooser", path: "", ready: "h1", act: (page) => page.locator("button.area").click() },
  { name: "area", path: "estimate/", ready: ".q .area" },
  { name: "scheme", path: "estimate/#area=421300", ready: "legend" },
  { name: "status", path: "estimate/#area=421300&person.scheme=employee", ready: "legend" },
  { name: "care", path: "estimate/#area=421300&person.scheme=employee&person.status=retired", ready: "legend" },
  { name: "tier", path: `estimate/#${CASE}`, ready: "legend" },
  { name: "amount", path: `estimate/#${CASE}&visits.0.tier=2`, ready: "#amount" },
  {
    name: "amount while typing",
    path: `estimate/#${CASE}&visits.0.tier=2`,
    ready: "#amount",
    act: (page) => page.locator("#amount").fill("1500"),
  },
  {
    name: "error",
    path: `estimate/#${CASE}&visits.0.tier=2`,
    ready: "#amount",
    act: async (page) => {
      await page.locator("#amount").fill("1500x");
      await page.keyboard.press("Enter");
      await page.locator(".errsum").waitFor();
    },
  },
  { name: "day", path: `estimate/#${DONE}&at=date`, ready: "#day" },
  {
    name: "result, all lines open",
    path: `estimate/#${DONE}&at=result`,
    ready: "h1#answer",
    act: openAll,
  },
  { name: "range", path: `estimate/#${CASE}&visits.0.tier=&visits.0.total=1500.00&at=result`, ready: "h1#answer" },
  { name: "refused", path: `estimate/#${DONE}&visits.0.accident=third_party&at=result`, ready: ".rulings" },
  { name: "reduced, several layers", path: `estimate/#${LAYERS}&at=result`, ready: ".rulings" },
  {
    name: "no local rule",
    path: "estimate/#area=421300&person.scheme=resident&visits.0.care=maternity&at=result",
    ready: ".gap",
  },
  { name: "no rule on this day", path: `estimate/#${DONE}&date=2025-03-10&at=result`, ready: ".note" },
  { name: "home in English", path: "en/", ready: "h1" },
  { name: "embed", path: "embed/", ready: "yibao-estimate .q", act: presetEmbed },
  {
    name: "embed in English, in a frame",
    path: "en/embed/",
    ready: "yibao-estimate .q",
    act: async (page) => {
      await page.check("input[value=frame]");
      await page.frameLocator("iframe").locator(".q").waitFor();
    },
  },
  {
    name: "check, with faults",
    path: `check/#${CASE}&printed.hifp_pay=825x`,
    ready: ".check-form .sum",
    act: async (page) => {
      await page.locator(".check-form > .btn").click();
      await page.locator(".errsum").waitFor();
    },
  },
  {
    name: "check, explained, in English",
    path: `en/check/#${DONE}&printed.act_pay_dedc=500&printed.hifp_pay=700&printed.psn_cash_pay=800`,
    ready: "[data-explanation]",
  },
  { name: "own rules", path: "own-policy/", ready: ".drop" },
  {
    name: "own rules with faults",
    path: "en/own-policy/",
    ready: ".drop",
    act: async (page) => {
      await openPack(page, PACK.replace('"format"', '"nonsense": 1, "format"'));
      await page.locator(".drop summary").click();
    },
  },
  {
    name: "own rules tried and compared",
    path: "own-policy/",
    ready: ".drop",
    act: async (page) => {
      await openPack(page, PACK.replaceAll('"70%"', '"65%"'));
      await page.waitForSelector("[data-policy-differences]");
      await page.fill("[data-policy-amount]", "1500");
      await page.keyboard.press("Tab");
      await page.waitForSelector("[data-policy-samples]");
    },
  },
  { name: "compared", path: `compare/#${ELSEWHERE}&vs=%2Fvisits%2F0%2Fplace`, ready: ".cmp-row", act: openAll },
  { name: "nothing to compare yet", path: "en/compare/", ready: "button.area" },
  { name: "year in English", path: `en/year/#${DONE}${VISITS}`, ready: ".visit" },
  { name: "year", path: `year/#${DONE}${VISITS}`, ready: ".visit", act: openAll },
  { name: "result in English", path: `en/estimate/#${DONE}&at=result`, ready: "h1#answer" },
];

const LOOKS: readonly { readonly name: string; readonly look: Look }[] = [
  ...SCREENS.map((screen) => ({ name: `light ${screen.width}`, look: screen })),
  { name: "dark 390", look: { ...SCREENS[1], dark: true } },
  { name: "elder 320", look: { ...SCREENS[0], elder: true } },
  { name: "elder 390", look: { ...SCREENS[1], elder: true } },
  { name: "elder dark 1440", look: { ...SCREENS[2], elder: true, dark: true } },
];

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

for (const { name, look } of LOOKS) {
  describe(name, () => {
    for (const place of PLACES) {
      test(place.name, async () => {
        const { page, leave } = await visit(browser, server, look, place.path);
        await page.waitForSelector(place.ready);
        await place.act?.(page);
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(await smallTargets(page, look.elder === true ? 48 : 44), []);
        await assertFits(page);
        await leave();
      });
    }
  });
}
