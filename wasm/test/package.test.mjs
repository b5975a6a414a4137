// The npm package as others meet it: installed into an empty folder, imported, typed, and able to run on old hosts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const built = join(root, 'build/wasm');
const load = (name) => import(pathToFileURL(join(built, name)).href);
const read = (name) => readFileSync(join(built, name), 'utf8');

const suizhou = {
  region: '421300',
  date: '2024-06-01',
  person: { scheme: 'employee', status: 'retired' },
  visits: [{ care: 'outpatient', tier: '2', total: '1500' }],
};

/** The values (not types) a .d.ts exports. */
const declaredValues = (text) =>
  [
    ...text.matchAll(/^export (?:declare )?(?:class|(?:async )?function|const) (\w+)/gm),
    ...[...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list]) => [...list.matchAll(/(\w+)/g)]),
  ].map(([, name]) => name);

/** The members an interface or class of a .d.ts declares. */
const declaredMembers = (text, name) => {
  const body = new RegExp(`(?:interface|class) ${name}\\b[^{]*\\{([\\s\\S]*?)\\n\\}`).exec(text)[1];
  return [...new Set([...body.matchAll(/^ {4}(?:readonly )?(\w+)(?=[<(:?])/gm)].map(([, member]) => member))];
};

for (const name of ['index', 'core']) {
  test(`${name}.d.ts names what ${name}.js exports`, async () => {
    assert.deepEqual(declaredValues(read(`${name}.d.ts`)).sort(), Object.keys(await load(`${name}.js`)).sort());
  });
}

test('the class Engine has the members its types declare', async () => {
  const { Engine, loadEngine } = await load('index.js');
  const engine = await loadEngine({ regions: [] });
  const present = [...Object.getOwnPropertyNames(Engine.prototype), ...Object.keys(engine)];
  assert.deepEqual(present.sort(), declaredMembers(read('core.d.ts'), 'Engine').sort());
});

test('the module behind the glue has the functions its types declare', async () => {
  const createYibaoEngine = createRequire(import.meta.url)(join(built, 'glue/engine.js'));
  const module = await createYibaoEngine({
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(readFileSync(join(built, 'glue/engine.wasm')), imports).then(({ instance }) => done(instance));
      return {};
    },
  });
  for (const name of declaredMembers(read('core.d.ts'), 'GlueModule')) assert.equal(typeof module[name], 'function', name);
  assert.equal(module.version(), JSON.parse(read('package.json')).version);
});

test('loadEngine, call, and what goes wrong', async () => {
  const { EngineError, loadEngine } = await load('index.js');
  const engine = await loadEngine();
  assert.equal(engine.call('estimate', suizhou).ok.total.person.total, '675.00');
  assert.equal(engine.callText('estimate', JSON.stringify(suizhou)), JSON.stringify(engine.call('estimate', suizhou)));
  assert.throws(
    () => engine.call('estimate', { ...suizhou, visits: [{ ...suizhou.visits[0], total: '-1' }] }),
    (error) => {
      assert.ok(error instanceof EngineError);
      assert.equal(error.path, '/visits/0/total');
      assert.ok(error.code && error.text.zh && error.text.en && error.issues.length > 0);
      return true;
    },
  );
});

test('a browser-like start loads no pack until it is asked for one, and asks once', async () => {
  const { loadEngine } = await load('index.js');
  const asked = [];
  const counted = async (name) => {
    asked.push(name);
    return read(name);
  };
  const engine = await loadEngine({ regions: [], read: counted });
  assert.throws(() => engine.call('estimate', suizhou));
  await Promise.all([engine.loadRegion('421300'), engine.loadRegion('421300')]);
  assert.equal(engine.call('estimate', suizhou).ok.total.person.total, '675.00');
  assert.deepEqual(asked, ['policies/frame.json', 'policies/421300.json']);
  await assert.rejects(engine.loadRegion('000000'));
  await assert.rejects(engine.loadRegion('000000'));
  assert.equal(asked.length, 4, 'a failed download may be tried again');
});

test('a host whose WebAssembly fails to load is told, not kept waiting', async () => {
  const { loadEngine } = await load('index.js');
  await assert.rejects(loadEngine({ instantiate: () => Promise.reject(new Error('no such file')) }), /no such file/);
});

test('npm pack, install into an empty folder, run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yibao-'));
  try {
    const options = { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
    const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', built], options));
    writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], options);
    writeFileSync(
      join(folder, 'ask.js'),
      `import { loadEngine } from '@yibao/engine';
       const engine = await loadEngine();
       console.log(engine.call('estimate', ${JSON.stringify(suizhou)}).ok.total.person.total);`,
    );
    assert.equal(execFileSync(process.execPath, ['ask.js'], options), '675.00\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the types accept a right program and refuse a wrong one', () => {
  const folder = mkdtempSync(join(root, 'build/types-'));
  try {
    const compile = (source) => {
      writeFileSync(join(folder, 'program.mts'), source);
      const tsc = join(root, 'wasm/node_modules/.bin/tsc');
      const args = ['--noEmit', '--strict', '--module', 'NodeNext', '--target', 'ES2022', '--lib', 'ES2022,DOM', '--types', '', join(folder, 'program.mts')];
      execFileSync(tsc, args, { encoding: 'utf8', stdio: 'pipe' });
    };
    const program = (line) => `import { loadEngine } from '../wasm/index.js';
      const engine = await loadEngine();
      const reply = engine.call('estimate', ${JSON.stringify(suizhou)});
      ${line}
      export {};`;
    compile(program('const status: string = reply.ok.status; void status;'));
    assert.throws(() => compile(program('const status: number = reply.ok.status; void status;')));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a document is the same as text, as bytes and behind a million spaces', async () => {
  const { loadEngine } = await load('index.js');
  const pack = read('policies/421300.json');
  const estimates = [];
  for (const document of [pack, Buffer.from(pack), `${' '.repeat(1_000_000)}${pack}`]) {
    const engine = await loadEngine({ regions: [] });
    engine.add(document);
    estimates.push(engine.callText('estimate', JSON.stringify(suizhou)));
  }
  assert.match(estimates[0], /"675\.00"/);
  assert.deepEqual(new Set(estimates).size, 1);
});

test('what a request says comes back letter for letter', async () => {
  const { loadEngine } = await load('index.js');
  const engine = await loadEngine({ regions: [] });
  const odd = '随州 é 𠮷 \u0000 end';
  assert.throws(
    () => engine.call('estimate', { ...suizhou, region: odd }),
    ({ text }) => text.zh.includes(odd) && text.en.includes(odd),
  );
});

test('a host whose TextEncoder cannot write into memory gets its answers all the same', async () => {
  const glue = { exports: {} };
  class OldEncoder {
    encode() {
      throw new Error('not the way');
    }
  }
  compileFunction(read('glue/engine.js'), ['module', 'exports', 'TextEncoder'])(glue, glue.exports, OldEncoder);
  const { startEngine } = await load('core.js');
  const engine = await startEngine({
    glue: glue.exports,
    instantiate: (imports) => WebAssembly.instantiate(readFileSync(join(built, 'glue/engine.wasm')), imports),
    read: async (name) => read(name),
  });
  await engine.loadRegion('421300');
  assert.equal(engine.call('estimate', suizhou).ok.total.person.total, '675.00');
});
