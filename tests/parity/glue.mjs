// The glue by itself, loaded as CommonJS: what `require` in Node gets.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { documents, gluePath, wasmPath } from './package-files.mjs';

/** Starts a module from the glue's function and asks it everything. */
export async function askModule(createYibaoEngine, asked) {
  const engine = await new Promise((resolve, reject) => {
    createYibaoEngine({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(readFileSync(wasmPath), imports).then(({ instance }) => done(instance), reject);
        return {};
      },
    }).then(resolve, reject);
  });
  for (const document of documents()) {
    const reply = engine.add(document);
    if (!reply.startsWith('{"ok":')) throw new Error(reply);
  }
  return asked.map(({ op, request }) => engine.call(op, request));
}

export const glueReplies = (asked) => askModule(createRequire(import.meta.url)(gluePath), asked);
