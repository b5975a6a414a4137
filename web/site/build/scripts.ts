/**
 * The scripts with an address of their own, each one file without imports: the embed in its folder and the engine's
 * worker, which others ask for by name; and the pages beside the way to the first answer, so that what they share with
 * it is not split off into more and smaller files there.
 */
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "vite";
import { embedStyles } from "./embed-styles.ts";

const NAMES = ["glue", "engine", "styles", "sprite"] as const;
type Name = (typeof NAMES)[number];

/** Modules made from files that are no modules. */
function made(site: string, engine: string): Plugin {
  const text: Record<Name, () => string> = {
    glue: () =>
      `export default ((exports, module) => {\n${readFileSync(join(engine, "glue/engine.js"), "utf8")}\nreturn createYibaoEngine;\n})();`,
    engine: () => readFileSync(join(engine, "core.js"), "utf8"),
    styles: () => `export default ${JSON.stringify(embedStyles(join(site, "src/styles")))};`,
    sprite: () => {
      const markup = readFileSync(join(site, "src/parts/sprite.astro"), "utf8").replace(/^---[\s\S]*?---/, "");
      return `import { html } from "lit";\nexport default html\`${markup.trim().replace(/\s*\n\s*/g, "")}\`;`;
    },
  };
  return {
    name: "yibao-made",
    enforce: "pre",
    resolveId: (id) => (id.startsWith("virtual:yibao/") ? join(site, "src", `${id.slice(8)}.made.js`) : null),
    load: (id) => {
      const name = NAMES.find((one) => id.endsWith(`yibao/${one}.made.js`));
      return name === undefined ? null : text[name]();
    },
  };
}

interface Script {
  readonly from: string;
  readonly to: string;
  /** A module, or a classic script for a place that takes nothing else. */
  readonly format: "es" | "iife";
}

const SCRIPTS: readonly Script[] = [
  { from: "embed/index.ts", to: "embed/yibao-estimate.js", format: "es" },
  { from: "embed/frame.ts", to: "embed/frame.js", format: "es" },
  { from: "embed/frame-host.ts", to: "embed/frame-host.js", format: "iife" },
  { from: "worker/engine.ts", to: "worker/engine.js", format: "iife" },
  { from: "scripts/embed.ts", to: "assets/embed.js", format: "es" },
  { from: "scripts/check-zh.ts", to: "assets/check-zh.js", format: "es" },
  { from: "scripts/check-en.ts", to: "assets/check-en.js", format: "es" },
  { from: "scripts/compare-zh.ts", to: "assets/compare-zh.js", format: "es" },
  { from: "scripts/compare-en.ts", to: "assets/compare-en.js", format: "es" },
  { from: "scripts/year-zh.ts", to: "assets/year-zh.js", format: "es" },
  { from: "scripts/year-en.ts", to: "assets/year-en.js", format: "es" },
  { from: "scripts/own-policy-zh.ts", to: "assets/own-policy-zh.js", format: "es" },
  { from: "scripts/own-policy-en.ts", to: "assets/own-policy-en.js", format: "es" },
];

export async function writeScripts(site: string, engine: string, out: string): Promise<void> {
  for (const { from, to, format } of SCRIPTS) {
    await build({
      configFile: false,
      root: site,
      publicDir: false,
      logLevel: "warn",
      plugins: [made(site, engine)],
      build: {
        outDir: out,
        emptyOutDir: false,
        target: "es2022",
        modulePreload: false,
        rolldownOptions: {
          input: join(site, "src", from),
          output: { format, entryFileNames: to, codeSplitting: false, name: "yibao" },
        },
      },
    });
  }
  mkdirSync(join(out, "embed"), { recursive: true });
  for (const file of ["frame.html", "frame.css"]) copyFileSync(join(site, "src/embed", file), join(out, "embed", file));
}
