// The files of the built npm package, as every host here needs them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/files.mjs';

export const packageFolder = join(root, 'build/wasm');
export const gluePath = join(packageFolder, 'glue/engine.js');
export const wasmPath = join(packageFolder, 'glue/engine.wasm');

/** Frame first, then the packs, as texts. */
export function documents() {
  const folder = join(packageFolder, 'policies');
  const packs = readdirSync(folder).filter((name) => name !== 'frame.json' && name !== 'index.json');
  return ['frame.json', ...packs.sort()].map((name) => readFileSync(join(folder, name), 'utf8'));
}
