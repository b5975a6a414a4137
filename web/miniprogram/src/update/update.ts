/**
 * Newer packs over https: an index with the fingerprint of each, then those that differ. A pack is kept only if an engine of its own
 * takes it and gives it that fingerprint; it is asked again before the pack is used. Nothing about the person is sent.
 */
import type { Engine } from "@yibao/engine";
import regions from "../data/regions.js";
import { openEngine } from "../engine/open.ts";
import { dropPack, type Kept, keepPack, keptPack } from "../state/packs.ts";

const PATIENCE = 10_000;
const FINGERPRINT = /^[0-9a-f]{64}$/;
/** Far above any pack; a longer reply is none. */
const LONGEST = 900_000;

type Parts = { readonly [key: string]: unknown };
const isParts = (value: unknown): value is Parts => typeof value === "object" && value !== null;

function get(url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    wx.request({
      url,
      timeout: PATIENCE,
      success: ({ statusCode, data }) =>
        statusCode === 200 ? resolve(data) : reject(new Error(`${url}: status ${statusCode}`)),
      fail: reject,
    });
  });
}

/** The reply of the operation `regions`, as every site of this project has it beside its packs. */
function fingerprints(index: unknown): ReadonlyMap<string, string> {
  const ok = isParts(index) ? index["ok"] : undefined;
  const list: unknown = isParts(ok) ? ok["regions"] : undefined;
  const found = new Map<string, string>();
  for (const one of Array.isArray(list) ? (list as readonly unknown[]) : []) {
    const { region, sha256 } = isParts(one) ? one : { region: "", sha256: "" };
    if (typeof region === "string" && typeof sha256 === "string" && FINGERPRINT.test(sha256)) found.set(region, sha256);
  }
  return found;
}

/** Whether the engine takes the pack, and finds the fingerprint that was promised. */
function fits(engine: Engine, region: string, { sha256, text }: Kept): boolean {
  try {
    engine.add(text);
    return engine.call("describe", { region }).ok.sha256 === sha256;
  } catch (error) {
    console.warn(error);
    return false;
  }
}

export async function verified(region: string, kept: Kept): Promise<boolean> {
  const { engine } = await openEngine();
  return fits(engine, region, kept);
}

/** One pack; what does not fit leaves what is kept as it was. */
async function renew(address: string, region: string, pack: Omit<Kept, "text">, checker: Engine): Promise<void> {
  const text = JSON.stringify(await get(`${address}${region}.json`));
  if (text.length > LONGEST) throw new Error(`${region}: too long`);
  if (!fits(checker, region, { ...pack, text })) throw new Error(`${region}: not the pack that was promised`);
  keepPack(region, { ...pack, text });
}

/** All areas of the package. One that fails does not hold up the others. */
export async function renewAll(address: string): Promise<void> {
  const wanted = fingerprints(await get(`${address}index.json`));
  let checker: Engine | null = null;
  for (const { region, sha256: base } of regions) {
    const sha256 = wanted.get(region);
    if (sha256 === undefined || sha256 === keptPack(region, base)?.sha256) continue;
    try {
      if (sha256 === base) {
        dropPack(region);
        continue;
      }
      checker ??= (await openEngine()).engine;
      await renew(address, region, { version: 1, sha256, base }, checker);
    } catch (error) {
      console.warn(error);
    }
  }
}
