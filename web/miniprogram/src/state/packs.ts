/** Packs that were fetched, each under a key with a version; gone as soon as the person does not want them. */

export interface Kept {
  readonly version: 1;
  /** The engine's fingerprint of the pack. */
  readonly sha256: string;
  /** That of the packaged one it replaces: a newer mini-program brings packs of its own. */
  readonly base: string;
  readonly text: string;
}

const KEY = /^yibao-pack-(\d{6})$/;
const keyOf = (region: string): string => `yibao-pack-${region}`;

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null) return false;
  const { version, sha256, base, text } = value as { readonly [key: string]: unknown };
  return version === 1 && typeof sha256 === "string" && typeof base === "string" && typeof text === "string";
}

/** What is kept instead of the packaged pack `base`; null: nothing, or nothing that fits. */
export function keptPack(region: string, base: string): Kept | null {
  try {
    const value: unknown = wx.getStorageSync(keyOf(region));
    return isKept(value) && value.base === base ? value : null;
  } catch (error) {
    console.warn(error);
    return null;
  }
}

/** A full store throws: then nothing is kept. */
export const keepPack = (region: string, pack: Kept): void => wx.setStorageSync(keyOf(region), pack);
export const dropPack = (region: string): void => wx.removeStorageSync(keyOf(region));

export const keptRegions = (): readonly string[] =>
  wx.getStorageInfoSync().keys.flatMap((key) => KEY.exec(key)?.[1] ?? []);

export function dropPacks(): void {
  for (const region of keptRegions()) dropPack(region);
}
