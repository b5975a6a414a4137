/** Astro writes addresses from the server's root; the site must work in any folder, so pages get relative ones. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "./files.ts";

export function makeRelative(out: string): void {
  for (const file of filesBelow(out).filter((name) => name.endsWith(".html"))) {
    const root = "../".repeat(file.split("/").length - 1) || "./";
    const path = join(out, file);
    const html = readFileSync(path, "utf8").replace(/((?:href|src)=")\/(?!\/)/g, `$1${root}`);
    writeFileSync(path, html);
  }
}
