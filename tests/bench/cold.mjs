// The cold start in Node: from `loadEngine()` (engine, frame and one pack from the disk) to the first answer, in a fresh process each time,
// with the file that knows the first answer. Once with the yardstick's policy and every fact said, once with an area's pack and the
// README's question, which leaves facts open. Prints the median and the least of a number of starts; with a limit in milliseconds as
// argument, fails when the yardstick's least is above it.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { caseFiles, readJson, root } from '../support/files.mjs';

const readme = readJson(caseFiles().find((file) => file.endsWith('retired-tier2-1500.json'))).request;
const yardstick = {
  region: 'yardstick',
  date: '2024-06-01',
  person: { scheme: 'employee', status: 'retired', identity: 'none' },
  visits: [{ care: 'outpatient', tier: '2', total: '1500.00', noncovered: '0', over_price_limit: '0', first_pay: '0', place: 'local' }],
};

function starts(pack, request) {
  const start = `
  const { readFileSync } = await import('node:fs');
  const { loadEngine } = await import(${JSON.stringify(join(root, 'build/wasm/index.js'))});
  const begin = performance.now();
  const engine = await loadEngine({ operations: 'first answer', regions: [] });
  engine.add(readFileSync(${JSON.stringify(join(root, pack))}));
  const reply = engine.call('estimate', ${JSON.stringify(request)});
  console.log(reply.ok.status ? performance.now() - begin : NaN);`;
  const times = Array.from({ length: 31 }, () => Number(execFileSync(process.execPath, ['--input-type=module', '-e', start], { encoding: 'utf8' })));
  return times.sort((a, b) => a - b);
}

const shown = (times) => `median ${times[15].toFixed(1)} ms, least ${times[0].toFixed(1)} ms`;
const measured = starts('tests/bench/yardstick.pack.json', yardstick);
console.log(`cold start in Node, yardstick: ${shown(measured)}`);
console.log(`cold start in Node, an area's pack and open facts: ${shown(starts(`build/wasm/policies/${readme.region}.json`, readme))}`);
const limit = Number(process.argv[2] ?? Infinity);
if (!(measured[0] <= limit)) {
  console.log(`above ${limit} ms`);
  process.exit(1);
}
