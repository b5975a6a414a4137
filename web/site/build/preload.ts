/**
 * Each page names all the modules its scripts are made of, so that a phone asks for them together instead of finding one
 * inside the other, each a way to the server and back.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { filesBelow } from "./files.ts";

/** Static imports only: what import() loads is wanted later, or never. */
const IMPORT = /(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g;

/** A module and everything it is made of, as paths of the site. */
function parts(out: string, file: string, seen: Set<string>): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, address = ""] of readFileSync(join(out, file), "utf8").matchAll(IMPORT))
    parts(out, posix.join(dirname(file), address), seen);
  return seen;
}

/** Addresses still begin at the site's root here. */
export function preloadModules(out: string): void {
  for (const page of filesBelow(out).filter((name) => name.endsWith(".html"))) {
    const path = join(out, page);
    const html = readFileSync(path, "utf8");
    const scripts = [...html.matchAll(/<script type="module" src="\/([^"]+)"/g)].map(([, file = ""]) => file);
    const all = new Set<string>();
    for (const file of scripts) parts(out, file, all);
    const links = [...all]
      .filter((file) => !scripts.includes(file))
      .map((file) => `<link rel="modulepreload" href="/${file}">`);
    if (links.length > 0) writeFileSync(path, html.replace("</head>", `${links.join("")}</head>`));
  }
}
