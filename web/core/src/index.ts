/** What the page and the mini-program share: the door's messages, the texts and the view model. No DOM, no wx. */
export * from "./assumptions.ts";
export * from "./case.ts";
export * from "./dates.ts";
export type * from "./door.ts";
export { isPriced } from "./door.ts";
export * from "./evidence.ts";
export * from "./flow.ts";
export type { Formula, Term } from "./formulas.ts";
export * from "./headline.ts";
export * from "./money.ts";
export * from "./parse-amount.ts";
export * from "./payers.ts";
export * from "./ratios.ts";
export * from "./search.ts";
export * from "./statement.ts";
export * from "./texts.ts";
export * from "./words.ts";
