// The glue in a JavaScript world as poor as a mini-program's: no WebAssembly, TextDecoder, DOM or fetch, and no code from strings.
// WebAssembly is instantiated outside and handed in, as WXWebAssembly does.
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { askModule } from './glue.mjs';
import { gluePath } from './package-files.mjs';

export async function restrictedReplies(asked) {
  const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext('delete globalThis.WebAssembly; delete globalThis.SharedArrayBuffer; delete globalThis.Atomics;', context);
  const names = 'WebAssembly TextDecoder TextEncoder document window self fetch XMLHttpRequest process require performance URL';
  const present = names.split(' ').filter((name) => vm.runInContext(`typeof ${name} !== 'undefined'`, context));
  if (present.length > 0) throw new Error(`the context is not poor enough: ${present}`);
  vm.runInContext('var module = { exports: {} }, exports = module.exports;', context);
  vm.runInContext(readFileSync(gluePath, 'utf8'), context, { filename: 'engine.js' });
  return askModule(vm.runInContext('module.exports', context), asked);
}
