/** Newer packs over the network: nothing unless it is offered and wanted; good ones are used, any other is as if it were not there. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type Served, serve } from "../../web/miniprogram/runner/serve.ts";
import { launch } from "../browser/tools.ts";
import { native } from "./native.ts";
import { DONE, headline, packageFolder, servePackage, shown, type Visit, visit } from "./visit.ts";

const root = resolve(import.meta.dirname, "../..");
const policies = join(root, "build/wasm/policies");
const folder = join(root, "build/miniprogram-tests/update");
const REGION = "421300";
const PATH = `/pages/result/result?${DONE}&date=2024-06-01&at=result`;

type Replies = { [path: string]: string | null };
const replies: Replies = {};
const asked: string[] = [];

/** The pack with another deductible for the retired, and what the native engine says of it. */
function newer(): { readonly text: string; readonly sha256: string; readonly pays: string } {
  const before = readFileSync(join(policies, `${REGION}.json`), "utf8");
  const text = before.replace(/"400(\.00)?"/, '"300"');
  assert.notEqual(text, before);
  const pack = JSON.parse(text) as Parameters<typeof native>[1];
  const person = { scheme: "employee", status: "retired" };
  const request = { date: "2024-06-01", person, visits: [{ care: "outpatient", tier: "2", total: "1500.00" }] };
  const pays = native("estimate", { ...request, pack }).total?.person.total;
  return { text, sha256: native("describe", { pack }).sha256, pays: String(pays) };
}

const index = (sha256: string): string => JSON.stringify({ ok: { regions: [{ region: REGION, sha256 }] } });

describe("newer rules over the network", () => {
  const pack = newer();
  let browser: Browser;
  let packaged: Served;
  let offering: Served;
  let server: Server;
  let host = "";

  before(async () => {
    browser = await launch();
    packaged = await servePackage();
    server = createServer((request, reply) => {
      asked.push(`${request.method} ${request.url}`);
      const text = replies[(request.url ?? "").replace("/packs/", "")];
      if (text === undefined || text === null) reply.writeHead(404, { "access-control-allow-origin": "*" }).end();
      else reply.writeHead(200, { "access-control-allow-origin": "*", "content-type": "application/json" }).end(text);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync(packageFolder, folder, { recursive: true });
    writeFileSync(join(folder, "data/host.js"), `module.exports={site:"",update:"${host}/packs/"};`);
    offering = await serve(folder, 0, [host]);
  });
  after(async () => {
    await browser.close();
    for (const one of [packaged.server, offering.server, server]) one.close();
  });

  const wanting = { yibao: JSON.stringify({ version: 1, update: true }) };
  const start = (storage: { readonly [key: string]: string }, path = PATH): Promise<Visit> => {
    asked.length = 0;
    return visit(browser, offering, { host, faults: { storage } }, path);
  };
  const given = (changes: Replies): void => {
    for (const name of Object.keys(replies)) delete replies[name];
    Object.assign(replies, changes);
  };
  /** Until the last reply was dealt with. */
  const settled = async (page: Page, requests: number): Promise<void> => {
    await page.waitForFunction((n) => globalThis.__mpState.requests.length >= n, requests);
    await page.waitForTimeout(700);
  };
  const kept = async ({ state }: Visit): Promise<string | undefined> => (await state()).storage[`yibao-pack-${REGION}`];

  test("are not offered where no address is named", async () => {
    const one = await visit(browser, packaged, { faults: { storage: wanting } }, "/pages/settings/settings");
    await shown(one.page, ".item-switch").first().waitFor();
    assert.equal(await shown(one.page, ".item-switch").count(), 2);
    assert.deepEqual((await one.state()).requests, []);
    await one.leave();
  });

  test("are not asked for before somebody wants them", async () => {
    given({ "index.json": index(pack.sha256), [`${REGION}.json`]: pack.text });
    const one = await start({});
    assert.equal(await headline(one.page), "¥675");
    assert.deepEqual((await one.state()).requests, []);
    assert.deepEqual(asked, []);
    await one.leave();
  });

  test("are fetched when switched on, used from the next start on, and gone when switched off or erased", async () => {
    given({ "index.json": index(pack.sha256), [`${REGION}.json`]: pack.text });
    const one = await start({}, "/pages/settings/settings");
    await shown(one.page, ".item-switch").nth(2).tap();
    await settled(one.page, 2);
    const stored = await kept(one);
    assert.ok(stored?.includes(pack.sha256));
    // Only two addresses, nothing sent along.
    assert.deepEqual(asked, ["GET /packs/index.json", `GET /packs/${REGION}.json`]);
    assert.deepEqual((await one.state()).requests, [
      `GET ${host}/packs/index.json`,
      `GET ${host}/packs/${REGION}.json`,
    ]);
    assert.match(await shown(one.page, ".item-switch").nth(2).innerText(), /1 个地方/);
    await one.page.evaluate((url) => globalThis.__mp.open(url), PATH);
    await headline(one.page);
    const { storage } = await one.state();
    await one.leave();

    const next = await start(storage);
    assert.equal(await headline(next.page), `¥${pack.pays.replace(/\.00$/, "")}`);
    await settled(next.page, 1);
    // The same index: nothing to fetch again.
    assert.deepEqual(asked, ["GET /packs/index.json"]);
    await next.page.evaluate(() => globalThis.__mp.open("/pages/settings/settings"));
    await shown(next.page, ".item-switch").nth(2).tap();
    assert.equal(await kept(next), undefined);
    await next.leave();

    const erased = await start(storage, "/pages/settings/settings");
    await settled(erased.page, 1);
    await shown(erased.page, ".btn-2").tap();
    await erased.page.waitForTimeout(200);
    assert.deepEqual((await erased.state()).storage, {});
    await erased.leave();
  });

  const corrupt = pack.text.replace(/"300"/, '"200"');
  const bad: readonly (readonly [string, Replies, number])[] = [
    ["the host is gone", {}, 1],
    ["the index is no index", { "index.json": "<html>" }, 1],
    ["the pack does not come", { "index.json": index(pack.sha256) }, 2],
    ["the pack is cut off", { "index.json": index(pack.sha256), [`${REGION}.json`]: pack.text.slice(0, 5000) }, 2],
    ["the pack was changed on the way", { "index.json": index(pack.sha256), [`${REGION}.json`]: corrupt }, 2],
    ["the index promises another", { "index.json": index("0".repeat(64)), [`${REGION}.json`]: pack.text }, 2],
    ["the engine refuses the pack", { "index.json": index(pack.sha256), [`${REGION}.json`]: '{"format":"x"}' }, 2],
  ];
  test("are as if they were not there when what comes is not what was promised", async () => {
    const one = await start({}, "/pages/settings/settings");
    const settings = shown(one.page, ".item-switch").nth(2);
    for (const [name, changes, requests] of bad) {
      given(changes);
      const { requests: sofar } = await one.state();
      await settings.tap();
      await settled(one.page, sofar.length + requests);
      assert.equal(await kept(one), undefined, name);
      await settings.tap();
    }
    await one.page.evaluate((url) => globalThis.__mp.open(url), PATH);
    assert.equal(await headline(one.page), "¥675");
    await one.leave();
  });

  test("are not used when the store was damaged, or when the package brought a newer one", async () => {
    given({});
    const { ok } = JSON.parse(readFileSync(join(policies, "index.json"), "utf8")) as {
      readonly ok: { readonly regions: readonly { readonly region: string; readonly sha256: string }[] };
    };
    const base = ok.regions.find(({ region }) => region === REGION)?.sha256 ?? "";
    const damaged = [
      { version: 1, sha256: pack.sha256, base, text: corrupt },
      { version: 1, sha256: pack.sha256, base: "older", text: pack.text },
    ];
    for (const value of damaged) {
      const one = await start({ ...wanting, [`yibao-pack-${REGION}`]: JSON.stringify(value) });
      assert.equal(await headline(one.page), "¥675");
      await settled(one.page, 1);
      await one.leave();
    }
    const good = { version: 1, sha256: pack.sha256, base, text: pack.text };
    const one = await start({ ...wanting, [`yibao-pack-${REGION}`]: JSON.stringify(good) });
    assert.notEqual(await headline(one.page), "¥675");
    await settled(one.page, 1);
    await one.leave();
  });
});
