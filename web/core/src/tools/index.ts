/** The tools beside the estimate, without what draws them: they need the engine with every operation. */
export { type Asked, refusalsOf } from "./asking.ts";
export * from "./checking.ts";
export * from "./comparing.ts";
export * from "./fields.ts";
export { figurePath } from "./figure-problems.ts";
export * from "./form.ts";
export { amountProblem, type Problem, problemAt, problemsOf, typedAt } from "./problems.ts";
export { type Manner, ToolSession, type ToolWorld } from "./session.ts";
export * from "./tool.ts";
export { otherAreas } from "./variants.ts";
export * from "./yearly.ts";
