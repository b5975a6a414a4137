/**
 * What a page loads at once is asked for at once. The script that runs before the first paint holds the page up until it
 * is there, so it stands last in the head: by then everything else is on its way. What it takes to paint goes first. And each page names all the modules its scripts are made of, so that a phone asks for them together instead of finding one
 * inside the other, each a way to the server and back.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { filesBelow } from "./files.ts";

/** Static imports only: what import() loads is wanted later, or never. */
const IMPORT = /(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g;

const BEFORE_PAINT = /<script src="([^"]*prepaint\.js)"><\/script>/;
const STYLES = /<link rel="stylesheet"[^>]*>/g;

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
    const links = [...all].map((file) => `<link rel="modulepreload" href="/${file}">`);
    const [script = "", address = ""] = BEFORE_PAINT.exec(html) ?? [];
    const styles = html.match(STYLES) ?? [];
    const first = [...styles, ...(script === "" ? [] : [`<link rel="preload" href="${address}" as="script">`])];
    const rest = html.replace(script, "").replace(STYLES, "");
    writeFileSync(
      path,
      rest.replace(/<link /, `${first.join("")}$&`).replace("</head>", `${links.join("")}${script}</head>`),
    );
  }
}
