/** The page's end of the engine's worker: loads what the worker needs, and matches replies to what was asked. */
import { readReply } from "@yibao/core";
import { engineBase, siteRoot } from "../scripts/root.ts";
import { ownScript } from "../scripts/trusted.ts";
import type { Order, Reply } from "./protocol.ts";

declare global {
  interface Window {
    /** Started before the page's scripts were there (prepaint.js), for the first of them that wants it. */
    yibaoWorker?: Worker;
  }
}

function start(): Worker {
  const started = window.yibaoWorker ?? new Worker(ownScript(new URL("worker/engine.js", siteRoot())));
  delete window.yibaoWorker;
  return started;
}

type Unnumbered<One> = One extends Order ? Omit<One, "id"> : never;

interface Waiting {
  readonly done: (text: string) => void;
  readonly failed: (error: Error) => void;
}

async function load(name: string): Promise<Response> {
  const reply = await fetch(new URL(name, engineBase()));
  if (!reply.ok) throw new Error(`${name}: ${reply.status}`);
  return reply;
}

/** As bytes: nobody here reads what the engine reads. */
const bytes = async (name: string): Promise<Uint8Array> => new Uint8Array(await (await load(name)).arrayBuffer());

async function compile(name: string): Promise<WebAssembly.Module> {
  const reply = await load(name);
  // Streaming wants the right media type, which not every file server sends.
  return reply.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(reply)
    : WebAssembly.compile(await reply.arrayBuffer());
}

export class EngineWorker {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #regions = new Map<string, Promise<unknown>>();
  readonly #opened: Promise<unknown>;
  #id = 0;
  #ended: Error | null = null;

  /** `file`: the WebAssembly file with the operations that will be asked for. */
  constructor(file: "answer.wasm" | "engine.wasm") {
    const worker = start();
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.#heard(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.end(new Error(event.message));
    });
    this.#opened = this.#open(file);
    // Told to whoever asks for something.
    this.#opened.catch(() => undefined);
  }

  /** Resolves once the engine is there. */
  opened(): Promise<unknown> {
    return this.#opened;
  }

  /** A pack of the site; once for each. */
  loadRegion(region: string): Promise<unknown> {
    let loading = this.#regions.get(region);
    if (loading === undefined) {
      loading = this.#loadRegion(region);
      // A network that was down is asked again.
      loading.catch(() => this.#regions.delete(region));
      this.#regions.set(region, loading);
    }
    return loading;
  }

  /** The reply as the engine wrote it. */
  async call(operation: string, request: string): Promise<string> {
    await this.#opened;
    return this.#send({ operation, request });
  }

  /** Whatever is still waited for fails. */
  end(error: Error): void {
    this.#ended = error;
    this.#worker.terminate();
    for (const { failed } of this.#waiting.values()) failed(error);
    this.#waiting.clear();
  }

  async #open(file: string): Promise<unknown> {
    const [module, frame] = await Promise.all([compile(`glue/${file}`), bytes("policies/frame.json")]);
    return readReply(await this.#send({ module, frame }));
  }

  async #loadRegion(region: string): Promise<unknown> {
    const pack = await bytes(`policies/${region}.json`);
    await this.#opened;
    return readReply(await this.#send({ pack }));
  }

  #send(order: Unnumbered<Order>): Promise<string> {
    return new Promise((done, failed) => {
      if (this.#ended !== null) {
        failed(this.#ended);
        return;
      }
      this.#id += 1;
      this.#waiting.set(this.#id, { done, failed });
      this.#worker.postMessage({ ...order, id: this.#id });
    });
  }

  #heard(reply: Reply): void {
    if ("failed" in reply) {
      // One that broke answers nothing any more.
      this.end(new Error(reply.failed));
      return;
    }
    this.#waiting.get(reply.id)?.done(reply.text);
    this.#waiting.delete(reply.id);
  }
}
