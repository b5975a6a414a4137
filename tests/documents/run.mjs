// Runs the commands the documents show. A fenced block marked ```sh is run line by line from the project's root and must succeed; where a
// line is followed by lines starting with "# → ", its output must hold them. A block marked ```console is shown only (it installs, serves or
// takes minutes); its first words must still be commands of ./run that exist.
import { execFileSync } from 'node:child_process';
import { listFiles, readText, root } from '../support/files.mjs';

const documents = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md', ...listFiles('docs').filter((file) => file.endsWith('.md'))];
const help = execFileSync('./run', ['help'], { cwd: root, encoding: 'utf8' });
let passed = 0;
let failed = 0;

function check(label, what) {
  try {
    what();
    passed += 1;
    console.log(`ok      ${label}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${label}\n${error.stdout ?? ''}${error.stderr ?? error.message}`);
  }
}

function runBlock(file, block) {
  const lines = block.split('\n');
  for (let i = 0; i < lines.length; i += 1) {
    let command = lines[i];
    if (command === '' || command.startsWith('#')) continue;
    // A quote that is still open, or a backslash, continues on the next line.
    while ((command.split("'").length % 2 === 0 || command.endsWith('\\')) && i + 1 < lines.length) command += `\n${lines[(i += 1)]}`;
    const expected = [];
    while (lines[i + 1]?.startsWith('# → ')) expected.push(lines[(i += 1)].slice(4));
    check(`${file}: ${command.split('\n')[0]}`, () => {
      const output = execFileSync('bash', ['-euo', 'pipefail', '-c', command], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
      for (const text of expected) if (!output.includes(text)) throw new Error(`expected "${text}" in:\n${output}`);
    });
  }
}

function showBlock(file, block) {
  for (const [, verb] of block.matchAll(/^\.\/run (\w+)/gm)) {
    check(`${file}: ./run ${verb} exists`, () => {
      if (!help.includes(`./run ${verb}`)) throw new Error(`./run help does not name ${verb}`);
    });
  }
}

for (const file of documents) {
  for (const [, kind, block] of readText(file).matchAll(/^```(sh|console)\n([\s\S]*?)^```/gm)) (kind === 'sh' ? runBlock : showBlock)(file, block);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
