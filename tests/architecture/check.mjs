// The house rules a compiler does not know: who may include whom, what never enters the engine, and that no area's name is in the code.
import { listFiles, readJson, readText } from '../support/files.mjs';

// Each room of engine/src and the rooms it may include. `errors`, `json` and `money` are the ground floor.
const ground = ['errors', 'json', 'money'];
const rooms = {
  errors: [],
  money: ['errors'],
  json: ['errors', 'money'],
  pack: ground,
  lint: [...ground, 'pack'],
  plan: [...ground, 'pack'],
  evaluate: [...ground, 'pack', 'plan'],
  reason: [...ground, 'pack', 'plan', 'evaluate'],
  statement: [...ground, 'pack', 'plan', 'evaluate', 'reason'],
  api: [...ground, 'pack', 'lint', 'plan', 'evaluate', 'reason', 'statement'],
};
// What costs tens of kilobytes of WebAssembly, or has no place where errors are values.
const banned = ['iostream', 'sstream', 'regex', 'fstream', 'filesystem', 'thread', 'mutex', 'chrono', 'random', 'locale'];

const faults = [];
let checks = 0;
const check = (ok, fault) => {
  checks += 1;
  if (!ok) faults.push(fault);
};

const isCode = (file) => /\.(cpp|hpp|def)$/.test(file);
const includes = (text) => [...text.matchAll(/^#include ([<"])([^>"]+)[>"]/gm)].map(([, kind, name]) => ({ kind, name }));
const engineFiles = listFiles('engine').filter(isCode);

// Faults whose texts the small engine leaves out (docs/decisions/105): only sources of operations that it does not have may name them.
const beyond = [...readText('engine/src/errors/codes.def').matchAll(/^BEYOND\((\w+)/gm)].map(([, code]) => code);
const afterwards = /^engine\/src\/(lint\/|statement\/receipt\.|api\/(compare|curve|diff|free_amount|printed|replay|solve)\.)/;
check(beyond.length > 0, 'codes.def marks no fault as beyond the first answer');
for (const file of engineFiles.filter((name) => !afterwards.test(name))) {
  const text = readText(file);
  for (const code of beyond) check(!new RegExp(`Code::${code}\\b`).test(text), `${file} names ${code}, whose text the first answer's engine leaves out`);
}

for (const file of engineFiles) {
  const text = readText(file);
  const room = /^engine\/src\/(\w+)\//.exec(file)?.[1];
  if (room) check(room in rooms, `${file}: the room "${room}" is not in tests/architecture/check.mjs`);
  for (const { kind, name } of includes(text)) {
    check(!name.startsWith('emscripten'), `${file} includes <${name}>: only wasm/ may`);
    if (file.startsWith('engine/src/')) check(!(kind === '<' && banned.includes(name)), `${file} includes <${name}>`);
    const target = kind === '"' && name.includes('/') ? name.split('/')[0] : undefined;
    if (room && rooms[room] && target && target !== 'yibao') check(target === room || rooms[room].includes(target), `${file} includes "${name}": ${room} may not use ${target}`);
    if (file.startsWith('engine/cli/')) check(!(target in rooms), `${file} includes "${name}": the command line uses the public header only`);
    if (file.startsWith('engine/include/')) check(kind === '<', `${file} includes "${name}": a public header needs nothing private`);
  }
  if (file.startsWith('engine/src/')) {
    const code = text.replace(/\/\/.*$/gm, '');
    for (const word of ['throw', 'dynamic_cast', 'getenv', 'fopen']) check(!new RegExp(`\\b${word}\\b`).test(code), `${file} uses ${word}`);
  }
}

for (const file of listFiles('wasm').filter(isCode)) {
  for (const { kind, name } of includes(readText(file))) check(kind === '<', `${file} includes "${name}": the bindings use the public header only`);
}

// No area in code: not its name, not its code. Tests, packs and generated files may name areas.
const areas = listFiles('policies/cn')
  .filter((file) => file.endsWith('/pack.json'))
  .map(readJson)
  .flatMap(({ region, name, search = [] }) => [region, name.zh, name.zh.replace(/[市州县区]$/, ''), name.en, ...search.filter((word) => word.length > 5)]);
const sources = [
  ...engineFiles,
  ...listFiles('wasm/package').filter((file) => file.endsWith('.ts')),
  ...['web/core/src', 'web/core/texts', 'web/site/src', 'web/miniprogram'].flatMap(listFiles),
].filter((file) => /\.(cpp|hpp|def|ts|js|mjs|astro|json)$/.test(file) && !/\.(test|generated)\.ts$/.test(file));
for (const file of sources) {
  // Comments may give an example.
  const code = readText(file).replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '').replace(/\s\/\/ .*$/gm, '');
  for (const area of areas) check(!new RegExp(`(?<![\\w])${area}(?![\\w])`).test(code), `${file} names the area ${area}`);
}

check(engineFiles.length > 10 && areas.length > 0, 'found too little to check');
for (const fault of faults) console.log(fault);
console.log(`${checks - faults.length} passed, ${faults.length} failed`);
process.exit(faults.length === 0 ? 0 : 1);
