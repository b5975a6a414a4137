/**
 * The engine in a worker of its own: whatever it is given, the page stays alive, and a page that has waited long enough
 * ends the worker. Answers one order after the other.
 */

import { ownScript } from "../scripts/trusted.ts";
import type { Glue, GlueEngine, Order, Reply } from "./protocol.ts";

const scope = self as unknown as {
  readonly location: Location;
  readonly createYibaoEngine: Glue;
  importScripts(address: string): void;
  postMessage(reply: Reply): void;
  addEventListener(type: "message", heard: (event: MessageEvent<Order>) => void): void;
};
const BASE = new URL("../engine/", scope.location.href);

async function load(name: string): Promise<Response> {
  const reply = await fetch(new URL(name, BASE));
  if (!reply.ok) throw new Error(`${name}: ${reply.status}`);
  return reply;
}

async function open(): Promise<GlueEngine> {
  const frame = load("policies/frame.json").then((reply) => reply.text());
  const bytes = load("glue/engine.wasm").then((reply) => reply.arrayBuffer());
  scope.importScripts(ownScript(new URL("glue/engine.js", BASE)));
  const binary = await bytes;
  const module = await new Promise<{ readonly Engine: new () => GlueEngine }>((opened, failed) => {
    const instantiateWasm = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object => {
      WebAssembly.instantiate(binary, imports).then(({ instance }) => done(instance), failed);
      return {};
    };
    scope.createYibaoEngine({ instantiateWasm }).then(opened, failed);
  });
  const engine = new module.Engine();
  engine.add(await frame);
  return engine;
}

let opening: Promise<GlueEngine> | null = null;
const held = new Set<string>();

async function answer({ operation, request, region }: Order): Promise<string> {
  opening ??= open();
  const engine = await opening;
  if (region !== null && !held.has(region)) {
    engine.add(await (await load(`policies/${region}.json`)).text());
    held.add(region);
  }
  return engine.call(operation, request);
}

scope.addEventListener("message", ({ data }) => {
  answer(data).then(
    (text) => scope.postMessage({ id: data.id, text }),
    (error: unknown) => {
      opening = null;
      held.clear();
      scope.postMessage({ id: data.id, failed: String(error) });
    },
  );
});
