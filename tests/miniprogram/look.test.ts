/** Every page at 320 and 390 px, light and dark, in both languages and large type: nothing sticks out, targets and type are large enough, axe finds nothing. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { axeSource } from "../browser/tools.ts";
import { assertFits, CASE, DONE, type Look, shown, type Visit, visits } from "./visit.ts";

const LAYERS =
  "area=350100&date=2024-06-01&person.scheme=employee&person.status=active&person.contribution_gap=4&person.gap_repaid=yes&person.resumed_months=1&visits.0.care=inpatient&visits.0.hospital_grade=tertiary_a&visits.0.total=1500000.00";
const PAPER = `${DONE}&date=2024-06-01&printed.medfee_sumamt=1500&printed.hifp_pay=808.50&printed.psn_cash_pay=690`;
const YEAR = `${DONE}&date=2024-06-01&visits.0.date=2024-03-01&visits.1.care=outpatient&visits.1.tier=1&visits.1.total=3000.00&visits.1.date=2024-03-01&order=free`;
const PLACES = [
  { path: "/pages/home/home", ready: ".way" },
  { path: "/pages/area/area", ready: ".place" },
  { path: "/pages/questions/questions?area=421300", ready: ".opt" },
  { path: `/pages/questions/questions?${CASE}`, ready: ".amount" },
  { path: `/pages/questions/questions?${DONE}&at=date`, ready: ".pick" },
  { path: `/pages/result/result?${DONE}`, ready: ".slip" },
  { path: `/pages/result/result?${DONE.replace("tier=2", "tier=")}`, ready: ".slip" },
  { path: `/pages/result/result?${LAYERS}`, ready: ".slip" },
  { path: `/pages/result/result?${DONE}&date=2030-01-01`, ready: ".gap" },
  { path: "/policy/policy?area=421300", ready: ".policy-h1" },
  { path: "/policy/policy?area=440100&scheme=employee", ready: ".benefit-in" },
  { path: "/policy/policy?area=421300&open=history", ready: ".day" },
  { path: "/policy/policy?area=421300&scheme=resident&open=history", ready: ".effect" },
  { path: "/policy/policy?area=330900&scheme=resident&open=history", ready: ".day + .day" },
  { path: "/policy/policy?area=421300&scheme=employee&open=examples", ready: ".example" },
  { path: `/more/curve?${DONE}`, ready: ".curve:not(.curve-waiting)" },
  { path: "/more/share", ready: ".qr" },
  { path: "/more/doubt?id=you", ready: ".area-text" },
  { path: "/more/open", ready: ".area-text" },
  { path: "/pages/settings/settings", ready: ".item-switch" },
  { path: `/tools/compare/compare?${DONE}`, ready: ".cmp" },
  { path: `/tools/year/year?${YEAR}`, ready: ".settled" },
  { path: `/tools/check/check?${PAPER}`, ready: ".recon" },
  { path: "/tools/check/check?area=421300&printed.hifp_pay=8x", ready: ".fld" },
] as const;
const LOOKS: readonly Look[] = [
  { width: 320, lang: "en" },
  { width: 390, dark: true },
  { width: 320, elder: true },
  { width: 390, lang: "en", elder: true, dark: true },
];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What can be tapped, by how it is marked. */
const TARGETS =
  "wx-button, .edit, .opt, .place, .line-top, .area, .way, .hot, .idle, .item-switch, .case-top, .fld .field, .way-to";

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate(
    (tags): Promise<AxeResults> =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: { type: "tag", values: tags },
      }),
    TAGS,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

/** Targets smaller than wanted, and text smaller than wanted. */
const tooSmall = (page: Page, target: number, type: number): Promise<readonly string[]> =>
  page.evaluate(
    ([selector, least, smallest]) => {
      const seen = (one: Element): boolean => one.getClientRects().length > 0;
      const name = (one: Element): string => `${one.className} ${(one.textContent ?? "").trim().slice(0, 20)}`;
      const targets = [...document.querySelectorAll(selector)].filter(seen).filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return Math.min(width, height) < least - 0.5;
      });
      const texts = [...document.querySelectorAll("wx-page wx-view, wx-page wx-text, wx-page wx-button")]
        .filter(seen)
        .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== ""))
        .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < smallest - 0.05);
      return [...targets.map((one) => `target ${name(one)}`), ...texts.map((one) => `type ${name(one)}`)];
    },
    [TARGETS, target, type] as const,
  );

describe("every page", () => {
  const visit = visits();

  for (const look of LOOKS) {
    describe(JSON.stringify(look), () => {
      let one: Visit;
      before(async () => {
        one = await visit(look, "/pages/settings/settings");
      });
      after(() => one.leave());
      for (const { path, ready } of PLACES)
        test(path.slice(7, 60), async () => {
          const { page } = one;
          await page.evaluate((url) => globalThis.__mp.open(url), path);
          await shown(page, ready).first().waitFor({ timeout: 15_000 });
          await assertFits(page);
          const [target, type] = look.elder === true ? [60, 21] : [44, 15];
          assert.deepEqual(await tooSmall(page, target, type), []);
          assert.deepEqual(await violations(page), []);
        });
    });
  }
});
