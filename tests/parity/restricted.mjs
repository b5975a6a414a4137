// The glue in a JavaScript world as poor as a mini-program's: no WebAssembly, TextDecoder, DOM or fetch, and no code from strings.
// WebAssembly is instantiated outside and handed in, as WXWebAssembly does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { root } from '../support/files.mjs';
import { askModule } from './glue.mjs';
import { gluePath } from './package-files.mjs';

export const restrictedReplies = (asked) => askModule(glueOf(gluePath), asked);

/** The first answer's engine as plain JavaScript, which a mini-program without WebAssembly falls back to. It is given no file. */
export function scriptReplies(asked) {
  const glue = glueOf(join(root, 'build/miniprogram/package/fallback/engine.js'));
  return askModule(() => glue({}), asked);
}

function glueOf(file) {
  const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext('delete globalThis.WebAssembly; delete globalThis.SharedArrayBuffer; delete globalThis.Atomics;', context);
  const names = 'WebAssembly TextDecoder TextEncoder document window self fetch XMLHttpRequest process require performance URL';
  const present = names.split(' ').filter((name) => vm.runInContext(`typeof ${name} !== 'undefined'`, context));
  if (present.length > 0) throw new Error(`the context is not poor enough: ${present}`);
  vm.runInContext('var module = { exports: {} }, exports = module.exports;', context);
  vm.runInContext(readFileSync(file, 'utf8'), context, { filename: file });
  return vm.runInContext('module.exports', context);
}
