// Assembles the npm package in build/wasm/ from the compiled wasm, the wrapper's TypeScript and the policy packs.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync } from 'esbuild';
import { compileFromFile } from 'json-schema-to-typescript';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const compiled = join(root, 'build/wasm-obj/wasm');
const out = join(root, 'build/wasm');
const yibao = (operation) => execFileSync(join(root, 'build/yibao'), [operation], { input: '{}', encoding: 'utf8' });
const write = (name, text) => writeFileSync(join(out, name), text);
const writeJson = (name, value) => write(name, `${JSON.stringify(value, null, 2)}\n`);

rmSync(out, { recursive: true, force: true });
for (const folder of ['glue', 'policies']) mkdirSync(join(out, folder), { recursive: true });

// The glue, shortened once for every host. ES2018 is what the oldest mini-program hosts read.
const glue = readFileSync(join(compiled, 'engine.js'), 'utf8');
write('glue/engine.js', transformSync(glue, { minify: true, target: 'es2018' }).code);
writeJson('glue/package.json', { type: 'commonjs' });
// One glue serves both files: they differ in the operations they know, not in what they need of it.
for (const file of ['engine.wasm', 'answer.wasm']) copyFileSync(join(compiled, file), join(out, 'glue', file));
const neutral = (text) => text.replaceAll('answer.wasm', 'engine.wasm');
if (neutral(readFileSync(join(compiled, 'answer.js'), 'utf8')) !== glue) throw new Error('engine.js and answer.js differ');

// The packs, byte for byte: findings name their lines.
copyFileSync(join(root, 'policies/cn/frame.json'), join(out, 'policies/frame.json'));
for (const name of readdirSync(join(root, 'policies/cn'), { recursive: true })) {
  if (!name.endsWith('pack.json')) continue;
  const file = join(root, 'policies/cn', name);
  copyFileSync(file, join(out, `policies/${JSON.parse(readFileSync(file, 'utf8')).region}.json`));
}
write('policies/index.json', yibao('regions'));

// The wrapper. Its types of requests and replies come from the schema.
const types = await compileFromFile(join(root, 'policies/schema/door.schema.json'), { bannerComment: '// Generated from policies/schema/door.schema.json.' });
writeFileSync(join(here, 'package/door.ts'), types);
execFileSync(join(here, 'node_modules/.bin/tsc'), ['--project', join(here, 'tsconfig.json')], { stdio: 'inherit' });
// One file each, so that a site can copy index.js without knowing what it is made of.
buildSync({
  entryPoints: ['index', 'core'].map((name) => join(here, `package/${name}.ts`)),
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  outdir: out,
});
copyFileSync(join(here, 'package/README.md'), join(out, 'README.md'));
copyFileSync(join(root, 'LICENSE'), join(out, 'LICENSE'));

writeJson('package.json', {
  name: '@yibao/engine',
  version: JSON.parse(yibao('version')).ok.engine,
  description: 'Medical reimbursement in China, to the fen, with the rule and source behind every line',
  license: 'Apache-2.0',
  type: 'module',
  main: './index.js',
  types: './index.d.ts',
  exports: {
    '.': { types: './index.d.ts', default: './index.js' },
    './core': { types: './core.d.ts', default: './core.js' },
    './glue/*': './glue/*',
    './policies/*': './policies/*',
    './package.json': './package.json',
  },
  sideEffects: false,
});
