/** What the person set: language, large type, and whether the case is kept. Stored only once something was chosen, under a version. */
import type { Lang } from "@yibao/core";

export interface Settings {
  readonly lang: Lang;
  readonly elder: boolean;
  /** The case as an address, kept on request only; null: not kept. */
  readonly kept: string | null;
  /** Newer rules may be fetched. */
  readonly update: boolean;
}

interface Stored {
  readonly version: 1;
  readonly lang?: Lang;
  readonly elder?: boolean;
  readonly kept?: string;
  readonly update?: boolean;
}

const KEY = "yibao";
/** WeChat's own text size from which large type is meant; its care mode sets one well above. */
const LARGE = 20;

function isStored(value: unknown): value is Stored {
  return typeof value === "object" && value !== null && "version" in value && value.version === 1;
}

function stored(): Stored {
  try {
    const value: unknown = wx.getStorageSync(KEY);
    return isStored(value) ? value : { version: 1 };
  } catch (error) {
    // A damaged store is no store.
    console.warn(error);
    return { version: 1 };
  }
}

/** What WeChat says about the person's wishes; older libraries say less. */
function wishes(): { readonly lang: Lang; readonly elder: boolean } {
  const base = wx.canIUse("getAppBaseInfo") ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
  const size = "fontSizeSetting" in base ? Number(base.fontSizeSetting) : 0;
  return { lang: /^en/.test(base.language) ? "en" : "zh", elder: size >= LARGE };
}

export function readSettings(): Settings {
  const { lang, elder, kept, update } = stored();
  const wished = wishes();
  return { lang: lang ?? wished.lang, elder: elder ?? wished.elder, kept: kept ?? null, update: update ?? false };
}

function write(value: Stored): void {
  try {
    wx.setStorageSync(KEY, value);
  } catch (error) {
    // A full store: the setting holds until the mini-program is closed.
    console.warn(error);
  }
}

export const storeLang = (lang: Lang): void => write({ ...stored(), lang });
export const storeElder = (elder: boolean): void => write({ ...stored(), elder });

export const storeUpdate = (update: boolean): void => write({ ...stored(), update });

export function storeCase(kept: string | null): void {
  const { kept: _, ...rest } = stored();
  write(kept === null ? rest : { ...rest, kept });
}

export const erase = (): void => wx.removeStorageSync(KEY);
