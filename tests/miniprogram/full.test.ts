/** The engine with every operation: fetched only when it is asked for, by every way that the small one has, and the same as the native one. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { Faults } from "../../web/miniprogram/runner/browser/state.ts";
import { DONE, headline, visits } from "./visit.ts";

const root = resolve(import.meta.dirname, "../..");
const REQUEST = {
  region: "421300",
  date: "2024-06-01",
  person: { scheme: "employee", status: "retired" },
  visits: [{ care: "outpatient", tier: "2", total: "1500.00" }],
  compare: { with: [{ name: "one", set: { "/visits/0/tier": "1" } }] },
};

/** What the full engine of the package says; or why it did not open. */
const compared = (page: Page): Promise<{ readonly way: string; readonly reply: string }> =>
  page.evaluate(async (request) => {
    const { fullEngine, fullWay } = globalThis.__mp.load("state/app.js");
    try {
      const engine = await fullEngine();
      await engine.loadRegion(request.region);
      return { way: fullWay()?.way ?? "", reply: JSON.stringify(engine.call("compare", request)) };
    } catch (error) {
      return { way: "none", reply: error instanceof Error ? error.message : String(error) };
    }
  }, REQUEST);

describe("the full engine", () => {
  const native = execFileSync(join(root, "build/yibao"), ["compare"], {
    input: JSON.stringify(REQUEST),
    encoding: "utf8",
  });
  const expected = JSON.stringify(JSON.parse(native));
  const visit = visits();

  test("is not fetched for a first answer", async () => {
    const { page, leave } = await visit({});
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.evaluate((url) => globalThis.__mp.open(url), `/pages/result/result?${DONE}`);
    await headline(page);
    assert.deepEqual(
      asked.filter((url) => url.includes("/full/")),
      [],
    );
    assert.deepEqual(await compared(page), { way: "wasm", reply: expected });
    assert.ok(asked.some((url) => url.endsWith("/full/engine.wasm")));
    await leave();
  });

  for (const wasm of ["absent", "corrupt", "throws", "silent"] as const)
    test(`answers by its plain script when WebAssembly is: ${wasm}`, async () => {
      const { page, leave } = await visit({ faults: { wasm } });
      assert.deepEqual(await compared(page), { way: "script", reply: expected });
      await leave();
    });

  test("answers by its plain script when its sub-package does not come", async () => {
    const { page, leave } = await visit({ faults: { subPackages: ["full"] } });
    assert.deepEqual(await compared(page), { way: "script", reply: expected });
    await leave();
  });

  test("says why nothing opens, and opens on a second try", async () => {
    const faults: Faults = { subPackages: ["full", "full-fallback"] };
    const { page, leave } = await visit({ faults });
    const { way, reply } = await compared(page);
    assert.equal(way, "none");
    assert.match(reply, /loadSubpackage: fail full-fallback/);
    await page.evaluate(() => Object.assign(globalThis.__mpFaults ?? {}, { subPackages: [] }));
    assert.deepEqual(await compared(page), { way: "wasm", reply: expected });
    await leave();
  });

  test("is the other one after it stopped", async () => {
    const { page, leave } = await visit({});
    assert.equal((await compared(page)).way, "wasm");
    await page.evaluate(() => globalThis.__mp.load("state/app.js").fullEngineBroke());
    assert.deepEqual(await compared(page), { way: "script", reply: expected });
    await leave();
  });
});
