/** TDesign's components as they are used: only those named, silent, with our colours and sizes, and said by name to a screen reader. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, test } from "node:test";
import { DONE, packageFolder, shown, tap, visits } from "./visit.ts";

const library = join(packageFolder, "miniprogram_npm/tdesign-miniprogram");
const app = JSON.parse(readFileSync(join(packageFolder, "app.json"), "utf8")) as {
  readonly usingComponents: { readonly [tag: string]: string };
};
const files = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.split(sep).join("/"));

describe("what is packed of TDesign", () => {
  test("is the named components and what they share", () => {
    const named = Object.keys(app.usingComponents).map((tag) => tag.replace("t-", ""));
    const held = files(library).filter((name) => name.endsWith(".json"));
    assert.deepEqual(held.sort(), named.map((name) => `${name}/${name}.json`).sort());
    assert.ok(named.length > 0);
  });

  test("is used: each of them stands in a template", () => {
    const templates = files(packageFolder)
      .filter((name) => name.endsWith(".wxml") && !name.startsWith("miniprogram_npm/"))
      .map((name) => readFileSync(join(packageFolder, name), "utf8"))
      .join("\n");
    for (const tag of Object.keys(app.usingComponents)) assert.match(templates, new RegExp(`<${tag}\\b`));
  });

  test("has no picture, no font and no address", () => {
    for (const name of files(library).filter((one) => /\.(wxml|wxss|js)$/.test(one)))
      assert.doesNotMatch(
        readFileSync(join(library, name), "utf8"),
        /<image\b|<t-image\b|@font-face|url\(|https?:/,
        name,
      );
  });

  test("comes with its licence", () => {
    assert.match(readFileSync(join(library, "LICENSE.js"), "utf8"), /MIT License[\s\S]*TDesign/);
  });
});

describe("TDesign's components", () => {
  const visit = visits();

  test("say what they are, how they are called and how they stand", async () => {
    const { page, leave } = await visit({}, "/pages/settings/settings");
    const large = page.getByRole("switch", { name: "长辈版" });
    assert.equal(await large.getAttribute("aria-checked"), "false");
    // The drawn switch is not read a second time.
    assert.equal(await page.getByRole("switch").count(), 2);
    await tap(page, ".item-switch");
    await page.locator(".elder").waitFor();
    assert.equal(await large.getAttribute("aria-checked"), "true");
    assert.equal(await shown(page, ".t-switch__body--checked").count(), 1);
    assert.equal(await page.getByRole("radio", { name: "中文" }).getAttribute("aria-checked"), "true");
    await page.getByRole("radio", { name: "English" }).tap();
    await page.getByRole("radio", { name: "English", checked: true }).waitFor();
    assert.equal(await page.getByRole("radio", { checked: true }).count(), 1);
    await page.getByRole("button", { name: "Erase everything" }).tap();
    await page.locator(".caption", { hasText: "已经清除" }).waitFor();
    await page.evaluate(() => globalThis.__mp.open("/pages/home/home"));
    await page.getByRole("button", { name: "打开别人发来的结果" }).tap();
    await shown(page, ".area-text").waitFor();
    await leave();
  });

  test("read the whole of an option, the amount beside it too", async () => {
    const open = DONE.replace("visits.0.tier=2", "visits.0.tier=");
    const { page, leave } = await visit({}, `/pages/result/result?${open}`);
    await shown(page, ".opt").first().waitFor();
    const option = page.getByRole("radio", { name: /二级医院.*六百七十五/ });
    assert.equal(await option.count(), 1);
    await leave();
  });

  for (const look of [{}, { dark: true }, { elder: true }, { elder: true, dark: true }])
    test(`have our colours and sizes, ${JSON.stringify(look)}`, async () => {
      const { page, leave } = await visit(look, "/pages/questions/questions?area=421300");
      await shown(page, ".opt").first().waitFor();
      await tap(page, ".opt");
      const found = await page.evaluate(() => {
        const resolved = (token: string): string => {
          const probe = document.querySelector(".page")?.appendChild(document.createElement("i"));
          if (probe === undefined) return "";
          probe.style.color = `var(${token})`;
          const { color } = getComputedStyle(probe);
          probe.remove();
          return color;
        };
        const styles = (selector: string): CSSStyleDeclaration =>
          getComputedStyle(document.querySelector(selector) ?? document.body);
        const button = styles(".q-next");
        return {
          colours: [button.backgroundColor, button.color, styles(".opt-on").borderTopColor],
          wanted: ["--action", "--on-action", "--action"].map(resolved),
          sizes: [button.fontSize, styles(".t-radio__title").fontSize, styles(".page").fontSize],
          dot: Number.parseFloat(styles(".t-radio__icon").width),
        };
      });
      assert.deepEqual(found.colours, found.wanted);
      assert.equal(new Set(found.sizes).size, 1, found.sizes.join());
      assert.ok(found.dot >= ("elder" in look ? 30 : 24), `${found.dot} px`);
      await leave();
    });
});
