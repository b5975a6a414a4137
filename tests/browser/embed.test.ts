/**
 * The calculator on pages that are not ours, some of them hostile: other styles, strict policies, altered prototypes, a
 * foreign base address, two at once, taken away and put back. The figures are those of the site.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type Hosts, hosts } from "./hosts.ts";
import { type SiteServer, serve } from "./server.ts";
import { fillFields, headline } from "./steps.ts";
import { launch, SCREENS, site } from "./tools.ts";
import { visit } from "./visit.ts";

const PERSON = "person.scheme=employee&person.status=retired";
const CASE = `area="421300" care="outpatient" amount="1500" facts="${PERSON}&visits.0.tier=2"`;
const FRAGMENT = `area=421300&${PERSON}&visits.0.tier=2&visits.0.care=outpatient&visits.0.total=1500.00`;
const [, , wide] = SCREENS;

let browser: Browser;
let server: SiteServer;
let others: Hosts;
/** What the site itself says: the headline and every line of the slip. */
let figures: readonly string[];

const element = (attributes = CASE): string => `<yibao-estimate ${attributes}></yibao-estimate>`;
const script = (): string => `<script type="module" src="${server.home}embed/yibao-estimate.js"></script>`;
const document_ = (head: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Host</title>${head}</head><body>${body}</body></html>`;

const lines = (page: Page, nth = 0): Promise<readonly string[]> =>
  page.locator("yibao-estimate").nth(nth).locator(".line .num, .pay-list .num, .answer-num").allTextContents();

interface Guest {
  readonly page: Page;
  leave(): Promise<void>;
}

/** A visitor of the host's page: anything the console has to say is a fault, and so is an address nobody named. */
async function guest(address: string, allowed: RegExp | null = null): Promise<Guest> {
  const context = await browser.newContext({ viewport: wide, colorScheme: "light" });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && allowed?.test(message.text()) !== true)
      faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(server.origin) && !url.startsWith(others.origin)) faults.push(`request to ${url}`);
  });
  await page.goto(address);
  return {
    page,
    leave: async () => {
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}

before(async () => {
  browser = await launch();
  server = await serve(site, "/a/b/", { "access-control-allow-origin": "*" });
  others = await hosts();
  const { page, leave } = await visit(browser, server, wide, `estimate/#${FRAGMENT}`);
  assert.match(await headline(page), /675/);
  figures = await lines(page);
  assert.ok(figures.length > 8);
  await leave();
});
after(async () => {
  await browser.close();
  await server.close();
  await others.close();
});

async function sameAsSite(page: Page, nth = 0): Promise<void> {
  await page.locator("yibao-estimate").nth(nth).locator("h1#answer").waitFor();
  assert.deepEqual(await lines(page, nth), figures);
}

const POLLUTION = `<script>
  Object.prototype.polluted = "x";
  Object.prototype.default = "primary";
  Object.prototype.encoded = false;
  Object.prototype.hint = { zh: "x", en: "x" };
  Object.prototype.error = { code: "x", path: "", message: { zh: "x", en: "x" } };
  Object.prototype.total = "1.00";
  Object.prototype.person = { scheme: "resident" };
  Object.prototype.visits = [{ total: "9" }];
  Object.prototype.options = {};
  Object.prototype.year_to_date = { base: "99999" };
  Array.prototype.polluted = "x";
  String.prototype.polluted = "x";
  window.createYibaoEngine = () => { throw new Error("not ours"); };
</script>`;

const HOSTILE_CSS = `<style>
  * { all: unset !important; }
  * { font: 40px/3 cursive; color: red !important; letter-spacing: 1em; direction: rtl; text-transform: uppercase; }
  html { font-size: 4px; }
  button, input, details, summary, h1, svg, a { display: none !important; }
  .answer, .slip, .q, .shell, .yb { visibility: hidden !important; opacity: 0 !important; }
  :root { --paper: lime; --ink: lime; --fs-body: 2px; --rem: 1px; --surface: lime; }
</style>`;

describe("the element", () => {
  test("says what the site says", async () => {
    const { page, leave } = await guest(others.put({ body: document_(script(), element()) }));
    await sameAsSite(page);
    await leave();
  });

  test("under a host's style sheet that undoes everything", async () => {
    const plain = await guest(others.put({ body: document_(script(), element()) }));
    await sameAsSite(plain.page);
    const { page, leave } = await guest(others.put({ body: document_(HOSTILE_CSS + script(), element()) }));
    await sameAsSite(page);
    const looks = (one: Page): Promise<readonly string[]> =>
      one.locator("yibao-estimate").evaluate((it) => {
        const root = it.shadowRoot;
        return ["h1#answer", ".answer-num", ".answer", "summary", ".num", ".pay-list li", ".embed-foot"].map((name) => {
          const found = root?.querySelector(name);
          if (found == null) return `${name} missing`;
          const { color, fontSize, fontFamily, letterSpacing, display, visibility, direction, backgroundColor } =
            getComputedStyle(found);
          return [
            name,
            color,
            fontSize,
            fontFamily,
            letterSpacing,
            display,
            visibility,
            direction,
            backgroundColor,
          ].join(" ");
        });
      });
    assert.deepEqual(await looks(page), await looks(plain.page));
    await plain.leave();
    await leave();
  });

  test("leaves nothing on the host's page", async () => {
    const { page, leave } = await guest(others.put({ body: document_("", `<main><h1>Host</h1>${element()}</main>`) }));
    const state = (): Promise<object> =>
      page.evaluate(() => ({
        // Lit keeps its four version notes in sight of other copies of itself.
        names: Object.getOwnPropertyNames(globalThis).filter((name) => !/^(__p.*|lit.*|reactiveElement.*)$/.test(name)),
        prototype: Object.getOwnPropertyNames(Object.prototype),
        head: document.head.innerHTML,
        main: document.querySelector("main")?.className,
        heading: getComputedStyle(document.querySelector("h1") ?? document.body).font,
        title: document.title,
        address: location.href,
        history: history.length,
        sheets: document.adoptedStyleSheets.length,
        stored: localStorage.length + sessionStorage.length + document.cookie.length,
      }));
    const before_ = await state();
    await page.evaluate((address) => import(address), `${server.home}embed/yibao-estimate.js`);
    await sameAsSite(page);
    await page.locator("yibao-estimate .answer-case .edit").click();
    await page.locator("yibao-estimate .q .area").waitFor();
    assert.deepEqual(await state(), before_);
    await leave();
  });

  test("with altered prototypes", async () => {
    const { page, leave } = await guest(others.put({ body: document_(POLLUTION + script(), element()) }));
    await sameAsSite(page);
    await leave();
  });

  test("under a strict policy of the host, with trusted types", async () => {
    const policy = `default-src 'none'; script-src ${server.origin} 'wasm-unsafe-eval'; connect-src ${server.origin}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;
    const { page, leave } = await guest(others.put({ policy, body: document_(script(), element()) }));
    await sameAsSite(page);
    await leave();
  });

  test("says so, with a link, where the host's policy lets nothing be loaded", async () => {
    const policy = `default-src 'none'; script-src ${server.origin}`;
    const { page, leave } = await guest(
      others.put({ policy, body: document_(script(), element()) }),
      /Content Security Policy|Failed to fetch|Fetch API|violates/,
    );
    await page.locator("yibao-estimate .errsum").waitFor();
    const link = page.locator("yibao-estimate .embed-foot a");
    assert.equal(await link.getAttribute("href"), `${server.home}estimate/`);
    await leave();
  });

  test("under a foreign base address", async () => {
    const head = `<base href="https://elsewhere.example/x/y/">${script()}`;
    const { page, leave } = await guest(others.put({ body: document_(head, element()) }));
    await sameAsSite(page);
    const { box, fill } = await page.locator("yibao-estimate").evaluate((it) => {
      const use = it.shadowRoot?.querySelector<SVGUseElement>(".embed-foot svg.ic use");
      const cash = it.shadowRoot?.querySelector(".fill-cash");
      return { box: use?.getBBox().width ?? 0, fill: cash == null ? "" : getComputedStyle(cash).fill };
    });
    assert.ok(box > 0, "icons are drawn");
    assert.match(fill, /^url\("?#p-cash"?\)/);
    await leave();
  });

  test("twice on a page, each on its own", async () => {
    const second = CASE.replace('amount="1500"', 'amount="3000"');
    const two = `${element()}${element(`${second} language="en" theme="dark" elder="on"`)}`;
    const { page, leave } = await guest(others.put({ body: document_(script() + script(), two) }));
    await sameAsSite(page);
    await page.locator("yibao-estimate").nth(1).locator("h1#answer").waitFor();
    const [first, last] = [page.locator("yibao-estimate").nth(0), page.locator("yibao-estimate").nth(1)];
    assert.match(await last.locator("h1#answer").innerText(), /You will pay about/);
    assert.notDeepEqual(await lines(page, 1), figures);
    const papers = [await paper(first), await paper(last)];
    assert.notEqual(papers[0], papers[1]);
    // Answering one leaves the other as it is.
    await first.locator(".answer-case .edit").click();
    await first.locator(".q .area").waitFor();
    assert.ok(await last.locator("h1#answer").isVisible());
    await leave();
  });

  test("taken away and put back, it goes on where it was", async () => {
    const { page, leave } = await guest(others.put({ body: document_(script(), element()) }));
    await sameAsSite(page);
    await page.evaluate(async () => {
      const it = document.querySelector("yibao-estimate");
      it?.remove();
      await new Promise((later) => setTimeout(later, 50));
      const place = document.createElement("section");
      if (it !== null) place.append(it);
      document.body.append(place);
      it?.remove();
      if (it !== null) document.body.prepend(it);
    });
    await sameAsSite(page);
    await leave();
  });

  test("asks what the host did not say, by keyboard too, and tells the host the result only", async () => {
    const listen = `<script>window.heard = []; addEventListener("yibao-result", (event) => heard.push(event.detail));</script>`;
    const body = element(`care="outpatient" facts="${PERSON}"`);
    const { page, leave } = await guest(others.put({ body: document_(listen + script(), body) }));
    await page.locator("yibao-estimate .q .area").focus();
    await page.keyboard.press("Enter");
    await page.locator("yibao-estimate dialog input").waitFor();
    await page.keyboard.type("sui");
    await page.keyboard.press("Enter");
    await page.locator("yibao-estimate legend").waitFor();
    await page.locator("yibao-estimate .opt", { hasText: "二级医院" }).first().click();
    await page.locator("yibao-estimate .q button[type=submit]").click();
    await page.locator("yibao-estimate #amount").fill("1500");
    await page.keyboard.press("Enter");
    await page.locator("yibao-estimate h1#answer").waitFor();
    assert.deepEqual(await lines(page), figures);
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: object[] }).heard);
    assert.deepEqual(heard, [{ status: "complete", person_total: "675.00", fund_total: "825.00" }]);
    await leave();
  });

  test("follows its attributes", async () => {
    const { page, leave } = await guest(others.put({ body: document_(script(), element()) }));
    await sameAsSite(page);
    await page.evaluate(() => document.querySelector("yibao-estimate")?.setAttribute("language", "en"));
    await page.locator("yibao-estimate", { hasText: "You will pay about" }).waitFor();
    await page.evaluate(() => document.querySelector("yibao-estimate")?.setAttribute("amount", "3000"));
    await page.locator("yibao-estimate .pay-list .sum", { hasText: "3,000.00" }).waitFor();
    await leave();
  });
});

const paper = (it: ReturnType<Page["locator"]>): Promise<string> =>
  it.evaluate((one) => {
    const wrapper = one.shadowRoot?.querySelector(".yb");
    return wrapper == null ? "" : getComputedStyle(wrapper).backgroundColor;
  });

describe("the page that makes the lines", () => {
  async function preset(page: Page): Promise<void> {
    await page.selectOption("select[name=area]", "421300");
    await fillFields(page);
    await page.fill("input[name=amount]", "1,500");
    await page.keyboard.press("Tab");
  }

  for (const kind of ["element", "frame"] as const) {
    test(`what it shows and what is copied say what the site says: ${kind}`, async () => {
      const { page, context, leave } = await visit(browser, server, wide, "embed/");
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.check(`input[value=${kind}]`);
      await preset(page);
      const shown = kind === "frame" ? page.frameLocator("iframe") : page;
      await shown.locator("yibao-estimate h1#answer").waitFor();
      const numbers = shown.locator("yibao-estimate").locator(".line .num, .pay-list .num, .answer-num");
      assert.deepEqual(await numbers.allTextContents(), figures);
      await page.click("[data-embed-copy]");
      await page.locator("[data-embed-status]", { hasText: "复制好了" }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, await page.locator("[data-embed-code]").innerText());
      await leave();
      // The copied lines, on a page of somebody else.
      const other = await guest(others.put({ body: document_("", copied) }));
      const there = kind === "frame" ? other.page.frameLocator("iframe") : other.page;
      await there.locator("yibao-estimate h1#answer").waitFor();
      assert.deepEqual(
        await there.locator("yibao-estimate").locator(".line .num, .pay-list .num, .answer-num").allTextContents(),
        figures,
      );
      await other.leave();
    });
  }
});

describe("the frame", () => {
  const presets = new URLSearchParams({
    area: "421300",
    care: "outpatient",
    amount: "1500",
    facts: `${PERSON}&visits.0.tier=2`,
  });
  const frame = (): string =>
    `<iframe title="calculator" src="${server.home}embed/frame.html#${presets}" width="100%" height="600"></iframe>`;
  const helper = (): string => `<script src="${server.home}embed/frame-host.js" async></script>`;

  test("says what the site says and is as high as its content, under a policy that allows a frame", async () => {
    const policy = `default-src 'none'; script-src ${server.origin}; frame-src ${server.origin}; style-src 'unsafe-inline'`;
    const body = document_(HOSTILE_CSS, frame() + helper());
    const { page, leave } = await guest(others.put({ policy, body }));
    const inside = page.frameLocator("iframe");
    await inside.locator("yibao-estimate h1#answer").waitFor();
    const texts = await inside
      .locator("yibao-estimate")
      .locator(".line .num, .pay-list .num, .answer-num")
      .allTextContents();
    assert.deepEqual(texts, figures);
    const height = (): Promise<number> =>
      page.evaluate(() => document.querySelector("iframe")?.getBoundingClientRect().height ?? 0);
    const fits = async (): Promise<void> => {
      const content = await page.frames()[1]?.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
      assert.equal(content?.[0], content?.[1]);
    };
    await page.waitForFunction(() => (document.querySelector("iframe")?.getBoundingClientRect().height ?? 0) > 600);
    await fits();
    const closed = await height();
    await inside.locator(".embed-more > summary").click();
    await page.waitForFunction(
      (least) => (document.querySelector("iframe")?.getBoundingClientRect().height ?? 0) > least,
      closed + 500,
    );
    await fits();
    await inside.locator(".embed-more > summary").click();
    await page.waitForFunction(
      (least) => document.querySelector("iframe")?.getBoundingClientRect().height === least,
      closed,
    );
    await leave();
  });

  test("reports the result to the host on the frame", async () => {
    const listen = `<script>window.heard = []; addEventListener("yibao-result", (event) => heard.push([event.target.tagName, event.detail]));</script>`;
    const { page, leave } = await guest(others.put({ body: document_(listen, frame() + helper()) }));
    await page.waitForFunction(() => (globalThis as unknown as { heard: object[] }).heard.length > 0);
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: object[] }).heard);
    assert.deepEqual(heard, [["IFRAME", { status: "complete", person_total: "675.00", fund_total: "825.00" }]]);
    await leave();
  });

  test("the host hears nobody else and nothing misshapen", async () => {
    const listen = `<script>window.heard = []; addEventListener("yibao-result", (event) => heard.push(event.detail));</script>`;
    const liar = others.put({
      body: `<script>for (const data of [{type: "yibao-height", height: 5000}, {type: "yibao-result", detail: {status: "complete", person_total: "0.00", fund_total: "1.00"}}]) parent.postMessage(data, "*");</script>`,
    });
    const body = document_(listen, `${frame()}<iframe title="liar" src="${liar}"></iframe>${helper()}`);
    const { page, leave } = await guest(others.put({ body }));
    await page.waitForFunction(() => (globalThis as unknown as { heard: object[] }).heard.length > 0);
    const height = (): Promise<number> =>
      page.evaluate(() => document.querySelector("iframe")?.getBoundingClientRect().height ?? 0);
    const before_ = await height();
    const own = page.frames().find((one) => one.url().startsWith(server.origin));
    // From the right origin, but not what was agreed.
    await own?.evaluate((origin) => {
      for (const data of [
        { type: "yibao-height", height: 1e9 },
        { type: "yibao-height", height: -5 },
        { type: "yibao-height", height: "900" },
        { type: "yibao-height" },
        { type: "yibao-result", detail: { status: "<b>", person_total: "1.00", fund_total: "1.00" } },
        { type: "yibao-result", detail: null },
        { type: "other" },
        "text",
        null,
      ])
        parent.postMessage(data, origin);
    }, others.origin);
    await page.waitForTimeout(100);
    assert.equal(await height(), before_);
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: object[] }).heard);
    assert.deepEqual(heard, [{ status: "complete", person_total: "675.00", fund_total: "825.00" }]);
    await leave();
  });

  test("the frame speaks to nobody who did not greet it", async () => {
    const listen = `<script>window.said = []; addEventListener("message", (event) => said.push(event.data));</script>`;
    const { page, leave } = await guest(others.put({ body: document_(listen, frame()) }));
    await page.frameLocator("iframe").locator("yibao-estimate h1#answer").waitFor();
    await page.evaluate(() => document.querySelector("iframe")?.contentWindow?.postMessage({ type: "hello" }, "*"));
    await page.waitForTimeout(100);
    const said = await page.evaluate(() => (globalThis as unknown as { said: object[] }).said);
    assert.deepEqual(said, [{ type: "yibao-ready" }]);
    await leave();
  });
});
