/**
 * The calculator on pages that are not ours, some of them hostile: other styles, strict policies, altered prototypes, a
 * foreign base address, two at once, taken away and put back. The figures are those of the site.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { CASE, document_, element, type Ground, ground, HOSTILE_CSS, lines, PERSON } from "./guests.ts";

let here: Ground;
before(async () => {
  here = await ground();
});
after(() => here.close());

const paper = (it: ReturnType<Page["locator"]>): Promise<string> =>
  it.evaluate((one) => {
    const wrapper = one.shadowRoot?.querySelector(".yb");
    return wrapper == null ? "" : getComputedStyle(wrapper).backgroundColor;
  });

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

describe("the element", () => {
  test("says what the site says", async () => {
    const { page, leave } = await here.guest(here.others.put({ body: document_(here.script(), element()) }));
    await here.sameAsSite(page);
    await leave();
  });

  test("under a host's style sheet that undoes everything", async () => {
    const plain = await here.guest(here.others.put({ body: document_(here.script(), element()) }));
    await here.sameAsSite(plain.page);
    const { page, leave } = await here.guest(
      here.others.put({ body: document_(HOSTILE_CSS + here.script(), element()) }),
    );
    await here.sameAsSite(page);
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
    const { page, leave } = await here.guest(
      here.others.put({ body: document_("", `<main><h1>Host</h1>${element()}</main>`) }),
    );
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
    await page.evaluate((address) => import(address), `${here.server.home}embed/yibao-estimate.js`);
    await here.sameAsSite(page);
    await page.locator("yibao-estimate .answer-case .edit").click();
    await page.locator("yibao-estimate .q .area").waitFor();
    assert.deepEqual(await state(), before_);
    await leave();
  });

  test("with altered prototypes", async () => {
    const { page, leave } = await here.guest(
      here.others.put({ body: document_(POLLUTION + here.script(), element()) }),
    );
    await here.sameAsSite(page);
    await leave();
  });

  test("under a strict policy of the host, with trusted types", async () => {
    const policy = `default-src 'none'; script-src ${here.server.origin} 'wasm-unsafe-eval'; connect-src ${here.server.origin}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;
    const { page, leave } = await here.guest(here.others.put({ policy, body: document_(here.script(), element()) }));
    await here.sameAsSite(page);
    await leave();
  });

  test("says so, with a link, where the host's policy lets nothing be loaded", async () => {
    const policy = `default-src 'none'; script-src ${here.server.origin}`;
    const { page, leave } = await here.guest(
      here.others.put({ policy, body: document_(here.script(), element()) }),
      /Content Security Policy|Failed to fetch|Fetch API|violates/,
    );
    await page.locator("yibao-estimate .errsum").waitFor();
    const link = page.locator("yibao-estimate .embed-foot a");
    assert.equal(await link.getAttribute("href"), `${here.server.home}estimate/`);
    await leave();
  });

  test("under a foreign base address", async () => {
    const head = `<base href="https://elsewhere.example/x/y/">${here.script()}`;
    const { page, leave } = await here.guest(here.others.put({ body: document_(head, element()) }));
    await here.sameAsSite(page);
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
    const { page, leave } = await here.guest(here.others.put({ body: document_(here.script() + here.script(), two) }));
    await here.sameAsSite(page);
    await page.locator("yibao-estimate").nth(1).locator("h1#answer").waitFor();
    const [first, last] = [page.locator("yibao-estimate").nth(0), page.locator("yibao-estimate").nth(1)];
    assert.match(await last.locator("h1#answer").innerText(), /You will pay about/);
    assert.notDeepEqual(await lines(page, 1), here.figures);
    const papers = [await paper(first), await paper(last)];
    assert.notEqual(papers[0], papers[1]);
    // Answering one leaves the other as it is.
    await first.locator(".answer-case .edit").click();
    await first.locator(".q .area").waitFor();
    assert.ok(await last.locator("h1#answer").isVisible());
    await leave();
  });

  test("taken away and put back, it goes on where it was", async () => {
    const { page, leave } = await here.guest(here.others.put({ body: document_(here.script(), element()) }));
    await here.sameAsSite(page);
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
    await here.sameAsSite(page);
    await leave();
  });

  test("asks what the host did not say, by keyboard too, and tells the host the result only", async () => {
    const listen = `<script>window.heard = []; addEventListener("yibao-result", (event) => heard.push(event.detail));</script>`;
    const body = element(`care="outpatient" facts="${PERSON}"`);
    const { page, leave } = await here.guest(here.others.put({ body: document_(listen + here.script(), body) }));
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
    assert.deepEqual(await lines(page), here.figures);
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: object[] }).heard);
    assert.deepEqual(heard, [{ status: "complete", person_total: "675.00", fund_total: "825.00" }]);
    await leave();
  });

  test("follows its attributes", async () => {
    const { page, leave } = await here.guest(here.others.put({ body: document_(here.script(), element()) }));
    await here.sameAsSite(page);
    await page.evaluate(() => document.querySelector("yibao-estimate")?.setAttribute("language", "en"));
    await page.locator("yibao-estimate", { hasText: "You will pay about" }).waitFor();
    await page.evaluate(() => document.querySelector("yibao-estimate")?.setAttribute("amount", "3000"));
    await page.locator("yibao-estimate .pay-list .sum", { hasText: "3,000.00" }).waitFor();
    await leave();
  });
});
