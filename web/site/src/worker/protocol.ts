/** What a page and the engine's worker say to each other, and the little of the glue's shape that the worker needs. */
export interface GlueModule {
  add(document: Uint8Array): string;
  call(operation: string, request: string): string;
}
export type Glue = (options: {
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
}) => Promise<GlueModule>;

/** The page loads the files and the worker works: so what a page asks for ahead is fetched once. */
export type Order =
  /** The first one. */
  | { readonly id: number; readonly module: WebAssembly.Module; readonly frame: Uint8Array }
  | { readonly id: number; readonly pack: Uint8Array }
  /** The request as text: what a person's file says goes to the engine's own reader, never through ours. */
  | { readonly id: number; readonly operation: string; readonly request: string };

export type Reply =
  | { readonly id: number; readonly text: string }
  /** The engine broke down, or never started. */
  | { readonly id: number; readonly failed: string };
