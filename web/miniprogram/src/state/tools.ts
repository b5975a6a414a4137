/** The pages of the tools, in a sub-package of their own: how they are opened, and what they held when they were left. */

export const TOOLS = ["compare", "check", "year"] as const;
export type ToolName = (typeof TOOLS)[number];

/** The case of each tool as an address, with the tool's own choices; in memory only. */
const drafts = new Map<ToolName, string>();

export const draftOf = (name: ToolName): string | null => drafts.get(name) ?? null;

export function keepDraft(name: ToolName, written: string): void {
  drafts.set(name, written);
}

export const forgetDrafts = (): void => drafts.clear();

/** WeChat stacks ten pages at most; near the end the page on top gives way. */
const DEEP = 8;

export function goTo(url: string, inPlace = false): void {
  if (inPlace || getCurrentPages().length >= DEEP) void wx.redirectTo({ url });
  else void wx.navigateTo({ url });
}

/** Without a case: the one the tool held, else the one in progress. `inPlace`: from one tool to another. */
export function openTool(name: string, written = "", inPlace = false): void {
  const query = written.replace(/^#/, "");
  goTo(`/tools/${name}/${name}${query === "" ? "" : `?${query}`}`, inPlace);
}
