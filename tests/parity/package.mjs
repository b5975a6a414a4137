// The npm package as a program uses it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolder } from './package-files.mjs';

export async function packageReplies(asked) {
  const { loadEngine } = await import(pathToFileURL(join(packageFolder, 'index.js')).href);
  const engine = await loadEngine();
  return asked.map(({ op, request }) => engine.callText(op, request));
}
