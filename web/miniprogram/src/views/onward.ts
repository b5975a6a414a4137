/** From an answer to the tools that take the same case further, and from one tool to the others. */
import { TOOLS, type ToolName } from "../state/tools.ts";
import type { MiniSay } from "../state/words.ts";

export interface Onward {
  readonly title: string;
  readonly ways: readonly { readonly id: string; readonly title: string }[];
}

/** `from`: the tool it stands below; null: the estimate. */
export function onward(from: ToolName | null, say: MiniSay): Onward {
  const others = TOOLS.filter((one) => one !== from);
  const ways = from === null ? others : (["estimate", ...others] as const);
  return { title: say("site.tools"), ways: ways.map((id) => ({ id, title: say(`tool.${id}`) })) };
}
