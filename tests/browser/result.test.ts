/**
 * The rest of the answer: what would change it, the curve, sharing, a number in doubt, and remembering; by tapping and by
 * keyboard, in both languages, with the figures of the command line.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Amount, DoorReplies } from "../../web/core/src/index.ts";
import { violations } from "./axe.ts";
import { type SiteServer, serve } from "./server.ts";
import { headline } from "./steps.ts";
import { launch, SCREENS, site } from "./tools.ts";
import { assertFits, visit } from "./visit.ts";

const root = join(import.meta.dirname, "../..");
const REQUEST = {
  region: "421300",
  date: "2024-06-01",
  person: { scheme: "employee", status: "retired" },
  visits: [{ care: "outpatient", tier: "2", total: "1500.00" }],
};
const CASE =
  "area=421300&date=2024-06-01&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2&visits.0.total=1500.00";
const DONE = `#${CASE}&at=result`;
const [SMALL, PHONE, WIDE] = SCREENS;

/** What the command line says to the same request. */
function yibao<Op extends keyof DoorReplies>(operation: Op, request: object): DoorReplies[Op] {
  const input = JSON.stringify(request);
  const reply: { readonly ok?: DoorReplies[Op]; readonly error?: unknown } = JSON.parse(
    execFileSync(join(root, "build/yibao"), [operation], { cwd: root, input, encoding: "utf8" }),
  );
  if (reply.ok === undefined) throw new Error(JSON.stringify(reply.error));
  return reply.ok;
}

/** As the page writes an exact amount. */
const grouped = (amount: Amount | undefined): string => String(amount).replace(/\B(?=(\d{3})+\.)/g, ",");

let browser: Browser;
let server: SiteServer;
before(async () => {
  browser = await launch();
  server = await serve(site, "/a/b/");
});
after(async () => {
  await browser.close();
  await server.close();
});

/** The person comes to the end of the slip; the rest is loaded. */
async function comeNear(page: Page): Promise<void> {
  await page.waitForSelector("h1#answer");
  await page.locator("[data-later], [data-part=improve]").scrollIntoViewIfNeeded();
  await page.waitForSelector("[data-part=improve] .delta");
}

async function openCurve(page: Page): Promise<void> {
  await page.locator("[data-part=curve] .fold-part > summary").click();
  await page.waitForSelector("yibao-curve svg");
}

const LANGUAGES = [
  {
    lang: "zh",
    path: "estimate/",
    share: "分享",
    copy: "复制链接",
    more: "多付 250.00",
    remember: "记住我的情况",
    use: "用上次记住的",
    forget: "忘掉",
  },
  {
    lang: "en",
    path: "en/estimate/",
    share: "Share",
    copy: "Copy the link",
    more: "250.00 yuan more",
    remember: "Remember my case",
    use: "Use what was remembered",
    forget: "Forget it",
  },
] as const;

for (const words of LANGUAGES) {
  describe(words.lang, () => {
    test("what would change it: the engine's changes, and each opens as a case of its own", async () => {
      const { page, leave } = await visit(browser, server, SMALL, words.path + DONE);
      await comeNear(page);
      const { improvements, not_applied } = yibao("improve", REQUEST);
      const rows = await page.locator("[data-part=improve] .delta li").allInnerTexts();
      assert.equal(rows.length, improvements.length);
      for (const [index, one] of improvements.entries()) {
        const saving = one.saving === "0.00" ? one.cash_saving : one.saving;
        assert.ok(rows[index]?.includes(grouped(saving)), `${rows[index]} lacks ${saving}`);
        assert.ok(rows[index]?.includes(grouped(one.total.person.total)));
        assert.ok(one.changes.every(({ label }) => label === undefined || rows[index]?.includes(label[words.lang])));
      }
      await page.locator("[data-part=improve] .fold > summary").click();
      assert.equal(await page.locator(".unapplied li").count(), not_applied.length);
      for (const { name } of not_applied)
        assert.ok((await page.locator(".unapplied").innerText()).includes(name[words.lang]));
      await assertFits(page);
      await page.locator("[data-part=improve] .delta a").first().click();
      await page.waitForFunction(() => document.querySelector("h1#answer")?.textContent?.includes("565"));
      assert.match(page.url(), /visits\.0\.tier=primary/);
      assert.equal(await page.evaluate(() => document.activeElement?.id), "answer");
      await page.goBack();
      await page.waitForFunction(() => document.querySelector("h1#answer")?.textContent?.includes("675"));
      await leave();
    });

    test("the curve: the engine's amounts in the table, its kinks with their rules, a thousand more", async () => {
      const { page, leave } = await visit(browser, server, SMALL, words.path + DONE);
      await comeNear(page);
      assert.equal(
        await page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => /chart/.test(name))),
        false,
      );
      await openCurve(page);
      await page.locator(".curve-table > summary").click();
      const rows = await page.locator(".curve-table tbody tr").allInnerTexts();
      const cells = rows.map((row) => row.split(/\s+/).filter((text) => /^[\d,]+\.\d\d$/.test(text)));
      const plain = (text = ""): string => text.replace(/,/g, "");
      const at = cells.map(([bill]) => plain(bill));
      const curve = yibao("curve", { ...REQUEST, curve: { of: "/visits/0/total", from: "0", to: at.at(-1), at } });
      assert.deepEqual(
        cells.map((row) => row.map(plain)),
        curve.at?.map(({ amount, lines }) => [amount, lines["person.total"], lines["funds.pooled_fund"]]),
      );
      assert.equal(await page.locator(".kinks li:not(.kink-here)").count(), curve.kinks.length);
      assert.match(await page.locator(".kinks").innerText(), /2,533\.33/);
      assert.ok((await page.locator(".kink-here").innerText()).includes(words.more));
      const { solutions } = yibao("solve", {
        ...REQUEST,
        solve: {
          of: "/visits/0/total",
          from: "1500",
          to: "10000000",
          event: { benefit: "employee_outpatient", slot: "ceiling" },
        },
      });
      assert.equal(solutions[0]?.from, "2533.34");
      assert.match(await page.locator(".curve-note").innerText(), /2,533\.33/);
      await assertFits(page);
      await leave();
    });

    test("sharing: the receipt of the engine as link and code; the link opens the same answer", async () => {
      const { page, context, leave } = await visit(browser, server, SMALL, words.path + DONE);
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.getByRole("button", { name: words.share, exact: true }).click();
      await page.waitForSelector(".qr path");
      const link = await page.locator("#share-link").inputValue();
      const { then } = yibao("replay", { receipt: link.split("#receipt=")[1] });
      assert.equal(then.lines["person.total"], "675.00");
      assert.ok(link.startsWith(`${server.home}${words.path}#receipt=Y1.`));
      await page.getByRole("button", { name: words.copy }).click();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
      await assertFits(page);
      await page.keyboard.press("Escape");
      await page.goto("about:blank");
      await page.goto(link);
      assert.match(await headline(page), /675/);
      assert.match(await page.locator("[data-part=replay]").innerText(), /675\.00/);
      assert.equal(await page.locator("[data-part=replay] table").count(), 0);
      // It stays a shared answer when it is loaded again, and ceases to be one once something is changed.
      await page.reload();
      await page.waitForSelector("[data-part=replay]");
      await page.locator(".edit:visible").first().click();
      await page.waitForSelector(".q");
      assert.equal(await page.locator("[data-part=replay]").count(), 0);
      await leave();
    });

    test("a number in doubt: a text with area, value, clause and version, which the page does not send", async () => {
      const { page, leave } = await visit(browser, server, SMALL, words.path + DONE);
      await page.waitForSelector("h1#answer");
      await page.locator("details.line-fund .edit").click();
      const text = await page.locator("#doubt-text").inputValue();
      const { pack } = yibao("estimate", REQUEST);
      for (const part of ["421300", "825.00", "2024-06-01", pack.version, pack.sha256.slice(0, 16)])
        assert.ok(text.includes(part), `${part} is not in ${text}`);
      assert.ok(!text.includes("#area"));
      await page.locator(".tick input").check();
      assert.ok((await page.locator("#doubt-text").inputValue()).includes(`${words.path}#area=421300`));
      await assertFits(page);
      await leave();
    });

    test("remembering: only when asked, offered at the start and before the first question, forgotten with one tap", async () => {
      const { page, leave } = await visit(browser, server, SMALL, words.path + DONE);
      await comeNear(page);
      const stored = (): Promise<string | null> => page.evaluate(() => localStorage.getItem("case"));
      assert.equal(await stored(), null);
      await page.getByRole("button", { name: words.remember }).click();
      assert.doesNotMatch((await stored()) ?? "", /1500|outpatient/);
      await page.goto(server.home + words.path.replace("estimate/", ""));
      await page.locator("[data-remembered] a", { hasText: words.use }).click();
      await page.waitForSelector("legend");
      assert.match(page.url(), /#area=421300&person\.scheme=employee&person\.status=retired/);
      await page.goto("about:blank");
      await page.goto(server.home + words.path);
      await page.waitForSelector(".offer");
      await assertFits(page);
      await page.getByRole("button", { name: words.forget }).click();
      assert.equal(await stored(), null);
      assert.equal(await page.locator(".offer").count(), 0);
      await leave();
    });
  });
}

test("by keyboard alone: sharing, a change, the curve and its slider", async () => {
  const { page, leave } = await visit(browser, server, WIDE, `estimate/${DONE}`);
  await page.waitForSelector("h1#answer");
  const reach = async (selector: string): Promise<void> => {
    for (let steps = 0; steps < 80; steps += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${selector} is not reached`);
  };
  await reach(".answer-tools button:last-child");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".qr path");
  await page.keyboard.press("Escape");
  assert.ok(await page.evaluate(() => document.activeElement?.matches(".answer-tools button:last-child")));
  // Moving on brings the rest into view, which loads it.
  await reach(".line-you > summary");
  await page.keyboard.press("PageDown");
  await page.waitForSelector("[data-part=improve] .delta");
  await reach("[data-part=curve] .fold-part > summary");
  await page.keyboard.press("Enter");
  await page.waitForSelector("yibao-curve svg");
  await reach("#try");
  const said = page.locator(".try [role=status]");
  for (let steps = 0; steps < 25; steps += 1) await page.keyboard.press("ArrowRight");
  const bill = grouped(`${await page.locator("#try").inputValue()}.00`);
  await said.filter({ hasText: bill }).waitFor();
  const { total } = yibao("estimate", {
    ...REQUEST,
    visits: [{ ...REQUEST.visits[0], total: bill.replace(/,/g, "") }],
  });
  assert.notEqual(bill, "1,500.00");
  assert.ok((await said.innerText()).includes(grouped(total?.person.total)));
  await reach(".curve-table > summary");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".curve-table table").isVisible());
  await leave();
});

test("the slider beside the amount and its field say the same", async () => {
  const { page, leave } = await visit(browser, server, PHONE, `estimate/#${CASE.replace(/&visits\.0\.total=.*/, "")}`);
  await page.locator("#amount").fill("1500");
  const slider = page.locator(".q input[type=range]");
  assert.equal(await slider.getAttribute("aria-valuetext"), "一千五百元");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#amount").inputValue(), "2000");
  await page.locator("#amount").fill("1.2万");
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.locator("#amount").inputValue(), "10000");
  await leave();
});

describe("links from elsewhere", () => {
  test("made under older rules: both figures, line by line, and what is not known any more", async () => {
    const pack = readFileSync(join(root, "policies/cn/hubei/421300/pack.json"), "utf8")
      .replaceAll('"70%"', '"65%"')
      .replaceAll("retired_increase", "old_reading");
    const { region: _, ...request } = REQUEST;
    const options = { readings: { old_reading: "points" } };
    const { receipt } = yibao("receipt", { ...request, pack: JSON.parse(pack), options });
    const { differences } = yibao("replay", { receipt });
    const { page, leave } = await visit(browser, server, PHONE, `en/estimate/#receipt=${receipt}`);
    assert.match(await headline(page), /675/);
    const told = await page.locator("[data-part=replay]").innerText();
    assert.ok(differences.length > 0);
    for (const { then, today } of differences)
      assert.ok(told.includes(grouped(then)) && told.includes(grouped(today)), told);
    assert.match(told, /old_reading/);
    await assertFits(page);
    await leave();
  });

  test("with something left open then: the same range, not a question", async () => {
    const { tier: _, ...visitOf } = REQUEST.visits[0] ?? { tier: "" };
    const { receipt } = yibao("receipt", { ...REQUEST, visits: [visitOf] });
    const { page, leave } = await visit(browser, server, PHONE, `estimate/#receipt=${receipt}`);
    assert.match(await headline(page), /565[\s\S]*785/);
    await leave();
  });

  for (const [name, receipt] of [
    ["cut off", "Y1.z6cUYqYlMC4xLjBfse1m5Chk"],
    ["no receipt", "%3Cscript%3E"],
    ["empty", ""],
  ] as const) {
    test(`${name}: it says so, and the first question stands there`, async () => {
      const { page, leave } = await visit(browser, server, PHONE, `estimate/#receipt=${receipt}`);
      await page.waitForSelector("[data-part=replay][role=alert]");
      assert.ok(await page.locator("button.area").isVisible());
      await leave();
    });
  }
});

test("whatever stands in storage: no fault, no offer", async () => {
  const { page, leave } = await visit(browser, server, PHONE, "");
  for (const text of [
    "",
    "{",
    "null",
    '{"version":1}',
    '{"version":9,"region":"421300","answers":[]}',
    '{"version":1,"region":"421300","answers":[["/person/scheme","<b>"]]}',
    '{"version":1,"region":"999999","answers":[]}',
  ]) {
    await page.evaluate((one) => localStorage.setItem("case", one), text);
    await page.goto(`${server.home}?${encodeURIComponent(text)}`);
    await page.goto(`${server.home}estimate/?${encodeURIComponent(text)}`);
    await page.waitForSelector("button.area");
    await page.waitForLoadState("networkidle");
    assert.equal(await page.locator(".offer").count(), 0);
  }
  await leave();
});

describe("nothing that axe can find, with everything open", () => {
  for (const [name, look, path] of [
    ["light", PHONE, "estimate/"],
    ["dark", { ...PHONE, dark: true }, "en/estimate/"],
    ["elder", { ...SMALL, elder: true }, "estimate/"],
    ["elder, dark, wide", { ...WIDE, elder: true, dark: true }, "estimate/"],
  ] as const) {
    test(name, async () => {
      const { page, leave } = await visit(browser, server, look, path + DONE);
      await comeNear(page);
      await openCurve(page);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      assert.deepEqual(await violations(page), []);
      await assertFits(page);
      await page.locator(".answer-tools button:last-child").click();
      await page.waitForSelector(".qr path");
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      await page.locator("details.line-fund .open .edit").click();
      await page.waitForSelector("#doubt-text");
      assert.deepEqual(await violations(page), []);
      await leave();
    });
  }
});

test("after one visit to the estimate: the curve and sharing without a network", async () => {
  const { page, context, leave } = await visit(browser, server, PHONE, `estimate/${DONE}`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.reload();
  await comeNear(page);
  await openCurve(page);
  await page.locator(".answer-tools button:last-child").click();
  await page.waitForSelector(".qr path");
  await leave();
});

test("on paper the table stands in for the drawing", async () => {
  const { page, leave } = await visit(browser, server, PHONE, `estimate/${DONE}`);
  await comeNear(page);
  await openCurve(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("yibao-curve").isVisible(), false);
  assert.ok((await page.locator(".curve-table tbody tr").first().boundingBox())?.height);
  await leave();
});
