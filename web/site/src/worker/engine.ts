/**
 * The engine in a worker of its own: whatever it is given, the page stays alive, and a page that has waited long enough
 * ends the worker. Answers one order after the other. Its glue is part of this file: one way to the server less.
 */
import glue from "virtual:yibao/glue";
import type { GlueModule, Order, Reply } from "./protocol.ts";

const scope = self as unknown as {
  postMessage(reply: Reply): void;
  addEventListener(type: "message", heard: (event: MessageEvent<Order>) => void): void;
};

function open(wasm: WebAssembly.Module): Promise<GlueModule> {
  return new Promise((opened, failed) => {
    const instantiateWasm = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object => {
      // The glue does not watch this promise.
      WebAssembly.instantiate(wasm, imports).then(done, failed);
      return {};
    };
    glue({ instantiateWasm }).then(opened, failed);
  });
}

let engine: Promise<GlueModule> = Promise.reject(new Error("not opened"));
engine.catch(() => undefined);

async function answer(order: Order): Promise<string> {
  if ("module" in order) {
    engine = open(order.module);
    return (await engine).add(order.frame);
  }
  const opened = await engine;
  return "pack" in order ? opened.add(order.pack) : opened.call(order.operation, order.request);
}

scope.addEventListener("message", ({ data }) => {
  answer(data).then(
    (text) => scope.postMessage({ id: data.id, text }),
    (error: unknown) => scope.postMessage({ id: data.id, failed: String(error) }),
  );
});
