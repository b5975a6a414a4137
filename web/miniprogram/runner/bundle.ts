/** A whole package as two scripts for the browser: the runtime, and what the package holds. Faults come as a list, all at once. */
import { join } from "node:path";
import { buildSync } from "esbuild";
import { modulesOf } from "./modules.ts";
import { Package } from "./package.ts";
import { cssOf, scopeOf } from "./styles.ts";
import { builtinTemplates, templatesOf } from "./templates.ts";

export interface Bundle {
  readonly errors: readonly string[];
  readonly runtime: string;
  readonly code: string;
}

export function bundle(root: string): Bundle {
  const it = new Package(root);
  const components = it.components();
  const parts = components.map((component, index) => {
    const scope = scopeOf(component, index);
    return { ...component, scope, css: cssOf(it, `${component.path}.wxss`, scope) };
  });
  const code = [
    `__mp.templates(${templatesOf(it, components)},${builtinTemplates()});`,
    `__mp.appStyle(${JSON.stringify(cssOf(it, "app.wxss", ""))});`,
    modulesOf(it, components),
    `__mp.start(${JSON.stringify({ pages: it.pages, subPackages: it.subPackages, window: it.app.window ?? {}, components: parts })});`,
  ].join("\n");
  const runtime = buildSync({
    entryPoints: [join(import.meta.dirname, "browser/runtime.ts")],
    bundle: true,
    format: "iife",
    target: "es2022",
    write: false,
    define: { "process.env.NODE_ENV": '"development"' },
  }).outputFiles[0];
  return { errors: it.errors, runtime: runtime?.text ?? "", code };
}
