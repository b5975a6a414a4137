/** What would be uploaded: the site's engine byte for byte, small enough, clean for every checker there is, and silent. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, test } from "node:test";
import { bundle } from "../../web/miniprogram/runner/bundle.ts";
import { packageFolder } from "./visit.ts";

const root = resolve(import.meta.dirname, "../..");
const site = join(root, "build/site/engine");
const KB = 1000;
/** What the compiler and a library made; a licence names where it is from. */
const MADE = ["engine/glue.js", "fallback/engine.js", "full-fallback/engine.js", "chart/draw.js"];
const files = readdirSync(packageFolder, { recursive: true, encoding: "utf8" }).filter((name) =>
  statSync(join(packageFolder, name)).isFile(),
);
const read = (name: string): string => readFileSync(join(packageFolder, name), "utf8");
const size = (name: string): number => statSync(join(packageFolder, name)).size;
const sum = (names: readonly string[]): number => names.reduce((all, name) => all + size(name), 0);
const hash = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

describe("the compiled package", () => {
  test("holds the site's glue and WebAssembly, byte for byte", () => {
    assert.equal(hash(join(packageFolder, "engine/glue.js")), hash(join(site, "glue/engine.js")));
    assert.equal(hash(join(packageFolder, "engine/answer.wasm")), hash(join(site, "glue/answer.wasm")));
    assert.equal(hash(join(packageFolder, "full/engine.wasm")), hash(join(site, "glue/engine.wasm")));
  });

  test("holds every policy of the site, byte for byte", () => {
    const packs = files.filter((name) => name.startsWith("packs/"));
    assert.ok(packs.length > 10);
    for (const name of packs) {
      const it = { exports: "" };
      new Function("module", read(name))(it);
      assert.equal(
        it.exports,
        readFileSync(join(site, "policies", name.replace("packs/", "").replace(/js$/, "json")), "utf8"),
      );
    }
  });

  test("is small: main package, each sub-package, all of them, engine", () => {
    const { subPackages } = JSON.parse(read("app.json")) as { subPackages: { root: string }[] };
    const inside = ({ root: folder }: { root: string }): string[] =>
      files.filter((name) => name.startsWith(`${folder.replace(/\/$/, "")}/`));
    const main = files.filter((name) => !subPackages.some((one) => inside(one).includes(name)));
    assert.ok(sum(main) <= 1000 * KB, `main package: ${sum(main)} bytes`);
    for (const one of subPackages) assert.ok(sum(inside(one)) <= 2000 * KB, `${one.root}: ${sum(inside(one))} bytes`);
    assert.ok(sum(files) <= 4000 * KB, `all: ${sum(files)} bytes`);
    assert.ok(sum(["engine/glue.js", "engine/answer.wasm"]) <= 250 * KB, "engine");
  });

  test("has nothing to complain about for the runner's own checks", () => {
    assert.deepEqual(bundle(packageFolder).errors, []);
  });

  test("has nothing to complain about for the official compiler of templates", () => {
    const templates = files.filter((name) => /\.wx(ml|s)$/.test(name));
    const wcc = join(root, "web/miniprogram/compiler/wcc.mjs");
    assert.match(
      execFileSync(process.execPath, [wcc, packageFolder, ...templates], { encoding: "utf8" }),
      /^\d+ bytes$/m,
    );
  });

  test("asks for no network unless whoever publishes names an address", () => {
    const asking = files.filter((name) => name.endsWith(".js") && /wx\.request\b/.test(read(name)));
    assert.deepEqual(asking, ["update/update.js"]);
    const it = { exports: {} };
    new Function("module", read("data/host.js"))(it);
    assert.deepEqual(it.exports, { site: "", update: "" });
  });

  test("asks for no network otherwise, no place, no person", () => {
    const code = files
      .filter((name) => name.endsWith(".js") && !name.startsWith("packs/") && name !== "update/update.js")
      .map(read)
      .join("\n");
    for (const name of [
      "request",
      "downloadFile",
      "uploadFile",
      "connectSocket",
      "getLocation",
      "chooseLocation",
      "getUserProfile",
      "getUserInfo",
      "login",
      "chooseMedia",
      "getClipboardData",
      "getPhoneNumber",
    ])
      assert.ok(!new RegExp(`wx\\.${name}\\b`).test(code), `wx.${name}`);
    assert.ok(!/https?:\/\//.test(MADE.reduce((rest, name) => rest.replace(read(name), ""), code)), "an address");
    const app = JSON.parse(read("app.json")) as { permission?: unknown; requiredPrivateInfos?: unknown };
    assert.equal(app.permission, undefined);
    assert.equal(app.requiredPrivateInfos, undefined);
  });

  test("makes no code from strings", () => {
    for (const name of MADE) assert.doesNotMatch(read(name), /new Function|\beval\(/);
  });
});
