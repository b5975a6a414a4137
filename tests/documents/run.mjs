// Runs what the documents show. A fenced block marked ```sh is run line by line from the project's root and must succeed; where a line is
// followed by lines starting with "# → ", its output must hold them. A block marked ```console is shown only (it installs, serves or takes
// minutes); its first words must still be commands of ./run that exist.
//
// A guide builds something step by step. $DIR is a fresh folder for each document, and a comment on the line before a block says more:
//   <!-- file: $DIR/a.json -->            the block is that file
//   <!-- into: $DIR/a.json /benefits/0 -->  the block's keys are put into that object of the file (without a place: into the whole)
//   <!-- fails -->                        the commands of the block must fail
//   <!-- prints -->                       each line of the block occurs, in this order, in what the last commands printed
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles, readText, root } from '../support/files.mjs';

const documents = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md', ...listFiles('docs').filter((file) => file.endsWith('.md'))];
const help = execFileSync('./run', ['help'], { cwd: root, encoding: 'utf8' });
const orders = { file: 'json', into: 'json', fails: 'sh', prints: 'text' }; // each with the kind of block it stands before
let passed = 0;
let failed = 0;

function check(label, what) {
  try {
    what();
    passed += 1;
    console.log(`ok      ${label}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${label}\n${error.message}`);
  }
}

/** Each fenced block of a document, with the order on the line before it, if there is one. */
function blocksOf(text) {
  const blocks = [];
  let order;
  for (const [, word, words, kind, block] of text.matchAll(/^<!-- (\w+)(?:: (.*?))? -->$|^```(\w*)\n([\s\S]*?)^```/gm)) {
    if (word !== undefined) {
      if (orders[word] === undefined || order !== undefined) throw new Error(`<!-- ${word} --> is not known here`);
      order = { word, words };
      continue;
    }
    if (order !== undefined && kind !== orders[order.word]) throw new Error(`<!-- ${order.word} --> stands before a block of ${kind}`);
    blocks.push({ kind, block, order: order?.word, words: order?.words });
    order = undefined;
  }
  if (order !== undefined) throw new Error(`<!-- ${order.word} --> stands before no block`);
  return blocks;
}

/** Runs one command; what it printed, on both streams. */
function run(command, folder, mustFail) {
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', `exec 2>&1\n${command}`], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DIR: folder },
  });
  const printed = stdout + stderr;
  if (mustFail ? !(status > 0) : status !== 0) throw new Error(`ended with ${status}:\n${printed}`);
  return printed;
}

function runBlock(file, block, folder, mustFail) {
  const lines = block.split('\n');
  let printed = '';
  for (let i = 0; i < lines.length; i += 1) {
    let command = lines[i];
    if (command === '' || command.startsWith('#')) continue;
    // A quote that is still open, or a backslash, continues on the next line.
    while ((command.split("'").length % 2 === 0 || command.endsWith('\\')) && i + 1 < lines.length) command += `\n${lines[(i += 1)]}`;
    const expected = [];
    while (lines[i + 1]?.startsWith('# → ')) expected.push(lines[(i += 1)].slice(4));
    check(`${file}: ${command.split('\n')[0]}`, () => {
      const output = run(command, folder, mustFail);
      printed += output;
      for (const text of expected) if (!output.includes(text)) throw new Error(`expected "${text}" in:\n${output}`);
    });
  }
  return printed;
}

function showBlock(file, block) {
  for (const [, verb] of block.matchAll(/^\.\/run (\w+)/gm)) {
    check(`${file}: ./run ${verb} exists`, () => {
      if (!help.includes(`./run ${verb}`)) throw new Error(`./run help does not name ${verb}`);
    });
  }
}

const inFolder = (text, folder) => text.replaceAll('$DIR', folder);

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Puts the members of `block` (written as inside an object, the last comma may stay) into the object at `place` of a JSON file. */
function merge(path, place, block) {
  const whole = JSON.parse(readFileSync(path, 'utf8'));
  const target = place.split('/').slice(1).reduce((at, key) => at?.[key], whole);
  if (typeof target !== 'object' || target === null) throw new Error(`${path} has no ${place}`);
  Object.assign(target, JSON.parse(`{${block.trim().replace(/,$/, '')}}`));
  write(path, `${JSON.stringify(whole, null, 2)}\n`);
}

// However wide the columns are.
const linesOf = (text) => text.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));

function prints(block, printed, folder) {
  let rest = linesOf(printed);
  for (const line of linesOf(inFolder(block, folder))) {
    const at = rest.findIndex((text) => text.includes(line));
    if (at < 0) throw new Error(`expected the line\n${line}\nin:\n${printed}`);
    if (line !== '') rest = rest.slice(at + 1);
  }
}

function follow(file, folder) {
  let printed = '';
  for (const { kind, block, order, words } of blocksOf(readText(file))) {
    if (order === 'file') {
      check(`${file}: ${words}`, () => write(inFolder(words, folder), block));
    } else if (order === 'into') {
      const [path, place = ''] = words.split(' ');
      check(`${file}: ${words}`, () => merge(inFolder(path, folder), place, block));
    } else if (order === 'prints') check(`${file}: prints ${block.split('\n')[0]}`, () => prints(block, printed, folder));
    else if (kind === 'sh') printed = runBlock(file, block, folder, order === 'fails');
    else if (kind === 'console') showBlock(file, block);
  }
}

for (const file of documents) {
  const folder = mkdtempSync(join(tmpdir(), 'yibao-document-'));
  try {
    follow(file, folder);
  } catch (error) {
    check(`${file}: read to its end`, () => {
      throw error;
    });
  }
  rmSync(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
