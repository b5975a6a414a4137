/// <reference types="astro/client" />

/** Written in front of the service worker by build/worker.ts. */
declare const VERSION: string;
declare const FILES: string[];

/** Made by build/embed.ts from the site's own files. */
declare module "virtual:yibao/glue" {
  /** The engine's glue, without the global name it has as a script. */
  const glue: import("./worker/protocol.ts").Glue;
  export default glue;
}
declare module "virtual:yibao/engine" {
  export function startEngine(host: {
    readonly glue: import("./worker/protocol.ts").Glue;
    readonly instantiate: (imports: WebAssembly.Imports) => Promise<WebAssembly.Instance>;
    readonly read: (name: string) => Promise<string | Uint8Array>;
  }): Promise<{ loadRegion(region: string): Promise<void>; callText(operation: string, request: string): string }>;
}
declare module "virtual:yibao/styles" {
  const css: string;
  export default css;
}
declare module "virtual:yibao/sprite" {
  const sprite: import("lit").TemplateResult;
  export default sprite;
}
