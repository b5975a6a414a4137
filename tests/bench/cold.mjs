// The cold start in Node: from `loadEngine()` (engine, frame and one area's pack from the disk) to the first answer, in a fresh process each
// time, with the file that knows the first answer. Prints the median and the least of a number of starts; with a limit in milliseconds as
// argument, fails when the least is above it.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { caseFiles, readJson, root } from '../support/files.mjs';

const { request } = readJson(caseFiles().find((file) => file.endsWith('retired-tier2-1500.json')));
const start = `
  const { loadEngine } = await import(${JSON.stringify(join(root, 'build/wasm/index.js'))});
  const begin = performance.now();
  const engine = await loadEngine({ operations: 'first answer', regions: [${JSON.stringify(request.region)}] });
  const reply = engine.call('estimate', ${JSON.stringify(request)});
  console.log(reply.ok.status ? performance.now() - begin : NaN);`;
const times = Array.from({ length: 21 }, () => Number(execFileSync(process.execPath, ['--input-type=module', '-e', start], { encoding: 'utf8' })));
times.sort((a, b) => a - b);
console.log(`cold start in Node: median ${times[10].toFixed(1)} ms, least ${times[0].toFixed(1)} ms`);
const limit = Number(process.argv[2] ?? Infinity);
if (!(times[0] <= limit)) {
  console.log(`above ${limit} ms`);
  process.exit(1);
}
