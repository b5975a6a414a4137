/**
 * How the engine gets into the mini-program. The glue and the files are the site's, byte for byte; where WebAssembly is missing, broken
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

/** One glue serves both files: they differ in the operations they know. */
interface Edition {
  readonly file: string;
  /** The file's own sub-package must be there before the file is: a module of it is asked for. */
  readonly reach: (() => Promise<unknown>) | null;
  readonly script: () => Promise<Glue>;
}

/** What a first answer needs; part of the main package. */
const ANSWER: Edition = {
  file: "/engine/answer.wasm",
  reach: null,
  script: () => require.async("../fallback/engine.js"),
};
/** Every operation; fetched when somebody opens something that needs it. */
const FULL: Edition = {
  file: "/full/engine.wasm",
  reach: () => require.async("../full/here.js"),
  script: () => require.async("../full-fallback/engine.js"),
};

function wasm(): Wasm {
  const host: unknown = typeof WXWebAssembly === "undefined" ? undefined : WXWebAssembly;
  if (typeof host !== "object" || host === null) throw new Error("no WXWebAssembly");
  return host as Wasm;
}

const start = ({ file }: Edition, glue: Glue, instantiate: (imports: unknown) => Promise<unknown>): Promise<Engine> =>
  inTime(() => startEngine({ glue, instantiate, read: document }), file);

async function withWasm(edition: Edition): Promise<Engine> {
  const { file, reach } = edition;
  const host = wasm();
  if (reach !== null) await inTime(reach, file);
  // Async: a host that throws instead of rejecting is heard at once.
  return start(edition, createYibaoEngine, async (imports) => host.instantiate(file, imports));
}

/** The plain JavaScript brings its own memory and functions: its glue is called without the hook that would hand over a file. */
async function withScript(edition: Edition): Promise<Engine> {
  const glue = await inTime(edition.script, `${edition.file} as a script`);
  return start(
    edition,
    () => glue({}),
    () => Promise.reject(new Error("no file")),
  );
}

const words = (error: unknown): string => (error instanceof Error ? error.message : (JSON.stringify(error) ?? ""));

async function opened(edition: Edition, broken: boolean): Promise<Opened> {
  try {
    if (broken) throw new Error("the engine stopped");
    return { engine: await withWasm(edition), way: "wasm", reason: null };
  } catch (error) {
    const reason = words(error);
    console.warn(reason);
    return { engine: await withScript(edition), way: "script", reason };
  }
}

/** After a breakdown the plain JavaScript is tried at once. */
export const openEngine = (broken = false): Promise<Opened> => opened(ANSWER, broken);

/** The engine with every operation, from sub-packages; an area's pack is added by its `loadRegion`. */
export const openFullEngine = (broken = false): Promise<Opened> => opened(FULL, broken);
