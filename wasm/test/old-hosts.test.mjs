// What old phones, strict pages and mini-programs demand of the two files.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const glueFolder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'build/wasm/glue');
const wasm = join(glueFolder, 'engine.wasm');

test('the WebAssembly file uses nothing newer than the first version', () => {
  const newer = ['bulk-memory', 'sign-extension', 'saturating-float-to-int', 'multi-value', 'simd', 'reference-types', 'mutable-globals'];
  execFileSync('wasm-validate', [...newer.map((feature) => `--disable-${feature}`), wasm], { stdio: 'pipe' });
});

test('it imports functions only and exports no global (iOS mini-programs cannot take one)', async () => {
  const module = await WebAssembly.compile(readFileSync(wasm));
  assert.deepEqual([...new Set(WebAssembly.Module.imports(module).map(({ kind }) => kind))], ['function']);
  assert.ok(!WebAssembly.Module.exports(module).some(({ kind }) => kind === 'global'));
});

test('the glue makes no code from strings', () => {
  const glue = readFileSync(join(glueFolder, 'engine.js'), 'utf8');
  assert.doesNotMatch(glue, /new Function|\beval\(/);
});
