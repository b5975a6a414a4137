// The questions every build of the engine must answer with the same bytes, and the native build's answers.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseFiles, goldenFiles, listFiles, readJson, readText, root } from './files.mjs';

/** [{ label, op, request }], `request` as JSON text. */
export function vectors() {
  const all = caseFiles().map((file) => ({ label: file, ...readJson(file) }));
  const cases = sample(all, 40);
  const packs = listFiles('policies/cn').filter((file) => file.endsWith('/pack.json'));
  const regions = packs.map((file) => readJson(file).region);
  return [
    ...cases.map(({ label, op, request }) => ({ label, op, request: JSON.stringify(request) })),
    ...goldenFiles().map((file) => ({ label: file, ...golden(readJson(file)) })),
    ...listFiles('tests/golden/receipts').map((file) => ({ label: file, op: 'replay', request: JSON.stringify({ receipt: readJson(file).receipt }) })),
    // Each estimate again as a question, without its trace, strict, and with one thing left out: bounded answers and refusals.
    ...sample(cases.filter(({ op }) => op === 'estimate'), 6).flatMap(({ label, request }) => variations(label, request)),
    ...regions.flatMap((region) => ['describe', 'check'].map((op) => ({ label: region, op, request: JSON.stringify({ region }) }))),
    ...packs.map((file) => ({ label: `${file} inline`, op: 'check', request: `{"pack": ${readText(file)}}` })),
    ...['regions', 'version'].map((op) => ({ label: op, op, request: '{}' })),
    ...['1e3', '0.1', '-0.5', '1.005', '99999999999999999999', '1.5e400', '0e999', '1e-999', '1.7e308', '1.8e308', `1${'0'.repeat(308)}`, `1${'0'.repeat(309)}`, `0.${'1'.repeat(400)}`].map((number) => ({
      label: `the number ${number}`,
      op: 'estimate',
      request: `{"region": "${regions[0]}", "date": "2024-06-01", "person": {}, "visits": [{"total": ${number}}]}`,
    })),
    { label: 'not a number', op: 'estimate', request: '{"visits": [{"total": 1.}]}' },
    { label: 'a raw control character', op: 'estimate', request: `{"region": "${String.fromCharCode(1)}"}` },
    { label: 'not JSON', op: 'estimate', request: '{"region": ' },
    { label: 'a key twice', op: 'estimate', request: '{"region": "x", "region": "y"}' },
    { label: 'an unknown key beyond ASCII', op: 'regions', request: '{"字": "\\ud83d\\ude00"}' },
  ];
}

/** At most so many of each folder, spread evenly: every build would take minutes for all of them, and `yibao test` runs them all. */
function sample(cases, most) {
  const folders = new Map();
  for (const one of cases) {
    const folder = one.label.slice(0, one.label.lastIndexOf('/'));
    folders.set(folder, [...(folders.get(folder) ?? []), one]);
  }
  return [...folders.values()].flatMap((list) => {
    const step = Math.max(1, list.length / most);
    return list.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  });
}

/** A golden file's question in the forms of tests/unit/errors_test.cpp; documents that are added there are checked inline here. */
function golden({ op, request, pack, edits, before, repeat, times, after }) {
  if (edits) {
    const text = edits.reduce((document, edit) => document.replace(edit.replace, () => edit.with), readText(pack));
    return { op: 'check', request: `{"pack":${text}}` };
  }
  return { op, request: request ?? before + repeat.repeat(Number(times)) + after };
}

function variations(label, request) {
  const make = (what, op, change) => ({ label: `${label} ${what}`, op, request: JSON.stringify(change(structuredClone(request))) });
  const leaveOut = (of, key) => (copy) => {
    delete of(copy)?.[key];
    return copy;
  };
  const visit = (copy) => copy.visits?.[0];
  return [
    make('as questions', 'questions', (copy) => copy),
    make('without trace', 'estimate', (copy) => ({ ...copy, options: { ...copy.options, trace: false } })),
    make('strict', 'estimate', (copy) => ({ ...copy, options: { ...copy.options, strict: true } })),
    ...Object.keys(request.person ?? {}).map((key) => make(`without person.${key}`, 'estimate', leaveOut((copy) => copy.person, key))),
    ...Object.keys(request.visits?.[0] ?? {}).map((key) => make(`without visit.${key}`, 'questions', leaveOut(visit, key))),
    ...Object.keys(request.visits?.[0] ?? {}).map((key) => make(`without visit.${key}`, 'estimate', leaveOut(visit, key))),
  ];
}

/** The replies of build/yibao, one text per vector. */
export function nativeReplies(asked) {
  const folder = join(root, 'build/parity');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'vectors.ndjson');
  writeFileSync(file, asked.map(({ op, request }) => `${JSON.stringify({ op, request })}\n`).join(''));
  const output = execFileSync(join(root, 'build/yibao'), ['call', '--vectors', file], { encoding: 'utf8', maxBuffer: 1 << 30 });
  return output.trimEnd().split('\n');
}
