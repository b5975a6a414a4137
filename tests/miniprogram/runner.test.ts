/** The runner itself: what it must refuse, it refuses. A runner that lets everything pass would prove nothing. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { bundle } from "../../web/miniprogram/runner/bundle.ts";
import { serve } from "../../web/miniprogram/runner/serve.ts";
import { launch } from "../browser/tools.ts";

const SOUND: { readonly [name: string]: string } = {
  "app.json": '{"pages":["p/p"],"subPackages":[{"root":"later","pages":[]}]}',
  "app.js": "App({})",
  "p/p.json": "{}",
  "p/p.js": "Page({data:{a:1},tap(){this.setData({a:2})}})",
  "p/p.wxml": '<view bindtap="tap">{{a}}</view>',
  "p/p.wxss": "view{width:750rpx}",
  "later/x.js": "module.exports=1",
};

function write(files: { readonly [name: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), "miniprogram-"));
  for (const [name, text] of Object.entries({ ...SOUND, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function faults(files: { readonly [name: string]: string }): readonly string[] {
  const folder = write(files);
  try {
    return bundle(folder).errors;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the runner's checks", () => {
  test("let a sound package pass", () => assert.deepEqual(faults({}), []));
  const wrong: readonly (readonly [string, { readonly [name: string]: string }, RegExp])[] = [
    ["an unknown tag", { "p/p.wxml": "<marquee/>" }, /unknown tag <marquee>/],
    ["a tag left open", { "p/p.wxml": "<view>" }, /p\.wxml:1/],
    ["a broken expression", { "p/p.wxml": "<view>{{a +}}</view>" }, /p\.wxml:1/],
    ["an expression WXML does not have", { "p/p.wxml": "<view>{{a?.b}}</view>" }, /p\.wxml:1/],
    ["a missing template", { "p/p.wxml": '<import src="./gone.wxml"/>' }, /gone\.wxml not found/],
    ["a missing module", { "p/p.js": 'require("./gone");Page({})' }, /require\('\.\/gone'\) not found/],
    ["a module of a sub-package taken at once", { "p/p.js": 'require("../later/x");Page({})' }, /sub-package later/],
    ["a missing style sheet", { "p/p.wxss": '@import "./gone.wxss";' }, /gone\.wxss not found/],
    ["a missing component", { "p/p.json": '{"usingComponents":{"x-y":"./gone"}}' }, /component x-y/],
    ["a script that cannot be read", { "p/p.js": "Page({" }, /p\.js/],
  ];
  for (const [name, files, told] of wrong) test(`find ${name}`, () => assert.match(faults(files).join("\n"), told));
});

/** A component that the app names, of npm, with one of WeChat's own behaviours, states for a screen reader, and a class from outside. */
const NAMED: { readonly [name: string]: string } = {
  "app.json": '{"pages":["p/p"],"usingComponents":{"x-y":"lib/y"}}',
  "miniprogram_npm/lib/y.json": '{"component":true,"styleIsolation":"apply-shared"}',
  "miniprogram_npm/lib/y.js":
    "Component({options:{virtualHost:true},externalClasses:['class'],behaviors:['wx://form-field'],properties:{on:null}})",
  "miniprogram_npm/lib/y.wxml":
    '<view class="class y" aria-role="radio" aria-checked="{{on}}" bindtap="tapped"><slot/></view>',
  "miniprogram_npm/lib/y.wxss": ".y{color:rgb(1,2,3)}",
  "p/p.wxml": '<x-y class="z" on="{{on}}" bindtap="tap">text</x-y>',
  "p/p.wxss": ".z.y{width:75rpx}",
  "p/p.js": "Page({data:{on:null},tap(){this.setData({on:this.data.on===false})}})",
};

describe("the runner's world", () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function run(
    script: string,
  ): Promise<{ errors: readonly string[]; unimplemented: readonly string[]; text: string }> {
    const folder = write({ "p/p.js": script });
    const { url, server } = await serve(folder);
    const page = await browser.newPage();
    await page.goto(url);
    await page.locator("wx-view").first().click();
    await page.waitForTimeout(50);
    const { errors, unimplemented } = await page.evaluate(() => globalThis.__mpState);
    const text = await page.locator("wx-view").first().innerText();
    await page.close();
    server.close();
    rmSync(folder, { recursive: true });
    return { errors, unimplemented, text };
  }
  const tapping = (code: string): string => `Page({data:{a:1},tap(){${code}}})`;

  test("shows what setData says", async () => {
    assert.deepEqual(await run(tapping("this.setData({a:'two'})")), { errors: [], unimplemented: [], text: "two" });
  });
  test("makes no code from strings", async () => {
    assert.match((await run(tapping("new Function('return 1')()"))).errors.join(), /policy script-src eval|EvalError/);
  });
  for (const name of ["window", "document", "fetch", "WebAssembly", "TextDecoder", "localStorage", "URL"])
    test(`has no ${name}`, async () => {
      assert.match((await run(tapping(`this.setData({a:typeof ${name}})`))).text, /undefined/);
    });
  test("notes a function of wx that nobody simulates", async () => {
    assert.deepEqual((await run(tapping("wx.canIUse('x');wx.chooseLocation"))).unimplemented, ["chooseLocation"]);
  });
  test("finds a component that the app names, dresses it from outside, and says how it stands", async () => {
    assert.deepEqual(faults(NAMED), []);
    const folder = write(NAMED);
    const { url, server } = await serve(folder);
    const page = await browser.newPage();
    await page.goto(url);
    const radio = page.locator("[role=radio]");
    assert.equal(await radio.getAttribute("aria-checked"), null, "no attribute without a value");
    await radio.click({ timeout: 3000 });
    assert.equal(await radio.getAttribute("aria-checked"), "false");
    await radio.click({ timeout: 3000 });
    assert.equal(await radio.getAttribute("aria-checked"), "true");
    const { color, width } = await radio.evaluate((one) => {
      const { color: text, width: wide } = getComputedStyle(one);
      return { color: text, width: wide };
    });
    assert.equal(color, "rgb(1, 2, 3)");
    assert.equal(width, `${(page.viewportSize()?.width ?? 0) / 10}px`);
    assert.deepEqual((await page.evaluate(() => globalThis.__mpState)).errors, []);
    await page.close();
    server.close();
    rmSync(folder, { recursive: true });
  });
  test("hands over what was picked from a list, and what stood in a field that was left", async () => {
    const folder = write({
      "p/p.wxml":
        '<picker mode="selector" range="{{list}}" value="{{at}}" bindchange="pick"><view>{{list[at]}}</view></picker><input value="{{text}}" bindblur="left"/>',
      "p/p.js":
        "Page({data:{list:['a','b'],at:0,text:''},pick(e){this.setData({at:e.detail.value})},left(e){this.setData({list:['a',e.detail.value]})}})",
    });
    const { url, server } = await serve(folder);
    const page = await browser.newPage();
    await page.goto(url);
    await page.locator("select").selectOption("b");
    assert.equal(await page.locator("wx-picker wx-view").innerText(), "b");
    await page.locator("wx-input input").fill("c");
    await page.locator("wx-input input").blur();
    assert.equal(await page.locator("wx-picker wx-view").innerText(), "c");
    await page.close();
    server.close();
    rmSync(folder, { recursive: true });
  });
  test("scrolls to what has an id", async () => {
    const folder = write({
      "p/p.wxml": '<view bindtap="go">{{a}}</view><view id="low" style="margin-top: 9000px">low</view>',
      "p/p.js": "Page({data:{a:1},go(){wx.pageScrollTo({selector:'#low'})}})",
    });
    const { url, server } = await serve(folder);
    const page = await browser.newPage();
    await page.goto(url);
    await page.locator("wx-view").first().click();
    await page.waitForFunction(() => scrollY > 1000, null, { timeout: 3000 });
    await page.close();
    server.close();
    rmSync(folder, { recursive: true });
  });
  test("has no file of a sub-package before it was fetched", async () => {
    const code = "WXWebAssembly.instantiate('/later/x.wasm',{}).catch((e)=>this.setData({a:e.message}))";
    assert.match((await run(tapping(code))).text, /was not fetched/);
  });
  test("refuses data that cannot cross to the page", async () => {
    assert.match((await run(tapping("this.setData({a:{b(){}}})"))).errors.join(), /cannot cross/);
  });
});
