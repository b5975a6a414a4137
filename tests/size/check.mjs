// The size ledger: what goes over the wire, against budget.json. `--update` writes the sizes of this build into the ledger.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { readJson, root } from '../support/files.mjs';
import { firstPage } from './first-page.mjs';
import { miniProgram } from './mini-program.mjs';

const bytes = (file) => readFileSync(join(root, file));
const brotli = (data) =>
  brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length } }).length;

const wasm = bytes('build/wasm/glue/engine.wasm');
const glue = bytes('build/wasm/glue/engine.js');
const page = firstPage(join(root, 'build/site'));
const measured = {
  'wasm brotli': brotli(wasm),
  wasm: wasm.length,
  'wasm of the first answer brotli': brotli(bytes('build/wasm/glue/answer.wasm')),
  'glue brotli': brotli(glue),
  glue: glue.length,
  'first page brotli': page.reduce((sum, file) => sum + brotli(readFileSync(file)), 0),
  ...miniProgram(join(root, 'build/miniprogram/package')),
};

const budgetFile = join(root, 'tests/size/budget.json');
const budget = readJson('tests/size/budget.json');
let failed = 0;
console.log(`${'bytes'.padEnd(34)}${'now'.padStart(9)}${'ledger'.padStart(9)}${'limit'.padStart(9)}`);
for (const [name, size] of Object.entries(measured)) {
  const { limit, ledger } = budget.sizes[name];
  const over = size > ledger || (limit !== undefined && size > limit);
  const under = size < ledger * 0.98;
  if (over) failed += 1;
  const remark = over ? '  over' : under ? '  well below: lower the ledger with --update' : '';
  console.log(`${name.padEnd(34)}${String(size).padStart(9)}${String(ledger ?? '').padStart(9)}${String(limit ?? '').padStart(9)}${remark}`);
  if (process.argv.includes('--update') && ledger !== undefined) budget.sizes[name].ledger = limit === undefined ? size : Math.min(size, limit);
}
console.log('\nfirst page, until the first answer:');
for (const file of page) console.log(`  ${String(brotli(readFileSync(file))).padStart(7)}  ${file.slice(root.length + 1)}`);
if (process.argv.includes('--update')) {
  const text = JSON.stringify(budget, null, 2).replace(/\{\s+("limit": \d+,)?\s*("ledger": \d+)\s+\}/g, (_, limit, ledger) => `{ ${limit ? `${limit} ` : ''}${ledger} }`);
  writeFileSync(budgetFile, `${text}\n`);
}
if (!existsSync(join(root, 'build/site/index.html'))) throw new Error('build/site has no index.html');
console.log(`\n${Object.keys(measured).length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
