/**
 * The page that checks a printed settlement: what was planted is found, by tapping and by keyboard, in both languages;
 * its figures are those of build/yibao; nothing typed is lost; offline, and without scripts.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { type SiteServer, serve } from "./server.ts";
import { chooseArea, fillFields } from "./steps.ts";
import { ask } from "./tool-page.ts";
import { axeSource, LOOKS, launch, nameOf, SCREENS, site } from "./tools.ts";
import { assertFits, type Look, visit } from "./visit.ts";
import { CHINESE, ENGLISH } from "./words.ts";

const [small, phone, wide] = SCREENS;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const CASE =
  "area=421300&date=2024-06-01&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2";
const REQUEST = {
  region: "421300",
  date: "2024-06-01",
  person: { scheme: "employee", status: "retired" },
  visits: [{ care: "outpatient", tier: "2" }],
};
/** Settled as for somebody who still works. */
const AS_ACTIVE = { medfee_sumamt: "1500", act_pay_dedc: "500", hifp_pay: "700", psn_cash_pay: "800" };
/** Settled with the deductible used up, or as something else altogether. */
const USED_UP = { medfee_sumamt: "1500", hifp_pay: "1125", psn_cash_pay: "375" };
const UNEXPLAINED = { medfee_sumamt: "1500", act_pay_dedc: "400", hifp_pay: "999.99", psn_cash_pay: "500.01" };
const BROKEN = { medfee_sumamt: "1500", fund_pay_sumamt: "800", hifp_pay: "825", psn_cash_pay: "675" };

type Figures = Readonly<Record<string, string>>;
const link = (figures: Figures, more = ""): string =>
  `#${CASE}${more}&${Object.entries(figures)
    .map(([id, amount]) => `printed.${id}=${amount}`)
    .join("&")}`;

interface Line {
  readonly line: string;
  readonly printed: string;
  readonly ours: string;
}
interface Reply {
  readonly status: string;
  readonly lines: readonly Line[];
  readonly explanations: readonly { readonly changes: readonly { readonly label?: { readonly zh: string } }[] }[];
  readonly closest?: { readonly lines: readonly { readonly line: string; readonly difference: string }[] };
}

/** What the command line says of the same paper. */
const native = (figures: Figures): Reply => ask<Reply>("reconcile", { ...REQUEST, reconcile: { printed: figures } });

const plain = (amount: string): string => amount.replace(/,/g, "");

async function shownLines(page: Page): Promise<readonly Line[]> {
  const rows = await page.locator(".recon tbody tr").all();
  return Promise.all(
    rows.map(async (row) => {
      const [printed = "", ours = ""] = await row.locator("td").allInnerTexts();
      return { line: (await row.getAttribute("data-line")) ?? "", printed: plain(printed), ours: plain(ours) };
    }),
  );
}

const linesOf = ({ lines }: Reply): readonly Line[] =>
  lines.map(({ line, printed, ours }) => ({ line, printed, ours }));

const figure = (page: Page, id: string) => page.locator(`[data-amount="/printed/${id}"]`);
const verdict = (page: Page): Promise<string | null> => page.locator("[data-verdict]").getAttribute("data-verdict");

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

/** What is read and tapped here, in both languages. */
const SAID = {
  [CHINESE.path]: {
    path: "check/",
    words: CHINESE,
    found: /若按“在职”计算，与您的单据分文不差/,
    more: /您多付 125\.00/,
    message: ["随州市", "700.00", "825.00", "在职"],
    copy: "复制这段话",
    copied: "复制好了。",
  },
  [ENGLISH.path]: {
    path: "en/check/",
    words: ENGLISH,
    found: /with “Working”, it equals your slip to the fen/,
    more: /You pay 125\.00 more/,
    message: ["Suizhou", "700.00", "825.00", "Working"],
    copy: "Copy this text",
    copied: "Copied.",
  },
};

for (const said of Object.values(SAID)) {
  for (const look of LOOKS) {
    test(`a change planted in the paper is found by tapping, ${nameOf(look)}, ${said.path}`, async () => {
      const { page, leave } = await visit(browser, server, look, said.path);
      await chooseArea(page, said.words);
      await fillFields(page);
      await page.locator("input[type=date]").fill(REQUEST.date);
      for (const [id, amount] of Object.entries(AS_ACTIVE)) await figure(page, id).fill(amount);
      await assertFits(page);
      await page.locator(".check-form button[type=submit]").click();
      await page.locator("[data-verdict]").waitFor();
      assert.equal(await verdict(page), "explained");
      assert.match(await page.locator("#verdict").innerText(), /125\.00/);
      assert.match(await page.locator(".found").first().innerText(), said.found);
      const reply = native(AS_ACTIVE);
      assert.deepEqual(await shownLines(page), linesOf(reply));
      assert.equal(await page.locator("[data-explanation]").count(), reply.explanations.length);
      assert.match(await page.locator("[data-line='person/cash']").innerText(), said.more);
      const message = await page.locator("[data-message]").innerText();
      for (const part of said.message) assert.ok(message.includes(part), part);
      await assertFits(page);
      await page.getByRole("button", { name: said.copy }).click();
      await page.getByText(said.copied).waitFor();
      // The case as the paper takes it: now it agrees.
      await page.locator("[data-explanation] button").click();
      await page.locator("[data-verdict=equal]").waitFor();
      assert.ok((await shownLines(page)).every(({ printed, ours }) => printed === ours));
      assert.match(page.url(), /person\.status=active/);
      await assertFits(page);
      await leave();
    });

    test(`the same by keyboard, ${nameOf(look)}, ${said.path}`, async () => {
      const { page, leave } = await visit(browser, server, look, `${said.path}#${CASE}`);
      await page.locator(".check-form").waitFor();
      /** Tabs to the field; every figure can be reached that way. */
      const reach = async (id: string): Promise<void> => {
        for (let step = 0; step < 40; step += 1) {
          await page.keyboard.press("Tab");
          const at = await page.evaluate(() => document.activeElement?.getAttribute("data-amount"));
          if (at === `/printed/${id}`) return;
        }
        assert.fail(`${id} is not reached`);
      };
      for (const [id, amount] of Object.entries(AS_ACTIVE)) {
        await reach(id);
        await page.keyboard.type(amount);
      }
      await page.keyboard.press("Enter");
      await page.locator("[data-verdict=explained]").waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.id), "verdict");
      assert.match(await page.locator(".found").first().innerText(), said.found);
      assert.deepEqual(await shownLines(page), linesOf(native(AS_ACTIVE)));
      // The paper is in Chinese, whatever the page is in.
      assert.match(await page.locator("[id='f-printed-hifp-pay-help']").textContent().then(String), /统筹基金支出/);
      await leave();
    });
  }
}

test("several explanations, none, and figures that do not add up by themselves", async () => {
  const { page, leave } = await visit(browser, server, phone, `check/${link(USED_UP)}`);
  await page.locator("[data-verdict=explained]").waitFor();
  const several = native(USED_UP);
  assert.ok(several.explanations.length > 1);
  assert.equal(await page.locator("[data-explanation]").count(), several.explanations.length);
  assert.deepEqual(await shownLines(page), linesOf(several));

  await page.goto(`${server.home}check/${link(UNEXPLAINED)}`);
  await page.reload();
  await page.locator("[data-verdict=not_explained]").waitFor();
  const none = native(UNEXPLAINED);
  const left = none.closest?.lines.filter(({ difference }) => !/^-?0\.00$/.test(difference)) ?? [];
  assert.ok(left.length > 0);
  for (const { line, difference } of left)
    assert.ok((await page.locator(`[data-left='${line}']`).innerText()).includes(difference.replace("-", "")));

  await page.goto(`${server.home}check/${link(BROKEN)}`);
  await page.reload();
  await page.locator("[data-sum=violated]").first().waitFor();
  assert.match(await page.locator("[data-sum=violated]").first().innerText(), /825\.00/);
  assert.match(await page.locator("#verdict").innerText(), /自己就加不平/);
  await leave();
});

test("what is left open stays open: a range, until the paper tells it; what was used before counts", async () => {
  const open = CASE.replace("&visits.0.tier=2", "");
  const figures = { medfee_sumamt: "1500", act_pay_dedc: "400", hifp_pay: "715" };
  const { page, leave } = await visit(browser, server, phone, `check/${link(figures).replace(CASE, open)}`);
  await page.locator("[data-verdict=answered]").waitFor();
  assert.match(await page.locator("[data-line='funds/pooled_fund']").innerText(), /715\.00 到 935\.00/);
  assert.match(await page.locator("[data-explanation]").innerText(), /三级医院\s*您没有说/);

  await page.goto(`${server.home}check/${link(USED_UP)}`);
  await page.reload();
  await page.locator("[data-verdict=explained]").waitFor();
  await page.locator(".check-form > details").nth(1).locator("> summary").tap();
  await page.locator(".more-fields summary", { hasText: "今年在这之前" }).tap();
  await page.locator("[data-amount='/year_to_date/benefits/employee_outpatient/base']").fill("400");
  await page.locator(".check-form button[type=submit]").tap();
  await page.locator("[data-verdict=equal]").waitFor();
  await leave();
});

test("amounts that cannot be read are told at the field and on top, and stay as they were typed", async () => {
  const { page, leave } = await visit(browser, server, phone, `check/#${CASE}`);
  await figure(page, "medfee_sumamt").fill("1e3");
  await figure(page, "hifp_pay").fill("825x");
  // Left: said at the field. Not yet asked for: no summary.
  await figure(page, "psn_cash_pay").fill("675");
  await page.locator("#f-printed-medfee-sumamt-error").waitFor();
  assert.equal(await page.locator(".errsum").count(), 0);
  await page.locator(".check-form button[type=submit]").tap();
  await page.locator(".errsum").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.className), "errsum");
  const links = page.locator(".errsum a");
  assert.equal(await links.count(), 2);
  assert.equal(await figure(page, "hifp_pay").getAttribute("aria-invalid"), "true");
  assert.equal(await links.nth(1).innerText(), await page.locator("#f-printed-hifp-pay-error").innerText());
  await links.nth(1).tap();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-amount")), "/printed/hifp_pay");
  // Neither the other language nor a reload loses what was typed.
  await page.locator("[data-language]").click();
  await page.locator("h1", { hasText: "Is this bill right?" }).waitFor();
  for (const [id, typed] of [
    ["medfee_sumamt", "1e3"],
    ["hifp_pay", "825x"],
    ["psn_cash_pay", "675"],
  ] as const)
    assert.equal(await figure(page, id).inputValue(), typed);
  await figure(page, "medfee_sumamt").fill("1500");
  await figure(page, "hifp_pay").fill("825");
  await page.locator(".check-form button[type=submit]").tap();
  await page.locator("[data-verdict=equal]").waitFor();
  await leave();
});

test("what is needed is asked for: the size of the bill, and who paid", async () => {
  const { page, leave } = await visit(browser, server, phone, `check/#${CASE}`);
  await page.locator(".check-form button[type=submit]").tap();
  assert.match(await page.locator(".errsum a").innerText(), /账单总额/);
  await figure(page, "medfee_sumamt").fill("1500");
  await page.locator(".check-form button[type=submit]").tap();
  assert.match(await page.locator(".errsum a", { hasText: "付款" }).innerText(), /统筹基金/);
  await figure(page, "hifp_pay").fill("825");
  await page.locator(".check-form button[type=submit]").tap();
  await page.locator("[data-verdict=equal]").waitFor();
  await leave();
});

test("works without a network after one visit", async () => {
  const { page, context, leave } = await visit(browser, server, phone, "");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.goto(`${server.home}en/check/${link(AS_ACTIVE)}`);
  await page.locator("[data-verdict=explained]").waitFor();
  await leave();
});

test("without scripts it says what it needs, and what each figure of the paper is", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: small });
  const page = await context.newPage();
  await page.goto(`${server.home}check/`);
  assert.match(await page.locator("main").innerText(), /需要浏览器的脚本/);
  assert.ok((await page.locator(".glossary > div").count()) > 15);
  await assertFits(page);
  await context.close();
});

describe("no violation that axe can find", () => {
  // The form with its faults and a paper explained are among the places of access.test.ts.
  const STATES = [
    ["the form in large type", { ...small, elder: true }, `check/#${CASE}`, ".check-form"],
    ["several explanations, dark, in English", { ...phone, dark: true }, `en/check/${link(USED_UP)}`, "[data-verdict]"],
    ["sums that do not hold, wide", wide, `check/${link(BROKEN)}`, "[data-sum]"],
    [
      "nothing explains it, dark, large",
      { ...phone, elder: true, dark: true },
      `check/${link(UNEXPLAINED)}`,
      "[data-left]",
    ],
  ] as const satisfies readonly (readonly [string, Look, string, string])[];
  for (const [state, look, path, ready] of STATES)
    test(state, async () => {
      const { page, leave } = await visit(browser, server, look, path);
      await page.locator(ready).first().waitFor();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      await page.evaluate(axeSource);
      const found = await page.evaluate(async (tags) => {
        const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
        const { violations } = await axe.run({ runOnly: { type: "tag", values: tags } });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
      }, TAGS);
      assert.deepEqual(found, []);
      const least = "elder" in look ? 48 : 44;
      const low = await page.evaluate(
        (wanted) =>
          [...document.querySelectorAll<HTMLElement>("button, summary, .btn, .linkrow, .input")]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < wanted - 0.5)
            .map((one) => one.outerHTML),
        least,
      );
      assert.deepEqual(low, []);
      await assertFits(page);
      await leave();
    });
});

test("the words of English are complete on the way", async () => {
  const { page, leave } = await visit(browser, server, phone, `en/check/${link(UNEXPLAINED)}`);
  await page.locator("[data-verdict]").waitFor();
  const text = await page.locator(".checked").innerText();
  assert.match(text, /Line by line/);
  assert.doesNotMatch(text, /[\u4e00-\u9fff]/);
  assert.equal(await page.locator("nav.nav a[aria-current]").innerText(), ENGLISH.check);
  await leave();
});

test("the estimate leads here with its case, and its bill", async () => {
  const { page, leave } = await visit(
    browser,
    server,
    phone,
    `estimate/#${CASE}&visits.0.total=1500.00&visits.0.noncovered=100.00&at=result`,
  );
  await page.locator("h1#answer").waitFor();
  await page.locator("nav.actions a", { hasText: CHINESE.check }).tap();
  await page.locator(".check-form").waitFor();
  assert.equal(await figure(page, "medfee_sumamt").inputValue(), "1500");
  assert.equal(await figure(page, "fulamt_ownpay_amt").inputValue(), "100");
  assert.equal(await page.locator("[data-verdict]").count(), 0);
  await figure(page, "hifp_pay").fill("750");
  await page.locator(".check-form button[type=submit]").tap();
  await page.locator("[data-verdict=equal]").waitFor();
  const figures = { medfee_sumamt: "1500", fulamt_ownpay_amt: "100", hifp_pay: "750" };
  assert.deepEqual(await shownLines(page), linesOf(native(figures)));
  await leave();
});

test("a day without rules, and a case without them, get no figures of ours", async () => {
  const { page, leave } = await visit(
    browser,
    server,
    phone,
    `check/${link(AS_ACTIVE).replace("2024-06-01", "2030-06-01")}`,
  );
  await page.locator("[data-verdict=not_in_force]").waitFor();
  assert.equal(await page.locator(".recon").count(), 0);
  const maternity = "area=421300&date=2024-06-01&person.scheme=resident&visits.0.care=maternity";
  await page.goto(`${server.home}check/${link(AS_ACTIVE).replace(CASE, maternity)}`);
  await page.reload();
  await page.locator("[data-verdict=unknown_rule]").waitFor();
  assert.equal(await page.locator(".recon").count(), 0);
  await leave();
});

test("prints on one A4, with what was asked", async () => {
  const { page, leave } = await visit(
    browser,
    server,
    { ...phone, dark: true, elder: true },
    `check/${link(AS_ACTIVE)}`,
  );
  await page.locator("[data-verdict]").waitFor();
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, 1);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".check-form").isVisible(), false);
  assert.match(await page.locator("[data-message]").innerText(), /随州市.*700\.00/s);
  await leave();
});
