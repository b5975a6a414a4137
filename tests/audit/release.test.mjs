// What `./run package` made, as somebody who downloads it would use it: all files there, checksums right, the binary runs and serves the
// unpacked site, the npm package answers, and the site knows its own address where it was told one.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readJson, root } from '../support/files.mjs';
import { served } from './served.mjs';

const release = join(root, 'build/release');
const version = execFileSync(join(root, 'build/yibao'), ['--version'], { encoding: 'utf8' }).trim();
const machine = execFileSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).trim();
const binary = `yibao-${version}-debian12-${machine}.tar.gz`;
const site = `yibao-site-${version}.tar.gz`;
const npm = `yibao-engine-${version}.tgz`;
const folder = mkdtempSync(join(tmpdir(), 'yibao-release-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const unpack = (name, where) => {
  mkdirSync(join(folder, where), { recursive: true });
  execFileSync('tar', ['-xzf', join(release, name), '-C', join(folder, where)]);
};
const listed = (name) => execFileSync('tar', ['-tzf', join(release, name)], { encoding: 'utf8' }).trim().split('\n');
const { request } = readJson('policies/cn/hubei/421300/cases/retired-tier2-1500.json');

test('the files, and their checksums', () => {
  assert.deepEqual(readdirSync(release).sort(), ['SHA256SUMS', binary, site, npm].sort());
  execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: release });
  assert.equal(readFileSync(join(release, 'SHA256SUMS'), 'utf8').trim().split('\n').length, 3);
});

test('archives hold what they say and nothing of the machine that made them', () => {
  assert.deepEqual(listed(binary).sort(), ['LICENSE', 'README.md', 'yibao']);
  const files = listed(site).filter((name) => !name.endsWith('/'));
  assert.ok(files.every((name) => name.startsWith('site/')));
  assert.ok(['site/index.html', 'site/sw.js', 'site/engine/glue/engine.wasm'].every((name) => files.includes(name)));
  const owners = [binary, site].map((name) => execFileSync('tar', ['-tvzf', join(release, name), '--numeric-owner'], { encoding: 'utf8' }));
  for (const lines of owners) for (const line of lines.trim().split('\n')) assert.match(line, / 0\/0 /);
  assert.ok(listed(npm).includes('package/index.js'));
});

test('the binary answers, and serves the site that lies beside it', async () => {
  unpack(binary, 'here');
  unpack(site, 'here');
  const yibao = join(folder, 'here/yibao');
  const reply = JSON.parse(execFileSync(yibao, ['estimate'], { input: JSON.stringify(request), encoding: 'utf8' }));
  assert.equal(reply.ok.total.person.total, '675.00');
  const server = await served({ binary: yibao, site: join(folder, 'here/site') });
  try {
    const worker = await (await fetch(`${server.home}sw.js`)).text();
    const files = JSON.parse(/const FILES = (\[.*\]);/.exec(worker)[1]);
    assert.ok(files.length > 20);
    for (const file of files) assert.equal((await fetch(new URL(file, server.home))).status, 200, file);
  } finally {
    await server.close();
  }
});

test('the npm package answers', async () => {
  unpack(npm, 'npm');
  const { loadEngine } = await import(pathToFileURL(join(folder, 'npm/package/index.js')));
  const engine = await loadEngine();
  assert.equal(engine.call('estimate', request).ok.total.person.total, '675.00');
});

test('a site that is told its address names it everywhere, also below a folder', () => {
  const home = 'https://example.org/a/b/';
  const out = join(root, 'build/release-address'); // the build moves files, which it cannot to another disk
  after(() => rmSync(out, { recursive: true, force: true }));
  execFileSync('npm', ['run', 'build', '--prefix', 'web'], {
    cwd: root,
    env: { ...process.env, YIBAO_SITE_DIR: out, YIBAO_SITE_URL: home },
    stdio: 'pipe',
  });
  const text = (name) => readFileSync(join(out, name), 'utf8');
  const links = (page) =>
    Object.fromEntries(
      [...text(page).matchAll(/<link rel="(canonical|alternate)"(?: hreflang="([^"]+)")? href="([^"]+)"/g)].map(([, kind, lang, to]) => [lang ?? kind, to]),
    );
  for (const path of ['', 'estimate/', 'policy/421300/employee/']) {
    const both = { 'zh-CN': home + path, en: `${home}en/${path}` };
    assert.deepEqual(links(`${path}index.html`), { canonical: home + path, ...both });
    assert.deepEqual(links(`en/${path}index.html`), { canonical: `${home}en/${path}`, ...both });
  }
  assert.match(text('robots.txt'), new RegExp(`^Sitemap: ${home}sitemap.xml$`, 'm'));
  assert.ok(text('sitemap.xml').includes(`<loc>${home}en/policy/421300/employee/</loc>`));
});
