// The engine for any JavaScript host: what a host must bring is stated in `Host`, and nothing here touches files, network or DOM.
//
//   const engine = await startEngine({ glue, instantiate, read });
//   await engine.loadRegion('421300');
//   const reply = engine.call('estimate', { region: '421300', … });   // { ok: … } or throws EngineError
import type { Door, Issue, Text } from './door.js';

export type { Door } from './door.js';

/** A document as text, or as the bytes of its UTF-8, which are handed to the engine as they are. */
export type Document = string | Uint8Array;

/** The module the glue resolves to, as Embind exposes it: one engine, each time the glue is called. */
export interface GlueModule {
  add(document: Document): string;
  call(operation: string, request: string): string;
  version(): string;
}

/** The glue's one export: `glue/engine.js`, by `<script>` or `require`. */
export type Glue = (options: {
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
}) => Promise<GlueModule>;

/** What the engine needs from the world around it. */
export interface Host {
  glue: Glue;
  /** Compiles and instantiates `glue/engine.wasm`; WXWebAssembly.instantiate and WebAssembly.instantiate both fit. */
  instantiate(imports: WebAssembly.Imports): Promise<WebAssembly.Instance | { instance: WebAssembly.Instance }>;
  /** Reads a document of this package by its name, for example `policies/frame.json`. */
  read(name: string): Promise<Document>;
}

/** A reply `{"error": …}` as an exception. Codes are stable (docs/errors.md); `path` points into the request. */
export class EngineError extends Error {
  readonly code: string;
  readonly path: string;
  /** The message in both languages; `message` is the English one. */
  readonly text: Text;
  readonly issues: readonly Issue[];

  constructor(error: { code: string; path: string; message: Text; issues: readonly Issue[] }) {
    super(`${error.code} at ${error.path || '/'}: ${error.message.en}`);
    this.name = 'EngineError';
    this.code = error.code;
    this.path = error.path;
    this.text = error.message;
    this.issues = error.issues;
  }
}

type Ok<Reply> = Extract<Reply, { ok: unknown }>;

const hasOk = (reply: object): reply is { ok: unknown } => 'ok' in reply;

/** The reply if it is an answer; throws EngineError otherwise. */
function unwrap(text: string): { ok: unknown } {
  const reply = JSON.parse(text);
  if (hasOk(reply)) return reply;
  throw new EngineError((reply as { error: ConstructorParameters<typeof EngineError>[0] }).error);
}

export class Engine {
  readonly #engine: GlueModule;
  readonly #read: Host['read'];
  readonly #loading = new Map<string, Promise<void>>();
  /** The engine's version, the same text as in every reply. */
  readonly version: string;

  constructor(engine: GlueModule, read: Host['read']) {
    this.#engine = engine;
    this.#read = read;
    this.version = engine.version();
  }

  /** Answers one operation; throws EngineError for an error reply. `request` is an object or JSON text. */
  call<Operation extends keyof Door>(operation: Operation, request: Door[Operation]['request'] | string): Ok<Door[Operation]['reply']>;
  call(operation: string, request: object | string): { ok: unknown };
  call(operation: string, request: object | string): { ok: unknown } {
    return unwrap(this.callText(operation, typeof request === 'string' ? request : JSON.stringify(request)));
  }

  /** The reply's very bytes, an error reply included: the same as from the command line and the server. */
  callText(operation: string, request: string): string {
    return this.#engine.call(operation, request);
  }

  /** Adds a frame or a pack given as JSON; throws EngineError when it is refused. */
  add(document: Document): { ok: unknown } {
    return unwrap(this.#engine.add(document));
  }

  /** The packs this package ships (the reply of the operation `regions`), without loading them. */
  async shippedRegions(): Promise<Ok<Door['regions']['reply']>> {
    const list = await this.#read('policies/index.json');
    return JSON.parse(typeof list === 'string' ? list : new TextDecoder().decode(list));
  }

  /** Loads a shipped pack; a second call for the same area does nothing. */
  loadRegion(region: string): Promise<void> {
    let loading = this.#loading.get(region);
    if (!loading) {
      loading = this.#read(`policies/${region}.json`).then((pack) => void this.add(pack));
      // A failed download may be tried again.
      loading.catch(() => this.#loading.delete(region));
      this.#loading.set(region, loading);
    }
    return loading;
  }

  /** Loads every pack this package ships. */
  async loadAllRegions(): Promise<void> {
    const { ok } = await this.shippedRegions();
    await Promise.all(ok.regions.map(({ region }) => this.loadRegion(region)));
  }
}

/** Starts the engine with what the host brings, the national frame loaded, no pack yet. */
export async function startEngine({ glue, instantiate, read }: Host): Promise<Engine> {
  const frame = read('policies/frame.json');
  const module = await new Promise<GlueModule>((resolve, reject) => {
    glue({
      instantiateWasm(imports, done) {
        // The glue does not watch this promise: without the reject a missing file would be an endless wait.
        instantiate(imports).then((result) => done('instance' in result ? result.instance : result), reject);
        return {};
      },
    }).then(resolve, reject);
  });
  const engine = new Engine(module, read);
  engine.add(await frame);
  return engine;
}
