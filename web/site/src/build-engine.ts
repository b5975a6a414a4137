/** The engine while the site is built: the same package that the browser loads, read from its folder. */
import { pathToFileURL } from "node:url";
import type { DoorReplies, Json, Region } from "@yibao/core";

export interface BuildEngine {
  loadRegion(region: string): Promise<unknown>;
  call<Op extends keyof DoorReplies>(
    op: Op,
    request: { readonly [key: string]: Json },
  ): { readonly ok: DoorReplies[Op] };
}

export function engineFolder(): string {
  const folder = process.env["YIBAO_ENGINE_DIR"];
  if (folder === undefined) throw new Error("YIBAO_ENGINE_DIR is not set");
  return folder;
}

export async function openEngine(folder: string): Promise<BuildEngine> {
  const base = pathToFileURL(`${folder}/`);
  const module = (await import(/* @vite-ignore */ new URL("index.js", base).href)) as {
    loadEngine(options: { readonly base: URL }): Promise<BuildEngine>;
  };
  return module.loadEngine({ base });
}

export async function allRegions(folder: string): Promise<readonly Region[]> {
  const { readFile } = await import("node:fs/promises");
  const list = JSON.parse(await readFile(`${folder}/policies/index.json`, "utf8")) as {
    readonly ok: { readonly regions: readonly Region[] };
  };
  return list.ok.regions;
}
