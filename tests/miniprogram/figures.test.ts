/** The 50 most telling cases of the packs, opened in the compiled package: what the pages show is what the native engine says. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { type Amount, type Reply, tellingCases } from "./telling.ts";
import { shown, type Visit, visits } from "./visit.ts";

const grouped = (amount: string): string => amount.replace(/\B(?=(\d{3})+\.)/g, ",");
const low = (amount: Amount): string => (typeof amount === "string" ? amount : amount.low);
const high = (amount: Amount): string => (typeof amount === "string" ? amount : amount.high);
const isExact = (amount: Amount): boolean => low(amount) === high(amount);
const written = (amount: Amount): string =>
  isExact(amount) ? grouped(low(amount)) : `${grouped(low(amount))} 到 ${grouped(high(amount))}`;
const withSign = (amount: Amount): string => (isExact(amount) ? `¥${written(amount)}` : written(amount));

/** What each payer pays, as the list below the bar has it. */
function paid({ total }: Reply): readonly string[] {
  const funds = Object.entries(total?.funds ?? {}).filter(([payer]) => payer !== "total");
  return funds.flatMap(([, amount]) => (high(amount) === "0.00" ? [] : [withSign(amount)]));
}

describe("figures", () => {
  const cases = tellingCases(50);
  const visit = visits();
  let one: Visit;
  before(async () => {
    one = await visit({}, "/pages/settings/settings", true);
  });

  test("50 cases, of more than ten areas", () => {
    assert.equal(cases.length, 50);
    assert.ok(new Set(cases.map(({ parameters }) => parameters.slice(0, 11))).size > 10);
  });

  for (const { name, parameters, reply } of cases) {
    test(name, async () => {
      const { page } = one;
      await page.evaluate((url) => globalThis.__mp.open(url), `/pages/result/result?${parameters}`);
      const card = shown(page, reply.total === undefined ? ".gap" : ".answer").first();
      await card.waitFor({ timeout: 10_000 });
      const estimate = await page.evaluate(() => globalThis.__mp.load("state/app.js").session.estimate);
      if (reply.total === undefined) {
        assert.equal(estimate?.status, reply.status);
        assert.equal(await page.locator(".answer-num").count(), 0);
        return;
      }
      assert.deepEqual(estimate, reply);
      assert.equal(await shown(page, ".line-you .val").innerText(), written(reply.total.person.total));
      assert.equal(await shown(page, ".pay-sum .num").innerText(), withSign(reply.total.total_charge));
      const rows = await shown(page, ".pay .num").allInnerTexts();
      for (const amount of paid(reply)) assert.ok(rows.includes(amount), `${amount} in ${rows.join(" ")}`);
    });
  }
});
