// The npm package as a program uses it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolder } from './package-files.mjs';

async function replies(asked, operations) {
  const { loadEngine } = await import(pathToFileURL(join(packageFolder, 'index.js')).href);
  const engine = await loadEngine({ operations });
  return asked.map(({ op, request }) => engine.callText(op, request));
}

export const packageReplies = (asked) => replies(asked, 'all');
export const answerReplies = (asked) => replies(asked, 'first answer');
