import { fileURLToPath } from "node:url";
import { defineConfig } from "astro/config";

/**
 * What is loaded on demand asks for its own parts; a helper that asks ahead for them, by addresses from the server's
 * root, would cost the first answer a kilobyte and be wrong in a sub-folder.
 */
const noPreloading = {
  name: "yibao-no-preloading",
  enforce: "pre" as const,
  configEnvironment: (name: string) => ({
    build: {
      modulePreload: false as const,
      // Two small modules that every page needs, in one file: each file is a way to the server and back.
      ...(name === "client" && {
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: "site", test: /scripts\/(root|trusted)\.ts$/ }] } },
        },
      }),
    },
  }),
  load: (id: string) =>
    id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : null,
};

/**
 * A folder of plain files for any static server. The strict content security policy forbids inline scripts and styles,
 * so nothing may be inlined; build.ts makes the addresses relative afterwards.
 */
export default defineConfig({
  outDir: fileURLToPath(new URL(process.env["YIBAO_SITE_DIR"] ?? "../../build/site", `file://${process.cwd()}/`)),
  build: { format: "directory", assets: "assets", inlineStylesheets: "never" },
  compressHTML: true,
  devToolbar: { enabled: false },
  vite: {
    plugins: [noPreloading],
    build: { assetsInlineLimit: 0, cssCodeSplit: true },
  },
});
