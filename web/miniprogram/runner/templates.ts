/** WXML to functions, with the compiler of WeChat's own component framework; faults the official compiler lets pass are found here. */
import { posix } from "node:path";
import { TmplGroup } from "glass-easel-template-compiler";
import { BUILTINS } from "./builtins.ts";
import type { Component, Package } from "./package.ts";

interface Warning {
  readonly message: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly isError: boolean;
}

const tags = Object.keys(BUILTINS).sort((a, b) => b.length - a.length);
const TAG = new RegExp(`<(/?)(${tags.join("|")})(?=[\\s/>])`, "g");
const STRUCTURE = ["block", "template", "import", "include", "wxs", "slot"];

/** `<view>` is WeChat's component, not an element of that name. */
const hosted = (source: string): string => source.replace(TAG, "<$1wx-$2");

/** In WXS the constructor of a value is a word, and dates and patterns are made by functions. */
const wxs = (source: string): string =>
  source
    .replace(/(require\(\s*["'][^"']+)\.wxs(["'])/g, "$1$2")
    .replace(/\.constructor\b/g, ".nv_constructor")
    .replace(/\bget(RegExp|Date)\s*\(/g, "__mp_wxs.get$1(");

class Templates {
  readonly #group = new TmplGroup();
  readonly #seen = new Set<string>();
  readonly #package: Package;

  constructor(it: Package) {
    this.#package = it;
  }

  #unknown(path: string, source: string, known: readonly string[]): void {
    const bare = source.replace(/<!--[\s\S]*?-->/g, "").replace(/<wxs\b[^>]*>[\s\S]*?<\/wxs>/g, "");
    for (const [, tag = ""] of bare.matchAll(/<([a-z][a-z0-9-]*)/g))
      if (!known.includes(tag)) this.#package.errors.push(`${path}.wxml: unknown tag <${tag}>`);
  }

  #script(path: string): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    const file = this.#package.has(path) ? path : `${path}.wxs`;
    if (!this.#package.has(file)) {
      this.#package.errors.push(`wxs ${path} not found`);
      return;
    }
    const source = this.#package.read(file);
    for (const [, name = ""] of source.matchAll(/require\(\s*["']([^"']+)["']\s*\)/g))
      this.#script(posix.join(posix.dirname(path), name).replace(/\.wxs$/, ""));
    this.#group.addScript(path, wxs(source));
  }

  add(path: string, using: readonly string[]): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    if (!this.#package.has(`${path}.wxml`)) {
      this.#package.errors.push(`template ${path}.wxml not found`);
      return;
    }
    const source = this.#package.read(`${path}.wxml`);
    this.#unknown(path, source, [...STRUCTURE, ...tags, ...using]);
    const warnings = (this.#group.addTmpl(path, hosted(source)) ?? []) as readonly Warning[];
    for (const { message, startLine, startColumn } of warnings)
      this.#package.errors.push(`${path}.wxml:${startLine + 1}:${startColumn} ${message}`);
    for (const other of this.#group.getDirectDependencies(path) as readonly string[]) this.add(other, using);
    for (const script of this.#group.getScriptDependencies(path) as readonly string[]) this.#script(script);
  }

  code(): string {
    return this.#group.getTmplGenObjectGroups();
  }
}

/** A JavaScript expression: the functions of every template of the package. */
export function templatesOf(it: Package, components: readonly Component[]): string {
  const templates = new Templates(it);
  for (const { path, config } of components) templates.add(path, Object.keys(config.usingComponents ?? {}));
  return templates.code();
}

export function builtinTemplates(): string {
  const group = new TmplGroup();
  for (const [tag, { wxml }] of Object.entries(BUILTINS)) group.addTmpl(`wx-${tag}`, wxml);
  return group.getTmplGenObjectGroups();
}
