// The glue in JavaScriptCore's own shell (Debian: libjavascriptcoregtk-4.0-bin).
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/files.mjs';
import { documents, gluePath, wasmPath } from './package-files.mjs';

// Runs inside jsc, whose shell has load, readFile and print, but no console.
const program = (input) => `
var console = { log: print, warn: print, error: print };
load(${JSON.stringify(gluePath)});
const input = JSON.parse(readFile(${JSON.stringify(input)}));
const fail = (error) => { print('failed: ' + error); quit(1); };
createYibaoEngine({
  instantiateWasm(imports, done) {
    WebAssembly.instantiate(readFile(${JSON.stringify(wasmPath)}, 'binary'), imports).then(({ instance }) => done(instance), fail);
    return {};
  },
}).then((engine) => {
  input.documents.forEach((text) => engine.add(text));
  input.asked.forEach(({ op, request }) => print(engine.call(op, request)));
}).catch(fail);
`;

export async function jscReplies(asked) {
  const folder = join(root, 'build/parity');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'jsc-input.json'), JSON.stringify({ documents: documents(), asked }));
  writeFileSync(join(folder, 'jsc.js'), program(join(folder, 'jsc-input.json')));
  return execFileSync('jsc', [join(folder, 'jsc.js')], { encoding: 'utf8', maxBuffer: 1 << 30 }).trimEnd().split('\n');
}
