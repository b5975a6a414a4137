/** What lies beyond the first answer: opened by a tap, fetched only then, in the native engine's figures; and receipts there and back. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type * as LeanQr from "lean-qr";
import type { Page } from "playwright-core";
import {
  grouped,
  type Priced,
  type Request,
  readAddress,
  requestOf,
  withBill,
  workOutCurve,
} from "../../web/core/src/index.ts";
import { serve } from "../browser/server.ts";
import { launch, site } from "../browser/tools.ts";
import { native } from "./native.ts";
import { tellingCases } from "./telling.ts";
import { DONE, headline, type Look, shown, tap, visits } from "./visit.ts";

const { generate, mode } = (await import(
  new URL("../../web/node_modules/lean-qr/index.mjs", import.meta.url).href
)) as typeof LeanQr;
const DAY = "2024-06-01";
const CASES = [
  `${DONE}&date=${DAY}`,
  "area=350100&date=2024-06-01&person.scheme=employee&person.status=active&visits.0.care=inpatient&visits.0.hospital_grade=tertiary_a&visits.0.total=150000.00",
] as const;

interface Asked {
  readonly parameters: string;
  readonly request: Request;
  readonly answer: Priced;
}

/** The case as the page settled it: what was left open is not known. */
async function open(page: Page, parameters: string): Promise<Asked> {
  await page.evaluate((url) => globalThis.__mp.open(url), `/pages/result/result?${parameters}&at=result`);
  await shown(page, ".answer-num, .q").first().waitFor({ timeout: 15_000 });
  for (let round = 0; round < 20 && (await shown(page, ".q-next").count()) > 0; round += 1) {
    if ((await shown(page, ".answer-num").count()) > 0) break;
    await shown(page, ".opt-dk").tap();
    await tap(page, ".q-next");
  }
  await headline(page);
  const { written, estimate } = await page.evaluate(() => {
    const app = globalThis.__mp.load("state/app.js");
    return { written: app.written(), estimate: app.session.estimate };
  });
  const request = requestOf(readAddress(written).case, /date=([\d-]+)/.exec(parameters)?.[1] ?? DAY);
  const answer = native("estimate", request);
  assert.deepEqual(estimate, answer);
  return { parameters: written.slice(1), request, answer: answer as Priced };
}

const amountText = (amount: string | { readonly low: string; readonly high: string }): string =>
  typeof amount === "string" ? `¥${grouped(amount)}` : `${grouped(amount.low)} 到 ${grouped(amount.high)}`;

describe("beyond the answer", () => {
  const visit = visits();

  for (const parameters of [...CASES, ...tellingCases(1).map((one) => one.parameters)])
    test(`figures are the native engine's: ${parameters.slice(0, 60)}`, async () => {
      const { page, leave } = await visit({}, "/pages/settings/settings");
      const { request, answer } = await open(page, parameters);

      const improve = native("improve", request);
      await shown(page, ".ways .place").first().tap();
      await shown(page, ".improved .help").first().waitFor({ timeout: 20_000 });
      await page.waitForFunction(() => document.querySelector('.improved [role="status"]') === null);
      const more = shown(page, ".improved .idle").filter({ hasText: "还有" });
      if ((await more.count()) > 0) await more.first().tap();
      const savings = await page.locator(".improved .delta .num").allInnerTexts();
      const expected = improve.improvements.map(({ saving, cash_saving }) =>
        amountText(saving === "0.00" ? cash_saving : saving),
      );
      assert.deepEqual(savings, expected);

      await shown(page, ".ways > .place").nth(1).tap();
      const { curve } = await workOutCurve(native, request, answer);
      if (curve.segments.length === 0) {
        await shown(page, ".help").first().waitFor({ timeout: 20_000 });
        assert.equal(await page.locator("wx-canvas").count(), 0);
      } else {
        await shown(page, ".curve:not(.curve-waiting)").waitFor({ timeout: 20_000 });
        // Any other bill is the engine's too.
        await shown(page, "wx-slider input").fill(String(Math.ceil(Number(curve.from))));
        const bill = `${await shown(page, "wx-slider input").inputValue()}.00`;
        await page.waitForFunction(
          (text) => document.querySelector(".tried")?.textContent?.includes(text),
          grouped(bill),
        );
        const { total } = native("estimate", withBill(request, bill));
        assert.ok(total !== undefined && typeof total.person.total === "string");
        assert.ok((await shown(page, ".tried").innerText()).includes(grouped(total.person.total)));
        await shown(page, ".idle").tap();
        const heads = await page.locator(".bill .b .num").allInnerTexts();
        assert.deepEqual(
          heads,
          (curve.at ?? []).map(({ amount }) => grouped(amount)),
        );
        const firsts = await page
          .locator(".bill")
          .evaluateAll((rows) => rows.map((row) => row.querySelector(".bill-cell .num")?.textContent ?? ""));
        assert.deepEqual(
          firsts,
          (curve.at ?? []).map(({ lines }) => grouped(lines["person.total"] ?? "")),
        );
        const numbers = new Set(await page.locator(".kink-n").allInnerTexts());
        assert.ok(numbers.size > 0);
      }
      await page.locator(".mp-nav button").click();
      await shown(page, ".ways > .place").nth(3).tap();
      await shown(page, ".copy-text").waitFor({ timeout: 20_000 });
      assert.equal(await shown(page, ".copy-text").innerText(), native("receipt", request).receipt);
      await leave();
    });

  test("the curve is drawn: own point, bends, areas, in the colours of the display", async () => {
    for (const dark of [false, true]) {
      const { page, leave } = await visit({ dark }, `/more/curve?${CASES[0]}`);
      await shown(page, ".curve:not(.curve-waiting)").waitFor({ timeout: 20_000 });
      const colours = await page.evaluate(() => {
        const canvas = document.querySelector("wx-canvas canvas");
        if (!(canvas instanceof HTMLCanvasElement)) return {};
        const all = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        const seen: { [colour: string]: number } = {};
        for (let at = 0; at < all.length; at += 4) {
          const colour = [...all.slice(at, at + 3)].map((part) => part.toString(16).padStart(2, "0")).join("");
          if (all[at + 3] === 255) seen[colour] = (seen[colour] ?? 0) + 1;
        }
        return seen;
      });
      const wanted = dark ? ["1d322d", "38251a", "fbd0b3", "f5efe4"] : ["dbeae4", "fbe9dd", "a4440f", "1b2220"];
      for (const colour of wanted) assert.ok((colours[colour] ?? 0) > 20, `${colour}: ${colours[colour]}`);
      await leave();
    }
  });

  test("nothing of it is fetched before it is opened", async () => {
    const { page, leave } = await visit({}, `/pages/result/result?${CASES[0]}&at=result`);
    await headline(page);
    const loaded = (): Promise<readonly string[]> => page.evaluate(() => globalThis.__mp.loaded());
    const before = await loaded();
    assert.deepEqual(
      before.filter((name) => /^(chart|full)\//.test(name)),
      [],
    );
    await shown(page, ".ways .place").first().tap();
    await shown(page, ".improved .delta").first().waitFor({ timeout: 20_000 });
    const after_ = await loaded();
    assert.ok(after_.includes("full/here.js"));
    assert.ok(!after_.some((name) => name.startsWith("chart/")));
    await shown(page, ".ways > .place").nth(1).tap();
    await shown(page, ".curve:not(.curve-waiting)").waitFor({ timeout: 20_000 });
    assert.ok((await loaded()).includes("chart/draw.js"));
    await leave();
  });

  const looks: readonly Look[] = [{ lang: "zh", elder: true }, { lang: "en" }];
  for (const look of looks)
    test(`a change is opened as its own bill, and the way back is there, ${JSON.stringify(look)}`, async () => {
      const { page, leave } = await visit(look, `/pages/result/result?${CASES[0]}&at=result`);
      assert.equal(await headline(page), "¥675");
      await shown(page, ".ways .place").first().tap();
      await shown(page, ".improved .delta").first().tap({ timeout: 20_000 });
      await shown(page, ".note").first().waitFor();
      assert.equal(await headline(page), "¥565");
      await shown(page, ".note wx-button").tap();
      await shown(page, ".note").first().waitFor({ state: "detached" });
      assert.equal(await headline(page), "¥675");
      await leave();
    });

  test("what does not come says so, and comes on a second try", async () => {
    const faults = { subPackages: ["full", "full-fallback"] };
    const { page, leave } = await visit({ faults }, `/pages/result/result?${CASES[0]}&at=result`);
    await headline(page);
    await shown(page, ".ways .place").first().tap();
    await shown(page, ".improved .note").waitFor({ timeout: 20_000 });
    await shown(page, ".ways > .place").nth(1).tap();
    await shown(page, ".errsum").waitFor({ timeout: 20_000 });
    await page.evaluate(() => Object.assign(globalThis.__mpFaults ?? {}, { subPackages: [] }));
    await shown(page, "wx-button").first().tap();
    await shown(page, ".curve:not(.curve-waiting)").waitFor({ timeout: 20_000 });
    await page.locator(".mp-nav button").click();
    await shown(page, ".improved .note wx-button").tap();
    await shown(page, ".improved .delta").first().waitFor({ timeout: 20_000 });
    await leave();
  });

  test("the words and the table stand where the drawing's library does not come", async () => {
    const { page, leave } = await visit({ faults: { subPackages: ["chart"] } }, `/more/curve?${CASES[0]}`);
    await shown(page, ".kink").first().waitFor({ timeout: 20_000 });
    await shown(page, ".idle").tap();
    assert.ok((await page.locator(".bill").count()) > 5);
    await leave();
  });

  test("a number in doubt is a text that names line, clause and version; with the case only on request", async () => {
    const { page, leave } = await visit({}, `/pages/result/result?${CASES[0]}&at=result`);
    await headline(page);
    const line = shown(page, ".line").filter({ has: page.locator('[aria-expanded="true"]') });
    if ((await line.count()) === 0) await shown(page, ".line-fund .line-top").first().tap();
    await shown(page, ".wrong").first().tap();
    const field = shown(page, "wx-textarea textarea");
    await field.waitFor();
    const text = await field.inputValue();
    assert.match(text, /421300-\d/);
    assert.ok(!text.includes("person.scheme"));
    await shown(page, ".item-switch").tap();
    assert.match(await field.inputValue(), /pages\/result\/result\?area=421300.*person\.scheme=employee/);
    await leave();
  });
});

describe("a receipt", () => {
  const visit = visits();
  const { receipt } = native("receipt", requestOf(readAddress(`#${CASES[0]}`).case, DAY));

  const ways: readonly (readonly [string, string])[] = [
    ["a page's address", `/pages/result/result?receipt=${receipt}`],
    [
      "the site's QR code, scanned with WeChat",
      `/pages/result/result?q=${encodeURIComponent(`https://example.org/en/estimate/#receipt=${receipt}`)}`,
    ],
  ];
  for (const [name, path] of ways)
    test(`opens from ${name}`, async () => {
      const { page, leave } = await visit({}, path);
      assert.equal(await headline(page), "¥675");
      await shown(page, ".told").waitFor();
      assert.match(await shown(page, ".told").innerText(), /675\.00/);
      // Of another case nothing is said.
      await shown(page, ".edit").first().tap();
      await shown(page, ".q").first().waitFor();
      await leave();
    });

  test("is typed in as a link or as a code, and so is a link to a case", async () => {
    const { page, leave } = await visit({});
    await shown(page, ".ways .place").last().tap();
    await shown(page, "wx-textarea textarea").fill("Y2.nothing");
    await shown(page, ".btn-2").tap();
    await shown(page, ".errsum").waitFor();
    const link = "https://example.org/estimate/#";
    for (const text of [`${link}receipt=${receipt}`, ` ${receipt}\n`, `${link}${CASES[0]}&at=result`]) {
      await shown(page, "wx-textarea textarea").fill(text);
      await shown(page, ".btn-2").tap();
      assert.equal(await headline(page), "¥675");
      await page.locator(".mp-nav button").click();
    }
    await leave();
  });

  test("is scanned; a camera that is closed again is no fault", async () => {
    const { page, leave } = await visit({}, "/more/open");
    await tap(page, ".btn");
    await page.evaluate(
      (scanned) => Object.assign(globalThis.__mpFaults ?? {}, { scanned }),
      `https://example.org/estimate/#receipt=${receipt}`,
    );
    await tap(page, ".btn");
    assert.equal(await headline(page), "¥675");
    await leave();
  });

  test("that is not whole is not taken over: it says so, and the case from before stays", async () => {
    const { page, leave } = await visit({}, `/pages/result/result?${CASES[0]}&at=result`);
    await headline(page);
    const broken = `${receipt.slice(0, 30)}A${receipt.slice(31)}`;
    await page.evaluate((url) => globalThis.__mp.open(url), `/pages/result/result?receipt=${broken}`);
    await shown(page, ".errsum").waitFor({ timeout: 20_000 });
    assert.match(await page.evaluate(() => globalThis.__mp.load("state/app.js").written()), /person\.scheme=employee/);
    await leave();
  });

  test("waits for an engine that does not come, and opens on a second try", async () => {
    const faults = { subPackages: ["more"] };
    const { page, leave } = await visit({ faults }, `/pages/result/result?receipt=${receipt}`);
    await shown(page, ".errsum").waitFor({ timeout: 20_000 });
    await page.evaluate(() => Object.assign(globalThis.__mpFaults ?? {}, { subPackages: [] }));
    await shown(page, "wx-button").first().tap();
    assert.equal(await headline(page), "¥675");
    await leave();
  });

  test("of somebody else is not remembered", async () => {
    const { page, state, leave } = await visit({}, "/pages/settings/settings");
    await shown(page, ".item-switch").last().tap();
    await page.evaluate((url) => globalThis.__mp.open(url), `/pages/result/result?receipt=${receipt}`);
    await headline(page);
    assert.ok(!JSON.stringify((await state()).storage).includes("receipt"));
    await leave();
  });

  test("is drawn as a QR code, module by module, and sent as a card", async () => {
    const { page, state, leave } = await visit({}, `/more/share?${CASES[0]}`);
    await shown(page, ".qr wx-canvas").waitFor({ timeout: 20_000 });
    await page.waitForFunction(() => (document.querySelector("wx-canvas canvas") as HTMLCanvasElement).width !== 300);
    const code = generate(receipt, { modes: [mode.numeric, mode.alphaNumeric, mode.ascii] });
    const drawn = await page.evaluate((size) => {
      const canvas = document.querySelector("wx-canvas canvas") as HTMLCanvasElement;
      const context = canvas.getContext("2d") as CanvasRenderingContext2D;
      const unit = canvas.width / (size + 8);
      const dark = (x: number, y: number): string =>
        (context.getImageData((x + 4.5) * unit, (y + 4.5) * unit, 1, 1).data[0] ?? 255) < 128 ? "1" : "0";
      return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (__, x) => dark(x, y)).join(""));
    }, code.size);
    const wanted = Array.from({ length: code.size }, (_, y) =>
      Array.from({ length: code.size }, (__, x) => (code.get(x, y) ? "1" : "0")).join(""),
    );
    assert.deepEqual(drawn, wanted);
    await tap(page, ".btn");
    assert.deepEqual((await state()).shared, [
      { title: "一份医保报销估算", path: `/pages/result/result?receipt=${receipt}` },
    ]);
    await leave();
  });

  test("of the mini-program opens on the site", async () => {
    const server = await serve(site);
    const browser = await launch();
    const page = await browser.newPage();
    await page.goto(`${server.home}estimate/#receipt=${receipt}`);
    await page.locator("[data-part=replay]").waitFor({ timeout: 20_000 });
    assert.match(await page.locator("h1").first().innerText(), /675/);
    await browser.close();
    await server.close();
  });
});
