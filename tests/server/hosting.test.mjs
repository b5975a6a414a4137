// docs/hosting.md, as it stands there, in a real nginx: the headers are those of `yibao serve`, WebAssembly has its type,
// hashed files are kept, everything else is asked for again, and what was compressed ahead comes compressed.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { served } from '../audit/served.mjs';
import { readText, root } from '../support/files.mjs';

const SAME = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'permissions-policy', 'cross-origin-opener-policy'];
const modules = '/usr/lib/nginx/modules';
const folder = mkdtempSync(join(tmpdir(), 'yibao-hosting-'));
const site = join(folder, 'site');
let ours;
let nginx;
let base;

const freePort = () =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });

/** The document's own block, with a port and a folder of this machine. */
function configuration(port) {
  const [, block] = /```nginx\n([\s\S]*?)```/.exec(readText('docs/hosting.md'));
  const here = block.replace('listen 80;', `listen 127.0.0.1:${port};`).replace('root /srv/yibao/site;', `root ${site};`);
  assert.notEqual(here, block);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder}/${one};`).join('\n  ');
  return `daemon off;
pid ${folder}/pid;
error_log stderr;
load_module ${modules}/ngx_http_brotli_static_module.so;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${places}
  ${here}
}
`;
}

before(async () => {
  chmodSync(folder, 0o755); // nginx, started as root, reads as somebody else
  cpSync(join(root, 'build/site'), site, { recursive: true });
  const [, shrink] = /`(find build\/site .*)`/.exec(readText('docs/hosting.md'));
  execFileSync('bash', ['-c', shrink.replace('build/site', site).replace('-q 11', '-q 5')]);
  const port = await freePort();
  base = `http://127.0.0.1:${port}/`;
  writeFileSync(join(folder, 'nginx.conf'), configuration(port));
  nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'inherit'] });
  ours = await served();
  for (let tries = 0; tries < 100; ++tries) {
    if (await fetch(base).then(() => true, () => false)) break;
    await new Promise((soon) => setTimeout(soon, 50));
  }
});
after(async () => {
  nginx.kill('SIGTERM');
  await ours.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (where, path, encoding = 'identity') => fetch(where + path, { headers: { 'accept-encoding': encoding } });
const hashed = readdirSync(join(root, 'build/site/assets')).find((name) => /\.[\w-]{8}\.css$/.test(name));
const FILES = ['', 'estimate/', 'engine/glue/answer.wasm', `assets/${hashed}`, 'sw.js', 'engine/policies/frame.json', 'sitemap.xml', 'icon.svg'];

test('the headers of the document are those of yibao serve', async () => {
  for (const path of FILES) {
    const [theirs, mine] = await Promise.all([at(base, path), at(ours.home, path)]);
    assert.equal(theirs.status, 200, path);
    for (const name of SAME) {
      assert.ok(mine.headers.get(name), name);
      assert.equal(theirs.headers.get(name), mine.headers.get(name), `${path} ${name}`);
    }
  }
});

test('no header allows what a page forbids itself', async () => {
  const [, own] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(readFileSync(join(site, 'index.html'), 'utf8'));
  const rules = (text) => new Map(text.replaceAll('&#39;', "'").split('; ').map((one) => [one.split(' ')[0], one]));
  const page = rules(own);
  const sent = rules((await at(ours.home, '')).headers.get('content-security-policy'));
  for (const [name, rule] of sent) if (page.has(name)) assert.equal(page.get(name), rule);
  assert.doesNotMatch(own, /unsafe-inline|'unsafe-eval'/);
  assert.match(own, /require-trusted-types-for 'script'/);
  assert.deepEqual([...sent.keys()].filter((name) => !page.has(name)), ['frame-ancestors']);
});

test('only the page made to be framed may be framed by others', async () => {
  assert.doesNotMatch((await at(base, 'embed/frame.html')).headers.get('content-security-policy'), /frame-ancestors/);
});

test('types, caching and compression', async () => {
  assert.equal((await at(base, 'engine/glue/answer.wasm')).headers.get('content-type'), 'application/wasm');
  assert.match((await at(base, '')).headers.get('content-type'), /^text\/html; charset=utf-8$/);
  for (const path of FILES) {
    const reply = await at(base, path, 'br');
    assert.equal(reply.headers.get('content-encoding'), 'br', path);
    assert.match(reply.headers.get('cache-control'), path.startsWith('assets/') ? /immutable/ : /^no-cache$/, path);
  }
  for (const name of readdirSync(join(site, 'assets')).filter((one) => one.endsWith('.js')))
    assert.equal(/immutable/.test((await at(base, `assets/${name}`)).headers.get('cache-control')), /\.[\w-]{8}\.js$/.test(name), name);
  assert.ok(existsSync(join(site, 'sw.js.br')));
});
