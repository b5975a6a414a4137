/**
 * The main screens as they look, against the stored pictures in pictures/: what no other test sees, a colour that went, a
 * margin that grew, words that ran over each other. `YIBAO_BLESS=1` takes what is there as the new pictures; look at them
 * before keeping them.
 *
 * The pictures hold for Debian's Chromium and fonts-noto-cjk, which `./run` installs: pictures/fonts.conf gives the
 * browser these fonts and no others, with one way of drawing them. Day and place are fixed, nothing moves.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { difference, PLAIN } from "./picture.ts";
import { type SiteServer, serve } from "./server.ts";
import { fillFields } from "./steps.ts";
import { launch, SCREENS, site } from "./tools.ts";

interface Screen {
  readonly path: string;
  readonly ready: string;
  readonly act?: (page: Page) => Promise<void>;
  /** What is another text each time. */
  readonly hidden?: string;
}

const CASE = "area=421300&date=2024-06-01&person.scheme=employee&person.status=retired&visits.0.care=outpatient";
const DONE = `${CASE}&visits.0.tier=2&visits.0.total=1500.00`;
const ELSEWHERE =
  "area=421300&date=2024-01-01&person.scheme=resident&visits.0.care=inpatient&visits.0.tier=1&visits.0.place=out_of_province&visits.0.filed=no&visits.0.total=10000.00";
const VISITS =
  "&visits.1.care=outpatient&visits.1.tier=3&visits.1.total=760.00&visits.1.date=2024-12-31&visits.2.care=outpatient&visits.2.tier=&visits.2.total=760.00&visits.2.date=2024-12-31";

const down =
  (to: string) =>
  (page: Page): Promise<void> =>
    page
      .locator(to)
      .first()
      .evaluate((it) => it.scrollIntoView({ block: "start", behavior: "instant" }));

const SCREENS_OF = {
  home: { path: "", ready: "h1" },
  area: { path: "", ready: "h1", act: (page) => page.locator("button.area").click() },
  question: { path: "estimate/#area=421300", ready: "legend" },
  amount: { path: `estimate/#${CASE}&visits.0.tier=2`, ready: "#amount" },
  error: {
    path: `estimate/#${CASE}&visits.0.tier=2`,
    ready: "#amount",
    act: async (page) => {
      await page.locator("#amount").fill("1500x");
      await page.keyboard.press("Enter");
      await page.locator(".errsum").waitFor();
    },
  },
  result: { path: `estimate/#${DONE}&at=result`, ready: "h1#answer" },
  steps: { path: `estimate/#${DONE}&at=result`, ready: "h1#answer", act: down("#slip, .slip, [data-slip]") },
  range: { path: `estimate/#${CASE}&visits.0.tier=&visits.0.total=1500.00&at=result`, ready: "h1#answer" },
  refused: { path: `estimate/#${DONE}&visits.0.accident=third_party&at=result`, ready: ".rulings" },
  compare: {
    path: `compare/#${ELSEWHERE}&vs=%2Fvisits%2F0%2Fplace`,
    ready: ".cmp-row",
    act: down("[data-focus=result], .cmp-row"),
  },
  year: { path: `year/#${DONE}${VISITS}`, ready: ".visit" },
  years: { path: `year/#${DONE}${VISITS}`, ready: ".visit", act: down("[data-focus=result]") },
  chart: { path: `year/#${DONE}${VISITS}`, ready: ".visit", act: down("[data-year]") },
  check: {
    path: `check/#${DONE}&printed.act_pay_dedc=500&printed.hifp_pay=700&printed.psn_cash_pay=800`,
    ready: "[data-explanation]",
    act: down("[data-focus=result], [data-explanation]"),
  },
  rules: { path: "policy/421300/employee/", ready: "h1" },
  example: { path: "policy/421300/employee/#examples", ready: "h1" },
  embed: {
    path: "embed/",
    ready: "yibao-estimate .q",
    // The address of the server.
    hidden: "[data-embed-code]",
    act: async (page) => {
      await page.selectOption("select[name=area]", "421300");
      await fillFields(page);
      await page.fill("input[name=amount]", "1500");
      await page.keyboard.press("Tab");
      await page.waitForSelector("yibao-estimate h1#answer");
      await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    },
  },
} as const satisfies { readonly [name: string]: Screen };
type Name = keyof typeof SCREENS_OF;

const [small, phone, wide] = SCREENS;
interface Look {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly english?: boolean;
  readonly dark?: boolean;
  readonly elder?: boolean;
  readonly screens: readonly Name[];
}
const LOOKS: readonly Look[] = [
  { name: "small", size: small, screens: ["home", "amount", "result", "range", "check"] },
  {
    name: "phone",
    size: phone,
    screens: [
      "home",
      "area",
      "question",
      "error",
      "result",
      "steps",
      "refused",
      "compare",
      "years",
      "check",
      "rules",
      "embed",
    ],
  },
  { name: "phone-en", size: phone, english: true, screens: ["home", "question", "result", "compare", "example"] },
  { name: "phone-dark", size: phone, dark: true, screens: ["home", "result", "range", "year"] },
  { name: "phone-elder", size: phone, elder: true, screens: ["home", "question", "result", "rules"] },
  { name: "wide", size: wide, screens: ["home", "question", "result", "range", "compare", "chart", "rules", "embed"] },
  { name: "wide-en-elder-dark", size: wide, english: true, dark: true, elder: true, screens: ["result", "check"] },
];

const NOON = new Date("2024-06-01T12:00:00+08:00");

/** On a busy machine everything takes its time. */
const PATIENCE = 120_000;

let browser: Browser;
let server: SiteServer;
before(async () => {
  const font = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
  assert.ok(existsSync(font), `${font} is not there: install fonts-noto-cjk`);
  browser = await launch(PLAIN);
  server = await serve(site);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const { name, size, english = false, dark = false, elder = false, screens } of LOOKS)
  describe(name, () => {
    for (const screen of screens)
      test(screen, async () => {
        const context = await browser.newContext({
          viewport: size,
          colorScheme: dark ? "dark" : "light",
          hasTouch: size.width < 1000,
          reducedMotion: "reduce",
          serviceWorkers: "block",
          locale: english ? "en" : "zh-CN",
          timezoneId: "Asia/Shanghai",
        });
        context.setDefaultTimeout(PATIENCE);
        const page = await context.newPage();
        await page.clock.setFixedTime(NOON);
        await page.addInitScript((on) => {
          if (on) localStorage.setItem("elder", "on");
        }, elder);
        const { path, ready, act, hidden = "[data-none]" }: Screen = SCREENS_OF[screen];
        await page.goto(`${server.home}${english ? "en/" : ""}${path}`);
        await page.waitForSelector(ready);
        await act?.(page);
        const found = await difference(page, `${name}-${screen}`, hidden);
        await context.close();
        assert.equal(found, null);
      });
  });
