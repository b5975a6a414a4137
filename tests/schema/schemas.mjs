// The project's schemas, compiled: `compileSchemas()('pack.schema.json')` or with a pointer, `…('door.schema.json#/$defs/Money')`.
import Ajv from 'ajv/dist/2020.js';
import { listFiles, readJson } from '../support/files.mjs';

export function compileSchemas() {
  const ajv = new Ajv.default({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
  for (const file of listFiles('policies/schema')) if (file.endsWith('.schema.json')) ajv.addSchema(readJson(file));
  return (name) => {
    const validate = ajv.getSchema(name);
    if (!validate) throw new Error(`no schema ${name}`);
    return validate;
  };
}
