/**
 * How the engine gets into the mini-program. Its glue and its file are the site's, byte for byte; where WebAssembly is missing, broken
 * or does not answer, the same engine as plain JavaScript comes from a sub-package. Every way ends: in an engine or in a reason.
 */
import { type Engine, type Glue, startEngine } from "@yibao/engine";
import { document } from "./documents.ts";
import createYibaoEngine from "./glue.js";
import { inTime } from "./time.ts";

/** The typings promise an instance, the library's documentation an object that holds it: startEngine takes both. */
interface Wasm {
  instantiate(path: string, imports: unknown): Promise<unknown>;
}

export interface Opened {
  readonly engine: Engine;
  readonly way: "wasm" | "script";
  /** Why WebAssembly was not used; null when it was. */
  readonly reason: string | null;
}

const FILE = "/engine/answer.wasm";

function wasm(): Wasm {
  const host: unknown = typeof WXWebAssembly === "undefined" ? undefined : WXWebAssembly;
  if (typeof host !== "object" || host === null) throw new Error("no WXWebAssembly");
  return host as Wasm;
}

const start = (glue: Glue, instantiate: (imports: unknown) => Promise<unknown>): Promise<Engine> =>
  inTime(() => startEngine({ glue, instantiate, readText: document }), FILE);

async function withWasm(): Promise<Engine> {
  const host = wasm();
  return start(createYibaoEngine, (imports) => host.instantiate(FILE, imports));
}

/** The plain JavaScript brings its own memory and functions: its glue is called without the hook that would hand over a file. */
async function withScript(): Promise<Engine> {
  const glue: Glue = await inTime(() => require.async("../fallback/engine.js"), "fallback");
  return start(
    () => glue({}),
    () => Promise.reject(new Error("no file")),
  );
}

const words = (error: unknown): string => (error instanceof Error ? error.message : (JSON.stringify(error) ?? ""));

/** After a breakdown the plain JavaScript is tried at once. */
export async function openEngine(broken = false): Promise<Opened> {
  try {
    if (broken) throw new Error("the engine stopped");
    return { engine: await withWasm(), way: "wasm", reason: null };
  } catch (error) {
    const reason = words(error);
    console.warn(reason);
    return { engine: await withScript(), way: "script", reason };
  }
}
