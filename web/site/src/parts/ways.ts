/** The tools of the site, in the order of the navigation. One whose page is not there is not offered. */
import type { TextKey, ToolKey } from "@yibao/core";

interface Way {
  readonly path: string;
  readonly name: TextKey | ToolKey;
  /** What it is for, on the start page. */
  readonly text: TextKey | ToolKey;
  readonly icon: string;
}

const ALL: readonly Way[] = [
  { path: "estimate/", name: "tool.estimate", text: "home.estimate_text", icon: "abacus" },
  { path: "check/", name: "tool.check", text: "tool.check_text", icon: "slip" },
  { path: "compare/", name: "tool.compare", text: "tool.compare_text", icon: "scale" },
  { path: "year/", name: "tool.year", text: "tool.year_text", icon: "cal" },
];

const pages = Object.keys(import.meta.glob("../pages/*/index.astro", { query: "?raw" }));
export const WAYS = ALL.filter(({ path }) => pages.includes(`../pages/${path}index.astro`));
