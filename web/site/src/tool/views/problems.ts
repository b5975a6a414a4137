/** What is wrong with the case: all on top of the form, with ways to the fields. */
import type { Problem, ToolSay } from "@yibao/core";
import { html } from "lit";
import type { View } from "../../estimate/page.ts";
import { icon } from "../../views/bits.ts";
import { fieldId } from "./fields.ts";

/** On top of the form, when somebody asked for the result. */
export function problemSummary(problems: readonly Problem[], say: ToolSay): View {
  if (problems.length === 0) return null;
  const follow = (event: Event, path: string): void => {
    // Following the link would replace the fragment, which holds the case.
    event.preventDefault();
    const field = document.getElementById(fieldId(path));
    // A field may be folded away.
    for (
      let at: Element | null | undefined = field?.closest("details");
      at != null;
      at = at.parentElement?.closest("details")
    )
      at.setAttribute("open", "");
    field?.focus();
  };
  return html`<div class="errsum" role="alert" tabindex="-1" data-focus="error" aria-labelledby="errors">
    <h2 id="errors">${icon("warn")}${say("tool.problems", { n: String(problems.length) })}</h2>
    ${problems.map(({ path, message }) =>
      path === ""
        ? html`<p>${message}</p>`
        : html`<p><a href="#${fieldId(path)}" @click=${(event: Event) => follow(event, path)}>${message}</a></p>`,
    )}
  </div>`;
}
