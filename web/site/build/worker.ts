/** Puts the list of files and its digest in front of the service worker, so that any change makes a new worker. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "./files.ts";

/** Kept only once visited: nobody needs the rules of every area on the phone. The version covers them all the same. */
const whenVisited = (file: string): boolean => /(^|\/)policy\//.test(file) || /\.(xml|txt)$/.test(file);

/** index.html is asked for as its folder. */
const address = (file: string): string => `./${file.replace(/(^|\/)index\.html$/, "$1")}`;

export function writeWorker(out: string, source: string): void {
  const files = filesBelow(out).filter((file) => file !== "sw.js");
  const digest = createHash("sha256");
  for (const file of files) digest.update(file).update(readFileSync(join(out, file)));
  const version = digest.digest("hex").slice(0, 16);
  // What other pages embed is theirs to fetch; it would weigh on every visitor of this site.
  const embedded = (file: string): boolean => file.startsWith("embed/") && !file.endsWith("/index.html");
  const list = JSON.stringify(files.filter((file) => !whenVisited(file) && !embedded(file)).map(address));
  writeFileSync(
    join(out, "sw.js"),
    `const VERSION = "${version}";\nconst FILES = ${list};\n${readFileSync(source, "utf8")}`,
  );
}
