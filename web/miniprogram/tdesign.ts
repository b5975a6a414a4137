/**
 * TDesign's components that app.json names, with what those are made of and nothing else of the library. Its own elements for pictures stay out,
 * and its icons (107 KB, from a host of its own) are ours: what is left of it asks nothing of a network.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";
import { build, transformSync } from "esbuild";

const PACKAGE = dirname(createRequire(import.meta.url).resolve("tdesign-miniprogram/package.json"));
const LIBRARY = join(PACKAGE, "miniprogram_dist");
const NAME = "tdesign-miniprogram";
/** Drawn by a component of ours, under the name its templates know. */
const OURS: { readonly [tag: string]: string } = { "t-icon": "/parts/icon/icon" };
/** Pictures by address, and what turns while something loads; whoever sets the property for one sees nothing. */
const LEFT_OUT = ["t-image", "image", "t-loading"];

type Using = { readonly [tag: string]: string };
interface Config {
  readonly usingComponents?: Using;
}

const read = (path: string): string => readFileSync(join(LIBRARY, path), "utf8");

/** The library's components among those that somebody uses, as paths in it. */
const named = (using: Using): readonly string[] =>
  Object.values(using)
    .filter((path) => path.startsWith(`${NAME}/`))
    .map((path) => path.slice(NAME.length + 1));

function without(path: string, template: string): string {
  // An event bound to the use of a template reaches nobody, and WeChat's own framework takes it for a fault.
  const sound = template.replace(/(<template\b[^>]*?)\s(?:bind|catch):?tap="[^"]*"/g, "$1");
  // Nothing stands in its place, under its condition: another element may be the other case.
  const empty = (element: string): string => `<block ${/wx:(?:if|elif)="[^"]*"|wx:else/.exec(element)?.[0] ?? ""}/>`;
  const rest = LEFT_OUT.reduce((text, tag) => text.replace(new RegExp(`<${tag}\\b[^>]*/>`, "g"), empty), sound);
  const left = LEFT_OUT.find((tag) => new RegExp(`<${tag}\\b`).test(rest));
  if (left !== undefined) throw new Error(`${path}: <${left}> could not be left out`);
  return rest;
}

/** Files that a template or a style sheet takes in, and those that these take in. */
function takenIn(path: string, found: Set<string>): void {
  if (found.has(path)) return;
  found.add(path);
  const pattern = path.endsWith(".wxml") ? /src="([^"{]+\.(?:wxml|wxs))"/g : /@import\s+["']([^"']+)["']/g;
  if (path.endsWith(".wxs")) return;
  for (const [, name = ""] of read(path).matchAll(pattern)) takenIn(posix.join(posix.dirname(path), name), found);
}

interface Component {
  readonly path: string;
  readonly config: Config;
}

/** The named components and those that they are made of, with ours in the place of some. */
function closure(names: readonly string[]): readonly Component[] {
  const found = new Map<string, Component>();
  const queue = [...names];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (found.has(path)) continue;
    const config = JSON.parse(read(`${path}.json`)) as Config;
    const using: { [tag: string]: string } = {};
    for (const [tag, name] of Object.entries(config.usingComponents ?? {})) {
      if (LEFT_OUT.includes(tag)) continue;
      using[tag] = OURS[tag] ?? name;
      if (!(tag in OURS)) queue.push(posix.join(posix.dirname(path), name));
    }
    found.set(path, { path, config: { ...config, usingComponents: using } });
  }
  return [...found.values()];
}

export async function tdesign(app: Config, dist: string): Promise<void> {
  const folder = join(dist, "miniprogram_npm", NAME);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  const components = closure(named(app.usingComponents ?? {}));
  const files = new Set<string>();
  for (const { path, config } of components) {
    write(`${path}.json`, JSON.stringify(config));
    takenIn(`${path}.wxml`, files);
    takenIn(`${path}.wxss`, files);
  }
  for (const path of files) write(path, path.endsWith(".wxml") ? without(path, read(path)) : read(path));

  // Shared parts once, and of those only what is used; then as WeChat wants its modules.
  const { outputFiles } = await build({
    entryPoints: components.map(({ path }) => join(LIBRARY, `${path}.js`)),
    outdir: folder,
    outbase: LIBRARY,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2018",
    minify: true,
    charset: "utf8",
    chunkNames: "common/[hash]",
    write: false,
  });
  for (const { path, text } of outputFiles)
    write(path.slice(folder.length + 1), transformSync(text, { format: "cjs", target: "es2018", minify: true }).code);
  // Its licence goes where its code goes.
  write("LICENSE.js", `/*!\n${readFileSync(join(PACKAGE, "LICENSE"), "utf8").trim()}\n*/\n`);
}
