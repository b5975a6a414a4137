/** The rules of an area in words, from the engine's `describe`: for the site's pages about rules and the mini-program's. No DOM. */
export type { Description } from "../door.ts";
export * from "./besides.ts";
export * from "./blocks.ts";
export * from "./compact.ts";
export * from "./conditions.ts";
export * from "./effects.ts";
export * from "./examples.ts";
export * from "./history.ts";
export * from "./ledger.ts";
export * from "./rules.ts";
export * from "./sections.ts";
export type * from "./shapes.ts";
export * from "./tables.ts";
export * from "./view.ts";
export * from "./words.ts";
