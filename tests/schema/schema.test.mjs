// The documents of this project against their own schemas: packs, frame, worked cases, the API's description, and every reply.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { caseFiles, listFiles, readJson, root } from '../support/files.mjs';
import { nativeReplies, vectors } from '../support/vectors.mjs';
import { compileSchemas } from './schemas.mjs';

const validators = compileSchemas();

function assertValid(name, value, label) {
  const validate = validators(name);
  const valid = validate(value);
  assert.ok(valid, `${label}:\n${(validate.errors ?? []).slice(0, 8).map((e) => `  ${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`).join('\n')}`);
}

const packs = [...listFiles('policies/cn').filter((file) => basename(file) === 'pack.json'), 'tests/bench/yardstick.pack.json'];

test('there are packs and cases to check', () => {
  assert.ok(packs.length >= 2);
  assert.ok(caseFiles().length > 0);
});

for (const file of packs) test(file, () => assertValid('pack.schema.json', readJson(file), file));

test('policies/cn/frame.json', () => assertValid('frame.schema.json', readJson('policies/cn/frame.json'), 'frame'));

for (const file of caseFiles()) test(file, () => assertValid('case.schema.json', readJson(file), file));

test('every reply matches the door', () => {
  const asked = vectors();
  const replies = nativeReplies(asked);
  assert.ok(replies.length > 0);
  const known = readJson('policies/schema/door.schema.json').properties;
  for (const [i, reply] of replies.entries()) {
    const { op, label } = asked[i];
    const shape = op in known ? `properties/${op}/properties/reply` : '$defs/ErrorReply';
    assertValid(`door.schema.json#/${shape}`, JSON.parse(reply), `${label} (${op})`);
  }
});

test('every operation of the door has its path in openapi.json, and no other has', () => {
  const api = readJson('policies/schema/openapi.json');
  const operations = Object.keys(readJson('policies/schema/door.schema.json').properties);
  const posts = Object.entries(api.paths).filter(([, item]) => item.post).map(([path]) => path.replace('/v1/', ''));
  assert.deepEqual(posts.sort(), operations.sort());
  const references = JSON.stringify(api).matchAll(/"\$ref":"door\.schema\.json#([^"]+)"/g);
  for (const [, pointer] of references) assert.ok(validators(`door.schema.json#${pointer}`), pointer);
});

test('the schemas refuse what they should', () => {
  const refused = (name, value) => assert.equal(validators(name)(value), false, JSON.stringify(value));
  const pack = readJson('tests/bench/yardstick.pack.json');
  refused('pack.schema.json', { ...pack, colour: 'red' });
  refused('pack.schema.json', { ...pack, benefits: [{ ...pack.benefits[0], deductible: undefined }] });
  refused('pack.schema.json', { ...pack, benefits: [{ ...pack.benefits[0], payer: 'nobody' }] });
  refused('door.schema.json#/$defs/CaseRequest', { region: '421300', visit: [] });
  refused('door.schema.json#/$defs/Money', '1.5');
});

test('schema files end with a newline and are valid JSON', () => {
  for (const file of listFiles('policies/schema')) assert.ok(readFileSync(`${root}/${file}`, 'utf8').endsWith('}\n'), file);
});
