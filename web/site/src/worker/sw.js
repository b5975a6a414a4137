// @ts-check
/// <reference lib="webworker" />
/* global VERSION, FILES */
/**
 * Offline after the first visit: one cache per build, filled at once, so pages, engine and packs always belong together.
 * The build writes VERSION and FILES in front of this text. Nothing but files of this site is ever asked for. Pages that
 * are not in the list (the rules of each area) are kept once they were visited, until the next build.
 */
const CACHE = `yibao-${VERSION}`;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

/** The page that brought the worker was loaded without it. */
const keepOpenPages = async () => {
  const [cache, open] = await Promise.all([caches.open(CACHE), worker.clients.matchAll({ includeUncontrolled: true })]);
  const pages = open.map(({ url }) => url.split("#")[0] ?? url);
  await Promise.all(pages.map(async (page) => (await cache.match(page)) ?? cache.add(page).catch(() => undefined)));
};

/** From the cache, else from the network; then it is kept. */
const answer = async (/** @type {Request} */ request) => {
  const cache = await caches.open(CACHE);
  const hit = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (hit !== undefined) return hit;
  const reply = await fetch(request);
  if (reply.ok && reply.type === "basic") await cache.put(request, reply.clone()).catch(() => undefined);
  return reply;
};

worker.addEventListener("activate", (event) => {
  const old = (/** @type {string} */ name) => name.startsWith("yibao-") && name !== CACHE;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim())
      .then(keepOpenPages),
  );
});

/** Somebody wants the new site now: all its open pages go on with it. */
worker.addEventListener("message", ({ data }) => {
  if (data === "now") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== worker.location.origin) return;
  event.respondWith(answer(request));
});
