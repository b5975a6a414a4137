// `loadEngine` for Node and browsers: finds the files of this package and starts the engine. Other hosts (a mini-program) bring their own
// means with `@yibao/engine/core`.
import { type Engine, type Glue, type Host, startEngine } from './core.js';

export { Engine, EngineError, startEngine } from './core.js';
export type { Document, Door, Glue, GlueModule, Host } from './core.js';

export interface LoadOptions {
  /** Where `glue/` and `policies/` lie; default: the folder of this file. */
  base?: string | URL;
  /**
   * 'first answer': the smaller WebAssembly file, which knows the operations estimate, questions, describe, regions and version only,
   * and no national names (`"format": "setlinfo"`).
   * Default: 'all'.
   */
  operations?: 'all' | 'first answer';
  /** Packs to load at once: area codes, or 'all'. Default: 'all' in Node (files on disk), none in a browser (call `loadRegion`). */
  regions?: 'all' | readonly string[];
  /** Replaces how the WebAssembly file is instantiated. */
  instantiate?: Host['instantiate'];
  /** Replaces how documents such as `policies/frame.json` are read. */
  read?: Host['read'];
}

const inNode = typeof process === 'object' && process.versions?.node !== undefined && typeof document === 'undefined';

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * What the glue wants of a TextDecoder and a TextEncoder. Node's own load their converter tables when first made, which is a good part
 * of a cold start; a Buffer reads and writes UTF-8 without them.
 */
class BufferDecoder {
  decode(bytes: Uint8Array): string {
    return bufferOf(bytes).toString('utf8');
  }
}
class BufferEncoder {
  encodeInto(text: string, bytes: Uint8Array): { written: number } {
    return { written: bufferOf(bytes).write(text, 'utf8') };
  }
}

/** A module of Node's own; by name, so that bundlers for browsers leave it alone, and at once where Node can (since 20.16). */
async function builtin<Module>(name: string): Promise<Module> {
  return (process.getBuiltinModule?.(name) ?? (await import(/* @vite-ignore */ name))) as Module;
}

async function nodeHost(base: URL, file: string): Promise<Host> {
  const { readFileSync } = await builtin<typeof import('node:fs')>('node:fs');
  const { compileFunction } = await builtin<typeof import('node:vm')>('node:vm');
  const compiled = WebAssembly.compile(readFileSync(new URL(file, base)));  // on other threads, while the glue is read
  compiled.catch(() => {});  // reported where it is awaited
  const glue = new URL('glue/engine.js', base);
  const module = { exports: {} };
  // As `require` would run it, with our own in the place of two globals.
  const run = compileFunction(readFileSync(glue, 'utf8'), ['module', 'exports', 'TextDecoder', 'TextEncoder'], { filename: glue.href });
  run(module, module.exports, BufferDecoder, BufferEncoder);
  return {
    glue: module.exports as Glue,
    instantiate: async (imports) => new WebAssembly.Instance(await compiled, imports),
    read: async (name) => readFileSync(new URL(name, base)),
  };
}

declare global {
  var createYibaoEngine: Glue | undefined;
  var trustedTypes: { createPolicy(name: string, rules: ScriptAddresses): ScriptAddresses } | undefined;
}

interface ScriptAddresses {
  createScriptURL(address: string): string;
}

/** A page that demands Trusted Types names the policy `yibao-engine`, which is asked for nothing but the glue. */
const addresses = (): ScriptAddresses => {
  const rules = { createScriptURL: (address: string) => address };
  return globalThis.trustedTypes?.createPolicy('yibao-engine', rules) ?? rules;
};

/** The glue is a classic script (so that one file serves every host); it defines one global. */
function loadScript(url: URL): Promise<Glue> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = addresses().createScriptURL(url.href);
    script.onload = () => (globalThis.createYibaoEngine ? resolve(globalThis.createYibaoEngine) : reject(new Error(`${url} defines no engine`)));
    script.onerror = () => reject(new Error(`${url} could not be loaded`));
    document.head.append(script);
  });
}

async function load(url: URL): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be loaded: ${response.status}`);
  return response;
}

async function browserHost(base: URL, file: string): Promise<Host> {
  const wasm = load(new URL(file, base));  // fetched while the script loads
  wasm.catch(() => {});  // reported where it is awaited
  return {
    glue: globalThis.createYibaoEngine ?? (await loadScript(new URL('glue/engine.js', base))),
    async instantiate(imports) {
      const response = await wasm;
      // Streaming wants the right media type, which not every file server sends.
      return response.headers.get('content-type')?.startsWith('application/wasm')
        ? WebAssembly.instantiateStreaming(response, imports)
        : WebAssembly.instantiate(await response.arrayBuffer(), imports);
    },
    read: async (name) => new Uint8Array(await (await load(new URL(name, base))).arrayBuffer()),
  };
}

/** Starts the engine with the files of this package. */
export async function loadEngine(options: LoadOptions = {}): Promise<Engine> {
  const base = new URL(options.base ?? '.', inNode ? import.meta.url : new URL(import.meta.url, document.baseURI));
  const file = options.operations === 'first answer' ? 'glue/answer.wasm' : 'glue/engine.wasm';
  const host = await (inNode ? nodeHost(base, file) : browserHost(base, file));
  if (options.instantiate) host.instantiate = options.instantiate;
  if (options.read) host.read = options.read;
  const engine = await startEngine(host);
  const regions = options.regions ?? (inNode ? 'all' : []);
  if (regions === 'all') await engine.loadAllRegions();
  else await Promise.all(regions.map((region) => engine.loadRegion(region)));
  return engine;
}
