/**
 * A plain static file server, as any host would run one: files, index.html for folders, nothing clever. It may serve the
 * site below a prefix ("/a/b/") and remembers every request it saw.
 */
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

export interface SiteServer {
  /** The address of the site's start page. */
  readonly home: string;
  readonly origin: string;
  close(): Promise<void>;
}

function fileOf(folder: string, path: string): string | null {
  const file = join(folder, normalize(path));
  if (!file.startsWith(folder)) return null;
  const target = existsSync(file) && statSync(file).isDirectory() ? join(file, "index.html") : file;
  return existsSync(target) ? target : null;
}

/** Every file as a host that has compressed it before sends it. */
function compressor(): (file: string) => Buffer {
  const kept = new Map<string, Buffer>();
  return (file) => {
    const body = kept.get(file) ?? brotliCompressSync(readFileSync(file));
    kept.set(file, body);
    return body;
  };
}

/** `headers` go with every reply, as a host adds them. */
export async function serve(
  folder: string,
  prefix = "/",
  headers: Readonly<Record<string, string>> = {},
  compressed = false,
): Promise<SiteServer> {
  const compress = compressor();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = path.startsWith(prefix) ? fileOf(folder, path.slice(prefix.length - 1)) : null;
    if (file === null) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
      ...(compressed ? { "content-encoding": "br" } : {}),
      ...headers,
    });
    if (compressed) response.end(compress(file));
    else createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    home: `${origin}${prefix}`,
    origin,
    close: () =>
      new Promise<void>((closed, failed) => {
        server.closeAllConnections();
        server.close((error) => (error === undefined ? closed() : failed(error)));
      }),
  };
}
