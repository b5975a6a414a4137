/** The engine as this page uses it: loaded at run time from beside the site, never bundled. */
import type { DoorReplies, Json, Region, Words } from "@yibao/core";
import { engineBase } from "./root.ts";

export type Request = { readonly [key: string]: Json };

export interface Engine {
  loadRegion(region: string): Promise<unknown>;
  call<Op extends keyof DoorReplies>(op: Op, request: Request): { readonly ok: DoorReplies[Op] };
}

interface EngineModule {
  loadEngine(options: { readonly base: URL; readonly operations: Operations }): Promise<Engine>;
}

/** A first answer needs few operations, which come in a smaller file. */
export type Operations = "all" | "first answer";

export async function openEngine(operations: Operations): Promise<Engine> {
  const base = engineBase();
  const address = new URL("index.js", base).href;
  const module = (await import(/* @vite-ignore */ address)) as EngineModule;
  return module.loadEngine({ base, operations });
}

/** The list of areas is a file: the start page needs it without the engine. */
export async function loadRegions(): Promise<readonly Region[]> {
  const reply = await fetch(new URL("policies/index.json", engineBase()));
  if (!reply.ok) throw new Error(`policies/index.json: ${reply.status}`);
  const body = (await reply.json()) as { readonly ok: { readonly regions: readonly Region[] } };
  return body.ok.regions;
}

export interface Refusal {
  readonly path: string;
  readonly message: Words;
}

const isWords = (value: unknown): value is Words =>
  typeof value === "object" && value !== null && "zh" in value && "en" in value;

/** An error reply of the door, thrown by the engine's wrapper; null for anything else. */
export function refusalOf(error: unknown): Refusal | null {
  if (typeof error !== "object" || error === null || !("path" in error)) return null;
  const message = ["text", "message"].map((key): unknown => Reflect.get(error, key)).find(isWords);
  return message === undefined ? null : { path: String(error.path), message };
}
