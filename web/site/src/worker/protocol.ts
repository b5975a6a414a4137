/** What a page and the engine's worker say to each other, and the little of the glue's shape that both need. */
export interface GlueEngine {
  add(document: string): string;
  call(operation: string, request: string): string;
}
export interface GlueModule {
  readonly Engine: new () => GlueEngine;
}
export type Glue = (options: {
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
}) => Promise<GlueModule>;

export interface Order {
  readonly id: number;
  readonly operation: string;
  /** The request as text: what a person's file says goes to the engine's own reader, never through ours. */
  readonly request: string;
  /** A pack of the site that the request names, loaded first. */
  readonly region: string | null;
}

export type Reply =
  | { readonly id: number; readonly text: string }
  /** The files could not be loaded, or the engine broke down. */
  | { readonly id: number; readonly failed: string };
