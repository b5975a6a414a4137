/** Killing the WebAssembly in every way it fails on real phones: the answer comes all the same, or a page that says why not. Never an endless "opening". */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Faults } from "../../web/miniprogram/runner/browser/state.ts";
import { DONE, headline, shown, tap, visits } from "./visit.ts";

const RESULT = `/pages/result/result?${DONE}`;

describe("the engine's ways", () => {
  const visit = visits();

  test("is WebAssembly where there is one", async () => {
    const { page, leave } = await visit({}, RESULT);
    assert.equal(await headline(page), "¥675");
    assert.equal(await page.evaluate(() => globalThis.__mp.load("state/app.js").way().way), "wasm");
    await leave();
  });

  for (const wasm of ["absent", "missing", "corrupt", "rejects", "throws", "silent"] as const) {
    test(`answers by the plain script when WebAssembly is: ${wasm}`, async () => {
      const { page, leave } = await visit({ faults: { wasm } }, RESULT);
      assert.equal(await headline(page), "¥675");
      assert.equal(await page.evaluate(() => globalThis.__mp.load("state/app.js").way().way), "script");
      assert.equal(await shown(page, ".line-you .val").innerText(), "675.00");
      await leave();
    });
  }

  const hopeless: readonly Faults[] = [
    { wasm: "absent", subPackages: ["fallback"] },
    { wasm: "absent", noAsync: true },
    { subPackages: ["packs"] },
  ];
  for (const faults of hopeless) {
    test(`says so and offers the telephone when nothing opens: ${JSON.stringify(faults)}`, async () => {
      const { page, state, leave } = await visit({ faults }, RESULT);
      await shown(page, ".errsum").waitFor();
      assert.equal(await shown(page, ".btn-2").count(), 1, "the telephone of the case's own area");
      await tap(page, ".btn-2");
      assert.equal((await state()).calls.length, 1);
      await tap(page, ".btn");
      await shown(page, ".errsum").waitFor();
      await leave();
    });
  }

  test("answers on a second try, when what was missing has come", async () => {
    const faults: Faults = { wasm: "absent", subPackages: ["fallback"] };
    const { page, leave } = await visit({ faults }, RESULT);
    await shown(page, ".errsum").waitFor();
    await page.evaluate(() => Object.assign(globalThis.__mpFaults ?? {}, { subPackages: [] }));
    await tap(page, ".btn");
    assert.equal(await headline(page), "¥675");
    await leave();
  });

  test("goes on with the other way when the engine stops while it answers", async () => {
    const { page, leave } = await visit({}, RESULT);
    await headline(page);
    await page.evaluate(() => {
      const { engine } = globalThis.__mp.load("state/app.js").way();
      engine.call = () => {
        throw new Error("unreachable executed");
      };
    });
    // The second: the first asks for the day, which no engine is needed for.
    await tap(page, ".item .edit", 1);
    await shown(page, ".errsum").waitFor();
    await tap(page, ".btn");
    assert.equal(await headline(page), "¥675");
    assert.equal(await page.evaluate(() => globalThis.__mp.load("state/app.js").way().way), "script");
    await leave();
  });
});
