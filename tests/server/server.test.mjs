// `yibao serve`, really started: the same bytes as the command line, limits, headers, a graceful stop, nothing logged.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../support/files.mjs';
import { nativeReplies, vectors } from '../support/vectors.mjs';

const port = 18080 + (process.pid % 1000);
const base = `http://127.0.0.1:${port}`;
let server;
let output = '';

before(async () => {
  server = spawn(join(root, 'build/yibao'), ['serve', '--port', String(port), '--site', join(root, 'build/site')]);
  server.stdout.on('data', (data) => (output += data));
  server.stderr.on('data', (data) => (output += data));
  for (let tries = 0; tries < 100 && !output.includes(base); ++tries) await new Promise((done) => setTimeout(done, 50));
});
after(() => server.kill('SIGKILL'));

const ask = (op, body) => fetch(`${base}/v1/${op}`, { method: 'POST', body });

// As serve.cpp maps them.
function statusOf(reply) {
  if (!reply.startsWith('{"error"')) return 200;
  const { code } = JSON.parse(reply).error;
  return code === 'unknown_operation' ? 404 : code === 'text_too_large' ? 413 : 400;
}

test('the same bytes as the command line, for every vector', async () => {
  const asked = vectors();
  const expected = nativeReplies(asked);
  for (const [i, { op, request, label }] of asked.entries()) {
    const response = await ask(op, request);
    assert.equal(await response.text(), expected[i], label);
    assert.equal(response.status, statusOf(expected[i]), label);
    assert.match(response.headers.get('content-type'), /^application\/json/);
  }
});

test('many at once', async () => {
  const request = vectors().find(({ op }) => op === 'estimate').request;
  const alone = await (await ask('estimate', request)).text();
  const replies = await Promise.all(Array.from({ length: 200 }, async () => (await ask('estimate', request)).text()));
  assert.equal(new Set([alone, ...replies]).size, 1);
});

test('an unknown operation, a body that is too large, a wrong method', async () => {
  const unknown = await ask('guess', '{}');
  assert.equal(unknown.status, 404);
  assert.equal((await unknown.json()).error.code, 'unknown_operation');
  const large = await ask('estimate', ' '.repeat(1_100_000));
  assert.equal(large.status, 413);
  assert.equal((await large.json()).error.code, 'text_too_large');
  const get = await fetch(`${base}/v1/estimate`);
  assert.equal(get.status, 404);
  assert.equal((await get.json()).error.code, 'unknown_operation');
});

test('the API describes itself and says that it is well', async () => {
  assert.equal(await (await fetch(`${base}/healthz`)).text(), 'ok\n');
  const openapi = await (await fetch(`${base}/v1/openapi.json`)).json();
  assert.ok(openapi.paths['/healthz']);
  for (const op of ['estimate', 'questions', 'describe', 'regions', 'check', 'version']) {
    assert.ok(JSON.stringify(Object.keys(openapi.paths)).includes('/v1/'), op);
  }
});

test('the site comes with strict headers and the right types', async () => {
  const page = await fetch(`${base}/`);
  assert.equal(page.status, 200);
  const policy = page.headers.get('content-security-policy');
  assert.match(policy, /default-src 'self'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
  // As browsers ask this machine; Node asks for it only over HTTPS.
  const wasm = await fetch(`${base}/engine/glue/engine.wasm`, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  assert.equal(wasm.headers.get('content-type'), 'application/wasm');
  assert.equal(wasm.headers.get('content-encoding'), 'br');
  assert.deepEqual(Buffer.from(await wasm.arrayBuffer()), readFileSync(join(root, 'build/site/engine/glue/engine.wasm')));
  const plain = await fetch(`${base}/engine/glue/engine.wasm`, { headers: { 'accept-encoding': 'identity' } });
  assert.equal(plain.headers.get('content-encoding'), null);
  assert.equal((await fetch(`${base}/../../etc/passwd`)).status, 404);
  assert.equal((await fetch(`${base}/%2e%2e/%2e%2e/etc/passwd`)).status, 404);
});

test('a client that sends nothing is let go after a while, and does not hold up others', async () => {
  const silent = connect(port, '127.0.0.1').resume();
  silent.write('POST /v1/estimate HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
  const answer = await ask('version', '{}');
  assert.equal(answer.status, 200);
  const closed = new Promise((done) => silent.on('close', () => done(true)));
  const late = new Promise((done) => setTimeout(() => done(false), 20_000).unref());
  assert.equal(await Promise.race([closed, late]), true);
});

test('nothing of a request is written anywhere; it stops when asked', async () => {
  assert.equal(output, `${base}/\n`);
  const ended = new Promise((done) => server.on('exit', done));
  server.kill('SIGTERM');
  assert.equal(await ended, 0);
});
