/** The texts are complete in both languages, all of them are used, and no Chinese sentence hides in the sources. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import pageEn from "../texts/en.json";
import miniEn from "../texts/mini/en.json";
import miniZh from "../texts/mini/zh-CN.json";
import policyEn from "../texts/policy.en.json";
import policyZh from "../texts/policy.zh-CN.json";
import resultEn from "../texts/result/en.json";
import resultZh from "../texts/result/zh-CN.json";
import toolsEn from "../texts/tools/en.json";
import toolsZh from "../texts/tools/zh-CN.json";
import pageZh from "../texts/zh-CN.json";

// The words of the tools, of the pages about rules and of the mini-program are apart: the first page loads none of them.
const zh = { ...pageZh, ...resultZh, ...toolsZh, ...policyZh, ...miniZh };
const en = { ...pageEn, ...resultEn, ...toolsEn, ...policyEn, ...miniEn };

const web = join(import.meta.dirname, "../..");
const SOURCES = ["core/src", "site/src", "site/public", "site/build", "miniprogram/src"].map((folder) =>
  join(web, folder),
);

const files = SOURCES.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|js|wasm|astro)$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") })),
);
const all = files.map(({ text }) => text).join("\n");
/** A line of the statement and a part of an address, by the names the engine gives them; they look like keys. */
const DOORS_OWN = ["person.total", "person.scheme"];
const params = (text: string): string[] => [...new Set(text.match(/\{[a-z]+\}/g) ?? [])].sort();

describe("texts", () => {
  test("hold the same keys in both languages", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  test.each(Object.entries(zh))("%s takes the same values in both languages", (key, text) => {
    expect(params(en[key as keyof typeof en])).toEqual(params(text));
    expect(text.trim()).not.toBe("");
  });

  test.each(Object.keys(zh))("%s is used", (key) => {
    expect(all.includes(`"${key}"`)).toBe(true);
  });

  test("no key is in two tables", () => {
    const keys = [pageZh, resultZh, toolsZh, policyZh, miniZh].flatMap((table) => Object.keys(table));
    expect(Object.keys(zh).length).toBe(keys.length);
  });

  test("the words about rules hold no figures: every figure comes from the engine", () => {
    expect([...Object.values(policyZh), ...Object.values(policyEn)].filter((text) => /\d/.test(text))).toEqual([]);
  });

  test("every key named in the sources exists", () => {
    const families = new Set(Object.keys(zh).map((key) => key.split(".")[0]));
    // The door's own words, such as the result "person.total", are no keys of ours.
    const written = files.filter(({ name }) => !name.endsWith(".generated.ts")).map(({ text }) => text);
    const named = [...written.join("\n").matchAll(/"([a-z]+)\.([a-z0-9_.]+)"/g)]
      .filter(([, family, rest]) => families.has(family) && !/^(ts|js|wasm|json|css|astro|html)$/.test(rest ?? ""))
      .map(([, family, rest]) => `${family}.${rest}`);
    expect(named.filter((key) => !(key in zh) && !DOORS_OWN.includes(key))).toEqual([]);
    expect(named.length).toBeGreaterThan(100);
  });

  test.each(files.map(({ name, text }) => [name, text] as const))("%s holds no Chinese text", (_, text) => {
    expect(text.match(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/)).toBeNull();
  });

  test("no area is named in the sources", () => {
    expect(all.match(/["'`]\d{6}["'`]/)).toBeNull();
  });
});
