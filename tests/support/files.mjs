// The project's files by their path below its root.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const readText = (file) => readFileSync(join(root, file), 'utf8');
export const readJson = (file) => JSON.parse(readText(file));

/** Every file below a folder, sorted; without what was installed or built. */
export function listFiles(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? listFiles(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .sort();
}

/** Worked cases beside the packs. */
export const caseFiles = () => listFiles('policies/cn').filter((file) => file.includes('/cases/') && file.endsWith('.json'));

/** Golden questions: files {"op", "request"}; the replies beside them (*.reply.json) are not questions. */
export const goldenFiles = () => listFiles('tests/golden/errors').filter((file) => file.endsWith('.json') && !file.endsWith('.reply.json'));
