// The mini-program as it would be uploaded. WeChat counts bytes as they are; policies come and go, so that only code has a ledger.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function miniProgram(folder) {
  const { subPackages } = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'));
  const files = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
  const bytes = (fits) => files.filter(fits).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const main = (name) => !subPackages.some(({ root }) => name.startsWith(`${root.replace(/\/$/, '')}/`));
  return {
    'mini-program wasm and glue': bytes((name) => name === 'engine/answer.wasm' || name === 'engine/glue.js'),
    'mini-program full wasm': bytes((name) => name === 'full/engine.wasm'),
    'mini-program full engine as a script': bytes((name) => name.startsWith('full-fallback/')),
    'mini-program tools': bytes((name) => name.startsWith('tools/')),
    'mini-program code and texts': bytes((name) => main(name) && !/^(data|engine)\//.test(name)),
    'mini-program main package': bytes(main),
    'mini-program all packages': bytes(() => true),
  };
}
