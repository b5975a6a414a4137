/** Somebody else's web server: pages given as text, with the headers that server would send, on an origin of its own. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface HostPage {
  readonly body: string;
  readonly policy?: string;
}

export interface Hosts {
  readonly origin: string;
  /** Puts a page up and says its address. */
  put(page: HostPage): string;
  close(): Promise<void>;
}

export async function hosts(): Promise<Hosts> {
  const pages: HostPage[] = [];
  const server = createServer((request, response) => {
    const page = pages[Number(/^\/page\/(\d+)$/.exec(request.url ?? "")?.[1] ?? -1)];
    if (page === undefined) {
      // The browser asks for an icon by itself.
      response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      ...(page.policy === undefined ? {} : { "content-security-policy": page.policy }),
    });
    response.end(page.body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    put: (page) => `${origin}/page/${pages.push(page) - 1}`,
    close: () =>
      new Promise<void>((closed, failed) => {
        server.closeAllConnections();
        server.close((error) => (error === undefined ? closed() : failed(error)));
      }),
  };
}
