/** What the build puts beside these sources: the engine as the site has it, and the texts of the policies. */
declare module "@yibao/engine" {
  import type { Engine as Asked } from "@yibao/core";

  /** The wrapper of the npm package. */
  export interface Engine extends Asked {
    readonly version: string;
    /** A pack as JSON text; refused ones are thrown. */
    add(document: string): unknown;
    callText(operation: string, request: string): string;
  }
  export type Glue = (options: object) => Promise<unknown>;
  export function startEngine(host: {
    readonly glue: Glue;
    readonly instantiate: (imports: unknown) => Promise<unknown>;
    readonly read: (name: string) => Promise<string | Uint8Array>;
  }): Promise<Engine>;
}

declare module "*/glue.js" {
  import type { Glue } from "@yibao/engine";

  const glue: Glue;
  export default glue;
}

/** The national frame, byte for byte. */
declare module "*/data/frame.js" {
  const text: string;
  export default text;
}

/** The areas, as the engine's operation `regions` lists them. */
declare module "*/data/regions.js" {
  import type { Region } from "@yibao/core";

  const regions: readonly Region[];
  export default regions;
}

/** Each area's pack, fetched from its sub-package. */
declare module "*/data/areas.js" {
  const areas: { readonly [region: string]: () => Promise<string> };
  export default areas;
}

/** Worked examples of each area, not yet settled. */
declare module "*/examples.js" {
  import type { Example } from "@yibao/core/policy";

  const examples: { readonly [region: string]: readonly Example[] };
  export default examples;
}

/** The style sheet's tokens, for what is drawn by script; dark ones where they differ. */
declare module "*/data/tokens.js" {
  const looks: { readonly [theme in "light" | "dark"]: { readonly [name: string]: string } };
  export default looks;
}

/** What whoever publishes the mini-program says of its surroundings; empty: there is none. */
declare module "*/data/host.js" {
  const host: { readonly site: string; readonly update: string };
  export default host;
}
