/** What the linter says, each at its place in the file. Everything from the file is text on the page, never markup. */
import { type Issue, pick, type ToolKey, type ToolSay } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { View } from "../../estimate/page.ts";
import { icon } from "../../views/bits.ts";
import type { PolicyElement } from "../element.ts";
import { placeOf } from "../place.ts";

const MOST = 100;
type Severity = NonNullable<Issue["severity"]>;
const WORDS = {
  error: "own.error",
  warning: "own.warning",
  question: "own.question",
} as const satisfies Record<Severity, ToolKey>;
const ORDER: readonly Severity[] = ["error", "warning", "question"];

function place(issue: Issue, text: string | null): View {
  const { line, column } = issue;
  if (text === null || line === undefined || column === undefined) return null;
  const found = placeOf(text, line, column);
  if (found === null) return null;
  return html`<pre class="code code-line"><span class="n" aria-hidden="true">${line}</span><code>${found.before}<mark>${found.at}</mark>${found.after}</code></pre>`;
}

/** An issue without a severity is one that refuses the file: an error. */
export function finding(issue: Issue, text: string | null, say: ToolSay): TemplateResult {
  const severity = issue.severity ?? "error";
  const at =
    issue.line === undefined || issue.column === undefined
      ? null
      : html`<span>${say("own.at", { line: String(issue.line), column: String(issue.column) })}</span>`;
  return html`<li class="finding finding-${severity}">
    <p class="finding-head">
      <b class="finding-kind">${severity === "error" ? icon("warn") : null}${say(WORDS[severity])}</b>${at}<code>${issue.code}</code>
    </p>
    <p>${pick(issue.message, say.lang)}</p>
    ${place(issue, text)}
    ${issue.path === "" ? null : html`<p class="caption">${say("own.pointer")} <code>${issue.path}</code></p>`}
  </li>`;
}

export function findings({ checked, mine, say }: PolicyElement): View {
  if (checked === null) return null;
  const sorted = ORDER.flatMap((severity) =>
    checked.issues.filter((issue) => (issue.severity ?? "error") === severity),
  );
  const count = (severity: Severity): string =>
    String(sorted.filter((issue) => (issue.severity ?? "error") === severity).length);
  const counts = { errors: count("error"), warnings: count("warning"), questions: count("question") };
  const more = sorted.length - MOST;
  return html`<section class="sec" aria-labelledby="p2" data-policy-findings>
    <h2 id="p2">${say("own.step_findings")}</h2>
    <p role="status" class="finding-sum">${sorted.length === 0 ? say("own.clean") : say("own.counts", counts)}</p>
    <ul class="findings">${sorted.slice(0, MOST).map((issue) => finding(issue, mine?.text ?? null, say))}</ul>
    ${more > 0 ? html`<p>${say("own.more", { n: String(more) })}</p>` : null}
  </section>`;
}
