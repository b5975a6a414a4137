/** From an answer to the tools that take the same case further. */
import { type Case, type TextKey, type ToolSay, writeAddress } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { Page } from "../estimate/page.ts";
import { icon } from "./bits.ts";

interface Way {
  readonly path: string;
  readonly name: TextKey;
}
const FURTHER: readonly Way[] = [
  { path: "check/", name: "tool.check" },
  { path: "compare/", name: "tool.compare" },
  { path: "year/", name: "tool.year" },
];
const ALL: readonly Way[] = [{ path: "estimate/", name: "tool.estimate" }, ...FURTHER];

/** Every page with a case lies in a folder of its own beside the others. */
function links(ways: readonly Way[], it: Case, say: Page["say"] | ToolSay): TemplateResult {
  const fragment = writeAddress(it, null);
  return html`<nav class="sec actions no-print" aria-label=${say("site.tools")}>
    ${ways.map(({ path, name }) => html`<a class="btn btn-2 btn-s" href="../${path}${fragment}">${say(name)}${icon("right")}</a>`)}
  </nav>`;
}

export const onward = ({ say, session }: Page): TemplateResult => links(FURTHER, session.case, say);

/** From one tool to the others. */
export const sideways = (own: string, it: Case, say: ToolSay): TemplateResult =>
  links(
    ALL.filter(({ path }) => path !== own),
    it,
    say,
  );
