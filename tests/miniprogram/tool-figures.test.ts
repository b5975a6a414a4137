/** What the tools ask of their engine, asked of the native one: the same replies, and the figures that the pages show are theirs. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { type Amount, tellingCases } from "./telling.ts";
import { DONE, shown, type Visit, visits } from "./visit.ts";

const root = resolve(import.meta.dirname, "../..");

interface Total {
  readonly total_charge: Amount;
  readonly funds: { readonly total: Amount; readonly [payer: string]: Amount };
  readonly person: { readonly total: Amount };
}
interface Asked<Reply> {
  readonly request: object;
  readonly reply: Reply;
}
interface Compared {
  readonly base: { readonly total?: Total };
  readonly variants: readonly { readonly total?: Total }[];
}
interface Year {
  readonly total?: Total;
  readonly visits: readonly { readonly statement?: Total }[];
}
type Figure = string | { readonly low: string; readonly high: string } | null;
interface Reconciled {
  readonly status: string;
  readonly lines: readonly { readonly printed: string; readonly ours: Figure }[];
  readonly explanations: readonly object[];
}

const grouped = (amount: string): string => amount.replace("-", "\u2212").replace(/\B(?=(\d{3})+\.)/g, ",");
const low = (amount: Amount): string => (typeof amount === "string" ? amount : amount.low);
const high = (amount: Amount): string => (typeof amount === "string" ? amount : amount.high);
const isExact = (amount: Amount): boolean => low(amount) === high(amount);
const written = (amount: Amount): string =>
  isExact(amount) ? grouped(low(amount)) : `${grouped(low(amount))} 到 ${grouped(high(amount))}`;

const native = (operation: string, request: object): unknown =>
  JSON.parse(
    execFileSync(join(root, "build/yibao"), [operation], { input: JSON.stringify(request), encoding: "utf8" }),
  );

/** Opens a page of a tool and listens to what it asks of its engine. */
async function asked<Reply>(page: Page, url: string, ready: string, operation: string): Promise<Reply> {
  await page.evaluate((to) => globalThis.__mp.open(to), url);
  await shown(page, ready).first().waitFor({ timeout: 10_000 });
  const last = await page.evaluate((wanted) => {
    const { session } = globalThis.__mp.top().kit.tool;
    const call = session.call.bind(session);
    const heard: { request: object; reply: unknown }[] = [];
    session.call = (op: string, request: object) => {
      const reply = call(op, request);
      if (op === wanted) heard.push({ request, reply });
      return reply;
    };
    session.work();
    return heard[0];
  }, operation);
  assert.ok(last !== undefined);
  assert.deepEqual({ ok: last.reply }, native(operation, last.request));
  return (last as Asked<Reply>).reply;
}

const figure = (text: string): string => (text.endsWith("%") ? text : grouped(text));

function assertLine(row: string, { printed, ours }: Reconciled["lines"][number]): void {
  assert.ok(row.includes(figure(printed)), row);
  if (typeof ours === "string") assert.ok(row.includes(figure(ours)), row);
}

describe("figures of the tools", () => {
  const cases = tellingCases(40).filter(({ reply }) => reply.total !== undefined);
  const visit = visits();
  let one: Visit;
  before(async () => {
    one = await visit({}, "/pages/settings/settings", true);
  });

  for (const { name, parameters } of cases.slice(0, 8))
    test(`compared: ${name}`, async () => {
      const { page } = one;
      const reply = await asked<Compared>(page, `/tools/compare/compare?${parameters}`, ".cmp", "compare");
      const cards = await shown(page, ".cmp").allInnerTexts();
      const totals = [reply.base, ...reply.variants].flatMap(({ total }) => (total === undefined ? [] : [total]));
      assert.ok(totals.length > 0);
      // What each payer pays stands on the card.
      const payers = totals.flatMap(({ funds }) => Object.entries(funds)).filter(([payer]) => payer !== "total");
      const paid = payers.map(([, amount]) => amount).filter((amount) => high(amount) !== "0.00");
      for (const amount of paid) assert.ok(cards.join(" ").includes(written(amount)), `${written(amount)} in ${cards}`);
    });

  const years = [
    `${DONE}&date=2024-06-01&visits.0.date=2024-03-01&visits.1.care=outpatient&visits.1.tier=1&visits.1.total=3000.00&visits.1.date=2024-05-01`,
    `${DONE}&date=2024-06-01&visits.0.date=2023-12-30&visits.1.care=inpatient&visits.1.tier=3&visits.1.total=88000.00&visits.1.date=2024-05-01&visits.2.care=outpatient&visits.2.tier=&visits.2.total=900.50&visits.2.date=2024-05-01&order=free`,
    ...cases.slice(8, 11).map(({ parameters }) => parameters),
  ];
  for (const [index, parameters] of years.entries())
    test(`a year: ${index + 1}`, async () => {
      const { page } = one;
      const reply = await asked<Year>(page, `/tools/year/year?${parameters}`, ".settled", "year");
      if (reply.total !== undefined)
        assert.ok((await shown(page, ".pay-sum").innerText()).includes(written(reply.total.total_charge)));
      const settled = await shown(page, ".settled").allInnerTexts();
      assert.equal(settled.length, reply.visits.length);
      for (const [at, { statement }] of reply.visits.entries()) {
        if (statement === undefined) continue;
        const text = settled[at] ?? "";
        assert.ok(text.includes(`医保付 ${written(statement.funds.total)}`), text);
        assert.ok(text.includes(`您付 ${written(statement.person.total)}`), text);
      }
    });

  const papers = [
    "printed.medfee_sumamt=1500&printed.hifp_pay=825&printed.psn_cash_pay=675",
    "printed.medfee_sumamt=1500&printed.hifp_pay=808.50&printed.psn_cash_pay=691.50",
    "printed.medfee_sumamt=1500&printed.act_pay_dedc=400&printed.hifp_pay=700.07&printed.fund_pay_sumamt=700.07&printed.psn_part_amt=799.93",
    "printed.medfee_sumamt=1500&printed.hifp_pay=825&printed.fund_pay_sumamt=800&printed.psn_part_amt=675&printed.pool_prop_selfpay=75%25",
  ];
  for (const paper of papers)
    test(`a paper: ${paper}`, async () => {
      const { page } = one;
      const url = `/tools/check/check?${DONE}&date=2024-06-01&${paper}`;
      const reply = await asked<Reconciled>(page, url, ".verdict", "reconcile");
      const rows = await shown(page, ".recon-row").allInnerTexts();
      assert.equal(rows.length, reply.lines.length);
      for (const [at, line] of reply.lines.entries()) assertLine(rows[at] ?? "", line);
      assert.equal((await shown(page, ".found-way .btn").count()) > 0, reply.explanations.length > 0);
    });
});
