import { fileURLToPath } from "node:url";
import { defineConfig } from "astro/config";

/**
 * A folder of plain files for any static server. The strict content security policy forbids inline scripts and styles,
 * so nothing may be inlined; build.ts makes the addresses relative afterwards.
 */
export default defineConfig({
  outDir: fileURLToPath(new URL(process.env["YIBAO_SITE_DIR"] ?? "../../build/site", `file://${process.cwd()}/`)),
  build: { format: "directory", assets: "assets", inlineStylesheets: "never" },
  compressHTML: true,
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0, cssCodeSplit: true, modulePreload: { polyfill: false } } },
});
