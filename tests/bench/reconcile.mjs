// How long a printed settlement takes in WebAssembly, in Node: worked cases of every folder as papers, with one fact told otherwise
// than it was settled (an explanation is to be found) and with one figure a fen off (nothing explains it, everything is tried).
// Prints mean, worst and the slowest question; with a limit in milliseconds as argument, fails when a question takes longer.
import { join } from 'node:path';
import { caseFiles, readJson, root } from '../support/files.mjs';

const PER_FOLDER = 12;
const { loadEngine } = await import(join(root, 'build/wasm/index.js'));
const engine = await loadEngine();
const call = (operation, request) => {
  try {
    return engine.call(operation, request).ok;
  } catch (error) {
    if (typeof error.code !== 'string') throw error; // a fault of the engine, not its refusal of a question
    return null;
  }
};

const folders = Map.groupBy(caseFiles(), (file) => file.slice(0, file.lastIndexOf('/')));
const papers = [...folders.values()].flatMap((files) => {
  const worked = files.map((file) => ({ label: file, ...readJson(file) })).filter(({ op, request }) => op === 'estimate' && request.visits?.length === 1);
  const step = Math.max(1, worked.length / PER_FOLDER);
  return worked.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step)).flatMap(questions);
});
const written = caseFiles().map((file) => ({ label: file, ...readJson(file) })).filter(({ op }) => op === 'reconcile');
papers.push(...written);

const times = papers.map(({ label, request }) => {
  // What this thread worked, and the least of three: what else the machine does is not the engine's.
  const once = () => {
    const begin = process.threadCpuUsage();
    const reply = call('reconcile', request);
    const { user, system } = process.threadCpuUsage(begin);
    return { took: (user + system) / 1000, status: reply?.status ?? 'refused' };
  };
  const tries = [once(), once(), once()].sort((a, b) => a.took - b.took);
  return { label, ...tries[0] };
});
times.sort((a, b) => b.took - a.took);
const count = (status) => times.filter((one) => one.status === status).length;
const mean = times.reduce((sum, { took }) => sum + took, 0) / times.length;
console.log(
  `reconcile in WebAssembly: ${times.length} papers (${['equal', 'explained', 'not_explained', 'refused'].map((status) => `${count(status)} ${status}`).join(', ')}), mean ${mean.toFixed(1)} ms, worst ${times[0].took.toFixed(1)} ms`,
);
for (const { took, status, label } of times.slice(0, 5)) console.log(`  ${took.toFixed(1).padStart(6)} ms  ${status}  ${label}`);
const limit = Number(process.argv[2] ?? Infinity);
if (!(times.length > 0 && times[0].took <= limit)) {
  console.log(`above ${limit} ms`);
  process.exit(1);
}

/** The papers of one worked case: what the person says of it differs from what was settled, or a figure does. */
function questions({ label, request }) {
  const settled = call('estimate', request);
  if (settled?.status !== 'complete') return [];
  const printed = settled.visits[0].statement;
  const told = otherwise(request, settled);
  const fen = structuredClone(printed);
  fen.funds.pooled_fund = fen.funds.pooled_fund.replace(/.$/, (last) => (last === '9' ? '8' : String(Number(last) + 1)));
  return [
    ...(told === null ? [] : [{ label: `${label}, told otherwise`, request: { ...told, reconcile: { printed } } }]),
    { label: `${label}, a fen off`, request: { ...request, reconcile: { printed: fen } } },
  ];
}

/** The case with another option of the first fact it says, which still has numbers and comes to another amount. */
function otherwise(request, settled) {
  const about = call('describe', request.region ? { region: request.region } : { pack: request.pack });
  for (const { id, scope, options } of about?.facts ?? []) {
    const holder = scope === 'person' ? request.person : request.visits[0];
    for (const option of holder?.[id] === undefined ? [] : (options ?? [])) {
      if (option.id === holder[id]) continue;
      const told = structuredClone(request);
      (scope === 'person' ? told.person : told.visits[0])[id] = option.id;
      const reply = call('estimate', told);
      if (reply?.status === 'complete' && reply.total.person.total !== settled.total.person.total) return told;
    }
  }
  return null;
}
