// The system's Chromium, on a page of the site with the headers `yibao serve` sends: the engine as the site loads it.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../support/files.mjs';
import { documents } from './package-files.mjs';

const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The address of a server on the built site, once it answers. */
async function started(server, port) {
  const address = `http://127.0.0.1:${port}/`;
  while (server.exitCode === null) {
    const reply = await fetch(address).catch(() => null);
    if (reply !== null) return address;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`yibao serve ended with ${server.exitCode}`);
}

// Both run in the page.
async function load([base, packs]) {
  const { loadEngine } = await import(`${base}engine/index.js`);
  globalThis.engine = await loadEngine({ base: new URL('engine/', base), operations: 'all' });
  for (const pack of packs) globalThis.engine.add(pack);
}
function askAll(asked) {
  return asked.map(({ op, request }) => globalThis.engine.callText(op, request));
}

export async function chromiumReplies(asked) {
  const port = await freePort();
  const server = spawn(join(root, 'build/yibao'), ['serve', '--port', `${port}`, '--site', join(root, 'build/site')], { stdio: 'ignore' });
  const browser = await chromium.launch({ executablePath: process.env.YIBAO_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const base = await started(server, port);
    const page = await browser.newPage();
    await page.goto(base);
    // The texts the other builds get: the site's own have no line breaks, and findings say the line.
    await page.evaluate(load, [base, documents().slice(1)]);
    const replies = [];
    const CHUNK = 200; // what the browser's wire carries at once
    for (let from = 0; from < asked.length; from += CHUNK) {
      replies.push(...(await page.evaluate(askAll, asked.slice(from, from + CHUNK))));
    }
    return replies;
  } finally {
    await browser.close();
    server.kill();
  }
}
