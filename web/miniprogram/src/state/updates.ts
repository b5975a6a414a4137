/** Newer rules over the network: only where whoever publishes names an address, and only while the person wants it. */
import host from "../data/host.js";
import regions from "../data/regions.js";
import { preferNewer } from "../engine/documents.ts";
import { inTime } from "../engine/time.ts";
import { dropPacks, type Kept, keptPack } from "./packs.ts";
import { readSettings } from "./settings.ts";

interface Updater {
  renewAll(address: string): Promise<void>;
  verified(region: string, kept: Kept): Promise<boolean>;
}

const updater = (): Promise<Updater> => inTime((): Promise<Updater> => require.async("../update/update.js"), "update");

/** Without an address there is no switch, and nothing is asked for. */
export const OFFERED = host.update !== "";

/** Whatever fails, the packaged pack is taken: nobody is to notice. */
preferNewer(async (region) => {
  if (!OFFERED || !readSettings().update) return null;
  const base = regions.find((one) => one.region === region)?.sha256 ?? "";
  const kept = keptPack(region, base);
  if (kept === null) return null;
  try {
    return (await (await updater()).verified(region, kept)) ? kept.text : null;
  } catch (error) {
    console.warn(error);
    return null;
  }
});

let renewing: Promise<void> | null = null;

/** In the background, once for each start; what comes is used from the next start on. */
export async function renew(): Promise<void> {
  if (!OFFERED || !readSettings().update) return;
  renewing ??= updater().then((it) => it.renewAll(host.update));
  try {
    await renewing;
  } catch (error) {
    renewing = null;
    console.warn(error);
  }
}

export async function wantUpdates(on: boolean): Promise<void> {
  renewing = null;
  if (on) await renew();
  else dropPacks();
}
