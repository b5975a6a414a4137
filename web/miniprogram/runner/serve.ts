/** Serves a compiled package at a local address, under a policy that forbids code from strings as WeChat does. */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import { type Bundle, bundle } from "./bundle.ts";

/** `hosts`: what a mini-program may ask, as its owner would list them. */
const policy = (hosts: readonly string[]): string =>
  `default-src 'self'; connect-src ${["'self'", ...hosts].join(" ")}; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:`;
const PAGE =
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>mini-program</title><meta name="viewport" content="width=device-width,initial-scale=1">' +
  '<link rel="icon" href="data:,"></head><body><script src="/runtime.js"></script><script src="/bundle.js"></script></body></html>';

export interface Served {
  readonly url: string;
  readonly server: Server;
  readonly bundle: Bundle;
}

export async function serve(root: string, port = 0, hosts: readonly string[] = []): Promise<Served> {
  const built = bundle(root);
  if (built.errors.length > 0) throw new Error(`the package has faults:\n${built.errors.join("\n")}`);
  const texts: { readonly [path: string]: readonly [string, string] } = {
    "/": ["text/html", PAGE],
    "/runtime.js": ["text/javascript", built.runtime],
    "/bundle.js": ["text/javascript", built.code],
  };
  const server = createServer((request, reply) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const text = texts[pathname];
    const file = join(root, normalize(pathname.replace(/^\/package\//, "/")));
    if (text !== undefined) {
      reply
        .writeHead(200, { "content-type": `${text[0]}; charset=utf-8`, "content-security-policy": policy(hosts) })
        .end(text[1]);
    } else if (pathname.startsWith("/package/") && existsSync(file)) {
      reply.writeHead(200, { "content-type": "application/octet-stream" }).end(readFileSync(file));
    } else reply.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server, bundle: built };
}
