// Which files a browser loads from opening the estimate page to its first answer: the page, what it names (and what those name), the engine with
// its thread's script, the national frame, the list of areas and one area's pack. Fonts and pictures count too; what only a click loads does not.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const engine = ['worker/engine.js', ...['glue/answer.wasm', 'policies/frame.json', 'policies/index.json', 'policies/421300.json'].map((name) => `engine/${name}`)];

// Static references only: src and href of the page, `import … from`, `import "…"`, url(…). import() is loaded on demand.
const references = [
  /<(?:script|img|source)\b[^>]*?\bsrc="([^"#?]+)"/g,
  /<link\b[^>]*?\brel="(?:stylesheet|modulepreload|preload|icon)"[^>]*?\bhref="([^"#?]+)"/g,
  /<link\b[^>]*?\bhref="([^"#?]+)"[^>]*?\brel="(?:stylesheet|modulepreload|preload|icon)"/g,
  /\bcomponent-url="([^"]+)"/g,
  /\brenderer-url="([^"]+)"/g,
  /\b(?:import|export)\s*(?:[\w*{}\s,$]+\s*from\s*)?"(\.{1,2}\/[^"]+)"/g,
  /url\(\s*["']?([^"')]+\.(?:woff2|svg|png|css))["']?\s*\)/g,
];

export function firstPage(site) {
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    if (!/\.(html|js|css)$/.test(file) || file.startsWith(join(site, 'engine'))) return;
    const text = readFileSync(file, 'utf8');
    for (const pattern of references) {
      for (const [, target] of text.matchAll(pattern)) {
        if (/^(?:https?:|data:|mailto:)/.test(target)) continue;
        visit(normalize(target.startsWith('/') ? join(site, target) : join(dirname(file), target)));
      }
    }
  };
  visit(join(site, 'estimate/index.html'));
  for (const name of engine) {
    const file = join(site, name);
    if (!existsSync(file)) throw new Error(`the site lacks ${name}`);
    seen.add(file);
  }
  return [...seen].sort();
}
