/** The one state of the mini-program: settings, the estimate in progress, and who is told when either changes. */
import {
  type Description,
  holdsReceipt,
  type Lang,
  localToday,
  type Region,
  readAddress,
  Session,
  type World,
} from "@yibao/core";
import regions from "../data/regions.js";
import { type Opened, openEngine } from "../engine/open.ts";
import { dropPacks } from "./packs.ts";
import { forgetReceipt, lastReceipt, unfold } from "./replay.ts";
import { erase, readSettings, type Settings, storeCase, storeElder, storeLang, storeUpdate } from "./settings.ts";
import { forgetDrafts } from "./tools.ts";
import { wantUpdates } from "./updates.ts";
import { type MiniSay, speak } from "./words.ts";

export { fullEngine, fullEngineBroke, fullWay } from "./full.ts";

/** A page on screen. */
interface Listener {
  changed(moved: boolean): void;
}

let settings: Settings = readSettings();
let opened: Opened | null = null;
let opening: Promise<Opened> | null = null;
let address = settings.kept ?? "";
/** The case before the one that a page's address brought: it stays where that one does not open. */
let before = "";
/** The engine stopped while it answered: the next one is the other one. */
let broken = false;
let listener: Listener | null = null;

const tell = (moved: boolean): void => listener?.changed(moved);

/** One engine for all pages; a failure is tried again the next time. */
async function engine(): Promise<Opened> {
  opening ??= openEngine(broken);
  try {
    opened = await opening;
    return opened;
  } catch (error) {
    opening = null;
    throw error;
  }
}

function keep(written: string): void {
  if (holdsReceipt(written)) {
    // What somebody else shared is not remembered; where it did not open, the case is the one from before.
    address = lastReceipt().state === "told" ? written : before;
    return;
  }
  address = written;
  if (settings.kept === null) return;
  settings = { ...settings, kept: written };
  storeCase(written);
}

/** The rules of any area, whichever the case is of. */
export async function describe(area: string): Promise<Description> {
  const { engine: it } = await engine();
  await it.loadRegion(area);
  return it.call("describe", { region: area }).ok;
}

const world: World = {
  read: () => address,
  unfold: (fragment) => unfold(fragment, before),
  replace: (_, written) => keep(written),
  push: (_, written) => keep(written),
  listen: () => () => undefined,
  openEngine: async () => (await engine()).engine,
  broke: () => {
    opening = null;
    broken = true;
  },
  loadRegions: async () => regions,
};

export const session = new Session(localToday(new Date()), tell, world);

let started: Promise<void> | null = null;

/** Whatever a person does; should the engine break over it, the session says so instead of standing still. */
export async function act(work: () => unknown): Promise<void> {
  await work();
  if (session.phase === "failed") console.warn(session.failure);
}

/** Opens the session once; while it has failed, once more each time. */
export function open(): Promise<void> {
  if (started === null || session.phase === "failed") started = session.open();
  return started;
}

/** Takes over a case that came with the page's address. */
export async function take(written: string): Promise<void> {
  if (written === "") return open();
  if (!holdsReceipt(address)) before = address;
  forgetReceipt();
  address = written;
  if (started === null || session.phase === "failed") return open();
  await started;
  return session.read();
}

/** Only the page on screen listens. */
export function listen(page: Listener): void {
  listener = page;
}

/** A page that leaves; the next one may have come already. */
export function deaf(page: Listener): void {
  if (listener === page) listener = null;
}

export const say = (): MiniSay => speak(settings.lang);
export const current = (): Settings => settings;
export const areas = (): readonly Region[] => regions;
export const way = (): Opened | null => opened;
export const written = (): string => address;
/** The area of the case, also while nothing opens that could read the case. */
export const region = (): string | null => session.case.region ?? readAddress(address).case.region;

export function setLang(lang: Lang): void {
  settings = { ...settings, lang };
  storeLang(lang);
  tell(false);
}

export function setElder(elder: boolean): void {
  settings = { ...settings, elder };
  storeElder(elder);
  tell(false);
}

export function setKept(on: boolean): void {
  settings = { ...settings, kept: on ? address : null };
  storeCase(settings.kept);
  tell(false);
}

/** On, newer rules are fetched at once; off, what was fetched is gone. */
export function setUpdate(update: boolean): void {
  settings = { ...settings, update };
  storeUpdate(update);
  void wantUpdates(update).then(() => tell(false));
  tell(false);
}

/** Everything forgotten: what is stored, and the case in progress. */
export async function forget(): Promise<void> {
  erase();
  dropPacks();
  settings = readSettings();
  session.typed.clear();
  forgetDrafts();
  address = "";
  if (session.phase === "ready") await session.read();
  tell(false);
}
