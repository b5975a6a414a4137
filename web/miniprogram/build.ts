/**
 * Puts the mini-program together in build/miniprogram: each source file by itself (the native structure stays), the core in one module,
 * the engine's glue and file byte for byte as the site has them, and the policies as modules that hold their text.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { build, type Plugin, transformSync } from "esbuild";
import { examplesIn } from "./examples.ts";
import { tdesign } from "./tdesign.ts";

const here = import.meta.dirname;
const root = resolve(here, "../..");
const src = join(here, "src");
const engine = resolve(process.env["YIBAO_ENGINE_DIR"] ?? join(root, "build/wasm"));
/** The engine as plain JavaScript: the one of the first answer and the full one, by the sub-package that holds each. */
const SCRIPTS = { fallback: "answer-script", "full-fallback": "engine-script" } as const;
const target = join(root, "build/miniprogram");
const dist = join(target, "dist");
/** What the oldest WeChat that has WebAssembly reads; the site's glue is written for it too. */
const COMMON = { format: "cjs", target: "es2018", charset: "utf8", minify: true, logLevel: "warning" } as const;

function write(name: string, text: string | Uint8Array): void {
  const file = join(dist, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const text = (name: string): string => readFileSync(join(engine, name), "utf8");
/** Without the spaces between, as the site sends it: the engine's fingerprint of a pack is of its content. */
const compact = (name: string): string => JSON.stringify(JSON.parse(text(name)));
const holding = (value: string): string => `module.exports=${value};\n`;

/** Other files stay modules of their own, under their built names; texts, and rules in words, go into the one file that asks for them. */
const apart: Plugin = {
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ path, kind, importer }) =>
      kind === "entry-point" || !importer.startsWith(src)
        ? null
        : { path: path.replace(/\.ts$/, ".js"), external: true },
    );
    onResolve({ filter: /^@yibao\/(core|engine)$/ }, ({ path }) => ({ path, external: true }));
  },
};

const app = JSON.parse(readFileSync(join(src, "app.json"), "utf8")) as {
  readonly subPackages: readonly { readonly root: string }[];
  readonly usingComponents: { readonly [tag: string]: string };
};
const { subPackages } = app;
/** The sub-package of a source file; the main package has no name. */
const packageOf = (name: string): string => subPackages.find(({ root }) => name.startsWith(`${root}/`))?.root ?? "";

/** What the sources use of the core; the rest of it, the site's tools above all, stays out of the package. */
function coreNames(files: readonly string[]): readonly string[] {
  const texts = files.filter((name) => name.endsWith(".ts")).map((name) => readFileSync(join(src, name), "utf8"));
  const lists = texts.flatMap((it) =>
    [...it.matchAll(/import \{([^}]*)\} from "@yibao\/core"/g)].map(([, list = ""]) => list),
  );
  const names = lists.flatMap((list) => list.split(",")).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== "" && !name.startsWith("type ")))].sort();
}

async function scripts(files: readonly string[]): Promise<void> {
  await build({
    ...COMMON,
    entryPoints: files.filter((name) => /(?<!\.d)\.ts$/.test(name)).map((name) => join(src, name)),
    outdir: dist,
    outbase: src,
    bundle: true,
    plugins: [apart],
    inject: [join(here, "shims/text-encoder.ts")],
  });
  // Each package finds beside it what it uses of the core, so that the main one does not carry what is opened later.
  for (const root of new Set(files.map(packageOf))) {
    const names = coreNames(files.filter((name) => packageOf(name) === root));
    if (names.length === 0) continue;
    await build({
      ...COMMON,
      stdin: { contents: `export { ${names.join(", ")} } from "@yibao/core";`, resolveDir: here },
      outfile: join(dist, root, "miniprogram_npm/@yibao/core/index.js"),
      bundle: true,
    });
  }
  await build({
    ...COMMON,
    entryPoints: [join(engine, "core.js")],
    outfile: join(dist, "miniprogram_npm/@yibao/engine/index.js"),
    bundle: true,
  });
}

function others(files: readonly string[]): void {
  for (const name of files.filter((one) => /\.(json|wxml|wxss|wxs)$/.test(one)))
    write(name, readFileSync(join(src, name)));
}

async function policies(): Promise<void> {
  const { regions } = (JSON.parse(text("policies/index.json")) as { ok: { regions: { region: string }[] } }).ok;
  write("data/regions.js", holding(JSON.stringify(regions)));
  write("data/frame.js", holding(JSON.stringify(compact("policies/frame.json"))));
  for (const { region } of regions)
    write(`packs/${region}.js`, holding(JSON.stringify(compact(`policies/${region}.json`))));
  // Written out one by one: WeChat looks for what a package needs without running it.
  const loads = regions.map(({ region }) => `${JSON.stringify(region)}:()=>require.async("../packs/${region}.js")`);
  write("data/areas.js", holding(`{${loads.join(",\n")}}`));
  const examples = await examplesIn(
    regions.map(({ region }) => region),
    { engine, policies: join(root, "policies"), texts: join(here, "../core/texts") },
  );
  write("policy/examples.js", holding(JSON.stringify(examples)));
}

/** The tokens of the style sheet, once for each display: drawings are no elements that could inherit them. */
function tokens(): void {
  const sheet = readFileSync(join(src, "styles/tokens.wxss"), "utf8");
  const [, light = "", dark = ""] =
    /^page \{([^}]*)\}[\s\S]*?prefers-color-scheme: dark\) \{\s*page \{([^}]*)\}/m.exec(sheet) ?? [];
  const named = (text: string): object =>
    Object.fromEntries([...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
  write("data/tokens.js", holding(JSON.stringify({ light: named(light), dark: named(dark) })));
}

/** Where the site is, for links that open anywhere; and where newer packs are. Both are empty unless whoever publishes names them. */
function host(): void {
  const folder = (name: string): string => (process.env[name] ?? "").replace(/[^/]$/, "$&/");
  const addresses = { site: folder("YIBAO_SITE_URL"), update: folder("YIBAO_UPDATE_URL") };
  write("data/host.js", holding(JSON.stringify(addresses)));
}

function enginePieces(): void {
  write("engine/glue.js", readFileSync(join(engine, "glue/engine.js")));
  write("engine/answer.wasm", readFileSync(join(engine, "glue/answer.wasm")));
  write("full/engine.wasm", readFileSync(join(engine, "glue/engine.wasm")));
  // A file of a sub-package is there once a module of it was asked for.
  write("full/here.js", holding("true"));
  for (const [folder, target] of Object.entries(SCRIPTS)) {
    const script = join(root, `build/wasm-obj/wasm/${target}.js`);
    if (!existsSync(script))
      throw new Error(
        `${relative(root, script)} is missing: cmake --build --preset wasm --target yibao_${target.replace("-", "_")}`,
      );
    write(`${folder}/engine.js`, transformSync(readFileSync(script, "utf8"), { minify: true, target: "es2018" }).code);
  }
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" });
rmSync(target, { recursive: true, force: true });
await scripts(files);
others(files);
await tdesign(app, dist);
await policies();
tokens();
host();
enginePieces();
cpSync(join(here, "project.config.json"), join(target, "project.config.json"));
