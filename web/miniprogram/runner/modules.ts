/** The package's scripts, each in a function whose parameters hide what a mini-program does not have: using it throws as it does there. */
import { posix } from "node:path";
import { transformSync } from "esbuild";
import type { Component, Package } from "./package.ts";

const GIVEN =
  "require module exports wx App Page Component Behavior getApp getCurrentPages WXWebAssembly globalThis".split(" ");
const MISSING = (
  "window document self top parent frames location navigator localStorage sessionStorage indexedDB caches fetch XMLHttpRequest WebSocket " +
  "WebAssembly TextDecoder TextEncoder URL URLSearchParams crypto performance alert confirm prompt requestAnimationFrame history Blob " +
  "Worker speechSynthesis structuredClone queueMicrotask process Buffer"
).split(" ");
const PARAMETERS = [...GIVEN, ...MISSING].join(",");
/** Both kinds of require; a name between quotes only, as WeChat wants it. */
const REQUIRE = /\brequire(\.async)?\(\s*["']([^"']+)["']\s*\)/g;

class Modules {
  readonly #defined = new Map<string, string>();
  readonly #package: Package;

  constructor(it: Package) {
    this.#package = it;
  }

  #find(from: string, name: string): string | null {
    const folder = posix.dirname(from);
    const ends = (path: string): string[] => [path, `${path}.js`, `${path}/index.js`];
    const fits = (path: string): boolean => path.endsWith(".js") && this.#package.has(path);
    if (name.startsWith("/")) return ends(name.slice(1)).find(fits) ?? null;
    if (name.startsWith(".")) return ends(posix.join(folder, name)).find(fits) ?? null;
    const packed = this.#package.npm(folder, name, (path) => ends(path).some(fits));
    return packed === null ? null : (ends(packed).find(fits) ?? null);
  }

  #inSubPackage(path: string): string | undefined {
    return this.#package.subPackages.find((root) => path.startsWith(`${root}/`));
  }

  add(path: string): void {
    if (this.#defined.has(path)) return;
    this.#defined.set(path, "");
    const source = this.#package.read(path);
    const found: { [name: string]: string } = {};
    for (const [, later, name = ""] of source.matchAll(REQUIRE)) {
      const file = this.#find(path, name);
      if (file === null) {
        this.#package.errors.push(`${path}: require('${name}') not found`);
        continue;
      }
      const other = this.#inSubPackage(file);
      if (later === undefined && other !== undefined && other !== this.#inSubPackage(path))
        this.#package.errors.push(`${path}: require('${name}') reaches into the sub-package ${other}`);
      found[name] = file;
      this.add(file);
    }
    this.#check(path, source);
    const names = [JSON.stringify(path), JSON.stringify(found)].join(",");
    this.#defined.set(path, `__mp.define(${names},function(${PARAMETERS}){"use strict";\n${source}\n});`);
  }

  #check(path: string, source: string): void {
    try {
      transformSync(source, { loader: "js", sourcefile: path, logLevel: "silent" });
    } catch (error) {
      this.#package.errors.push(`${path}: ${String(error)}`);
    }
  }

  code(): string {
    return [...this.#defined.values()].join("\n");
  }
}

export function modulesOf(it: Package, components: readonly Component[]): string {
  const modules = new Modules(it);
  if (it.has("app.js")) modules.add("app.js");
  for (const { path } of components) if (it.has(`${path}.js`)) modules.add(`${path}.js`);
  return modules.code();
}
