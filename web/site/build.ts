/**
 * Builds the static site: Astro's pages, the engine's package and the scripts with addresses of their own beside them,
 * relative addresses (any folder of any server), and the service worker with its list of files.
 *
 * YIBAO_ENGINE_DIR  the built package @yibao/engine   (default ../../build/wasm)
 * YIBAO_SITE_DIR    where the site goes               (default ../../build/site)
 * YIBAO_POLICIES_DIR  the packs with their cases        (default ../../policies)
 * YIBAO_SITE_URL    the address the site will have, for canonical links, the site map and the feed; relative ones without it
 */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { compressAhead } from "./build/compress.ts";
import { preloadModules } from "./build/preload.ts";
import { makeRelative } from "./build/relative.ts";
import { writeScripts } from "./build/scripts.ts";
import { writeWorker } from "./build/worker.ts";

const here = import.meta.dirname;
const engine = resolve(here, process.env["YIBAO_ENGINE_DIR"] ?? "../../build/wasm");
const out = resolve(here, process.env["YIBAO_SITE_DIR"] ?? "../../build/site");

const NEEDED = [
  "index.js",
  "core.js",
  "glue/engine.js",
  "glue/engine.wasm",
  "glue/answer.wasm",
  "policies/frame.json",
  "policies/index.json",
];
const absent = NEEDED.filter((file) => !existsSync(join(engine, file)));
if (absent.length > 0) {
  console.error(`The engine package in ${engine} lacks ${absent.join(", ")}. Build it first, or set YIBAO_ENGINE_DIR.`);
  process.exit(1);
}

process.env["ASTRO_TELEMETRY_DISABLED"] = "1";
process.env["YIBAO_ENGINE_DIR"] = engine;
process.env["YIBAO_SITE_DIR"] = out;
process.env["YIBAO_POLICIES_DIR"] = resolve(here, process.env["YIBAO_POLICIES_DIR"] ?? "../../policies");
const { build } = await import("astro");
await build({ root: here, outDir: out, logLevel: "warn" });

/** What runs in the browser; the package's own manifest and types stay behind. */
for (const part of ["index.js", "glue", "policies"]) {
  cpSync(join(engine, part), join(out, "engine", part), { recursive: true });
}
// A phone has no use for the white space of rules, and their hash is of what they say.
for (const name of readdirSync(join(out, "engine/policies"))) {
  const file = join(out, "engine/policies", name);
  writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, "utf8"))));
}
await writeScripts(here, engine, out);
preloadModules(out);
makeRelative(out);
// After the list: nobody asks for these files by their own names.
writeWorker(out, join(here, "src/worker/sw.js"));
compressAhead(out);
console.log(`site: ${out}`);
