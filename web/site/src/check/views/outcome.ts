/** What came out: the verdict, the paper's own sums, line by line, why, and what to do next. */
import type { Changed, Checked, CheckRow, Explained, ReasonLine, Sum } from "@yibao/core";
import { writtenDate } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { View } from "../../estimate/page.ts";
import { dial } from "../../views/below.ts";
import { grade, icon } from "../../views/bits.ts";
import { sideways } from "../../views/onward.ts";
import type { CheckElement } from "../element.ts";

function section(id: string, title: string, content: unknown): TemplateResult {
  return html`<section class="sec" aria-labelledby=${id}><div class="sec-head"><h2 id=${id}>${title}</h2></div>${content}</section>`;
}

function verdict({ say, tool: { reply } }: CheckElement, { title, text, verdict: kind }: Checked): TemplateResult {
  const known = reply?.known;
  const late =
    kind === "not_in_force" && known !== undefined
      ? html`<p>${say("gap.late_text", { from: writtenDate(known.from, say), until: writtenDate(known.until, say) })}</p>`
      : null;
  return html`<section class="verdict" aria-labelledby="verdict" data-verdict=${kind}>
    <h2 id="verdict" tabindex="-1" data-focus="result">${title}</h2>
    <p class="found">${text}</p>${late}
  </section>`;
}

const SUM_MARKS = {
  holds: { mark: "check", words: "check.sum.yes", look: "yes" },
  open: { mark: "right", words: "check.sum.maybe", look: "no" },
  violated: { mark: "x", words: "check.sum.no", look: "off" },
} as const;

function sum({ say }: CheckElement, { status, title, text }: Sum): TemplateResult {
  const { mark, words, look } = SUM_MARKS[status];
  return html`<li data-sum=${status}>${icon(mark, look)}<p><b>${title}${say("check.colon")}${say(words)}</b><span>${text}</span></p></li>`;
}

function sums(tool: CheckElement, { sums: list }: Checked): TemplateResult {
  const { say } = tool;
  return section(
    "sums",
    say("check.sums"),
    list.length === 0
      ? html`<p class="aside-note">${say("check.sums_none")}</p>`
      : html`<ul class="tried">${list.map((one) => sum(tool, one))}</ul>`,
  );
}

function row({ say }: CheckElement, { line, label, printed, ours, state, words }: CheckRow): TemplateResult {
  return html`<tr class=${state === "differs" ? "diff" : "same"} data-line=${line}>
    <th scope="row">${label}${words === "" ? null : html`<span class="dd">${words}</span>`}</th>
    <td data-h=${say("check.row_paper")}>${printed}</td>
    <td data-h=${say("check.row_ours")}>${ours}</td>
  </tr>`;
}

function rows(tool: CheckElement, { rows: list, verdict: kind }: Checked): View {
  const { say } = tool;
  if (kind === "not_in_force" || kind === "unknown_rule") return null;
  return section(
    "rows",
    say("check.rows"),
    html`<div class="recon"><table>
      <thead><tr><th scope="col">${say("check.row_head")}</th><th scope="col">${say("check.row_paper")}</th><th scope="col">${say("check.row_ours")}</th></tr></thead>
      <tbody>${list.map((one) => row(tool, one))}</tbody>
    </table></div>`,
  );
}

function change({ say }: CheckElement, { short, was, whole }: Changed): TemplateResult {
  return html`<li><b>${short}</b><small>${was}${whole ? html` ${say("check.whole")}` : null}</small></li>`;
}

/** The difference counted out: what each rule adds or takes away of the person's share. */
function counted(tool: CheckElement, list: readonly ReasonLine[]): View {
  const { say } = tool;
  if (list.length === 0) return null;
  return html`<p class="counted">${say("check.reasons")}</p>
    <ul class="sumlist">
      ${list.map(
        ({ text, change: by, cites }) =>
          html`<li data-reason><span>${text}${cites.map((one) => html`<small>${grade(one.grade, say)} ${one.clauses.join(say("list.or"))}</small>`)}</span><span class="num">${by}</span></li>`,
      )}
    </ul>`;
}

function explanation(tool: CheckElement, one: Explained, index: number, all: number): TemplateResult {
  const { say } = tool;
  // The verdict has said the only one.
  const heading =
    all === 1 ? null : html`<h3>${say("check.way", { n: String(index + 1) })}</h3><p class="found">${one.title}</p>`;
  const again =
    one.again === null
      ? null
      : html`<p class="actions no-print"><button class="btn btn-2 btn-s" type="button" @click=${() => tool.again(one.again)}>${say("check.again")}</button></p>`;
  return html`<li class="way-found" data-explanation>${heading}<ul class="changes">${one.changes.map((each) => change(tool, each))}</ul>${counted(tool, tool.tool.reasons[index] ?? [])}${again}</li>`;
}

function why(tool: CheckElement, { explanations, verdict: kind, more }: Checked): View {
  const { say } = tool;
  if (explanations.length === 0) return null;
  return section(
    "why",
    say(kind === "answered" ? "check.why_answered" : "check.why"),
    html`<ul class="ways-found">${explanations.map((one, index) => explanation(tool, one, index, explanations.length))}</ul>
      ${more ? html`<p class="aside-note">${say("check.ways_more")}</p>` : null}`,
  );
}

function closest(tool: CheckElement, { closest: it, verdict: kind }: Checked): View {
  const { say } = tool;
  if (it === null || it.rows.length === 0 || kind === "unknown_rule") return null;
  const changes = it.changes
    .map(({ short, quoted }) => (quoted ? say("check.quoted", { words: short }) : short))
    .join(say("list.or"));
  return section(
    "closest",
    say("check.closest"),
    html`<div class="way-found">
      <p class="found">${it.changes.length === 0 ? say("check.closest_none") : say("check.closest_as", { changes })}</p>
      <ul class="changes">${it.rows.map(({ label, words, line }) => html`<li data-left=${line}>${say("check.closest_line", { label, words })}</li>`)}</ul>
    </div>`,
  );
}

function copyButton(tool: CheckElement): TemplateResult {
  const { say } = tool;
  const { copied } = tool.tool;
  const status = copied === null ? "" : say(copied === "yes" ? "check.copied" : "check.not_copied");
  return html`<div class="actions no-print"><button class="btn btn-2 btn-s" type="button" @click=${() => void tool.copy()}>${say("check.copy")}</button></div>
    <p class="caption" role="status">${status}</p>`;
}

/** The text to read out, and whom to. */
function ask(tool: CheckElement, { message }: Checked): TemplateResult {
  const { say } = tool;
  const { reply } = tool.tool;
  const hotline = reply?.services?.hotline;
  return html`${say("check.next_ask")}<p class="quote" data-message>${message}</p>${copyButton(tool)}${
    hotline === undefined
      ? null
      : html`<p class="no-print"><a class="linkrow" href=${dial(hotline)}>${icon("phone")}${say("check.next_call", { phone: hotline })}</a></p>`
  }`;
}

function next(tool: CheckElement, it: Checked): View {
  const { say } = tool;
  const year = it.explanations.some(({ changes }) => changes.some(({ kind }) => kind === "year_to_date"));
  const broken = it.sums.some(({ status }) => status === "violated");
  const lost = it.verdict === "not_explained" && !broken;
  const steps: readonly View[] = [
    broken ? say("check.next_sums") : null,
    it.look.length > 0 ? say("check.next_look", { facts: it.look.join(say("list.or")) }) : null,
    year || lost ? say("check.next_year") : null,
    lost ? say("check.next_fill") : null,
    it.verdict === "equal" ? null : ask(tool, it),
    say("check.next_wrong"),
  ];
  return section(
    "next",
    say("check.next"),
    html`<ol class="todo">${steps.map((step) => (step === null ? null : html`<li><div>${step}</div></li>`))}</ol>`,
  );
}

export function outcome(tool: CheckElement): View {
  const { checked } = tool.tool;
  if (checked === null) return null;
  return html`<div class="checked">${verdict(tool, checked)}${sums(tool, checked)}${rows(tool, checked)}${why(tool, checked)}${closest(tool, checked)}${next(tool, checked)}${sideways("check/", tool.session.case, tool.say)}</div>`;
}
