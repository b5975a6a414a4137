/** The engine as this page uses it: loaded at run time from beside the site, never bundled. */
import { type DistantEngine, type DoorReplies, type Engine, type Region, type Request, readReply } from "@yibao/core";
import { EngineWorker } from "../worker/client.ts";
import { engineBase } from "./root.ts";

export { type DistantEngine, type Engine, type Refusal, type Request, refusalOf } from "@yibao/core";

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

/** On a thread of its own, so that the page draws and listens meanwhile; on the page's where there is no other. */
export async function openDistantEngine(operations: Operations): Promise<DistantEngine> {
  try {
    const worker = new EngineWorker(operations === "all" ? "engine.wasm" : "answer.wasm");
    await worker.opened();
    return {
      loadRegion: (region) => worker.loadRegion(region),
      call: async <Op extends keyof DoorReplies>(op: Op, request: Request) =>
        readReply<Op>(await worker.call(op, JSON.stringify(request))),
    };
  } catch (error) {
    console.warn(error);
    return openEngine(operations);
  }
}

/** The list of areas is a file: the start page needs it without the engine. */
export async function loadRegions(): Promise<readonly Region[]> {
  const reply = await fetch(new URL("policies/index.json", engineBase()));
  if (!reply.ok) throw new Error(`policies/index.json: ${reply.status}`);
  const body = (await reply.json()) as { readonly ok: { readonly regions: readonly Region[] } };
  return body.ok.regions;
}
