/** What is asked: the visit as by the other tools, then the figures of the paper, then what was used up before. */
import {
  besidePaper,
  caseInShort,
  earlierFields,
  figurePath,
  PRINTED,
  type PrintedField,
  problemAt,
  type Question,
  typedAt,
  writtenDate,
} from "@yibao/core";
import { html, type TemplateResult } from "lit";
import type { View } from "../../estimate/page.ts";
import { areaButton, day, fields, folded } from "../../tool/views/case.ts";
import { amountField } from "../../tool/views/fields.ts";
import { problemSummary } from "../../tool/views/problems.ts";
import type { CheckElement } from "../element.ts";

const isBill = ({ side }: PrintedField): boolean => side === "bill" || side === "deductible";

function figure({ say, problems, tool }: CheckElement, field: PrintedField): TemplateResult {
  const path = figurePath(field.id);
  // Papers are in Chinese, whatever the page is in.
  const help = html`${say("check.on_paper")}<span lang="zh-CN">${say(field.print)}</span> <code>${field.id}</code><br />${say(field.where)}`;
  return amountField({
    question: { path, fact: field.id, type: field.side === "rate" ? "count" : "money", required: false },
    label: say(field.name),
    help,
    say,
    error: problemAt(problems, path),
    typed: tool.typedFigure(field),
    input: (text) => tool.typeFigure(field, text),
    left: () => tool.leaveFigure(field),
  });
}

function group(tool: CheckElement, legend: string, wanted: (field: PrintedField) => boolean): TemplateResult {
  const list = PRINTED.filter((field) => field.often && wanted(field));
  return html`<fieldset class="figures"><legend>${legend}</legend><div class="fields">${list.map((field) => figure(tool, field))}</div></fieldset>`;
}

/** What earlier visits of the year used up: amounts of the case, asked for by the area's own names. */
function earlier(tool: CheckElement): View {
  const { say, session, problems } = tool;
  if (session.about === null) return null;
  const list = earlierFields(session.case, session.date, session.about, say).map(({ path, label }) => {
    const question: Question = { path, fact: path, type: "money", required: false };
    return amountField({
      question,
      label,
      say,
      error: problemAt(problems, path),
      typed: typedAt(session, path),
      input: (text) => session.type(question, text),
      left: () => session.leave(path),
    });
  });
  return folded(say("check.step_year"), html`<p class="help">${say("check.year_help")}</p>${list}`);
}

/** The figures are asked for below; here are the other answers, and amounts that are on no paper, such as days. */
function visitFields(tool: CheckElement): View {
  const asked = tool.session.asked[0];
  if (asked === undefined) return null;
  const part = besidePaper(asked);
  return html`${fields(tool, part.fields)}${day(tool)}${part.more.length === 0 ? null : folded(tool.say("tool.more"), fields(tool, part.more))}`;
}

interface Part {
  readonly step: string;
  readonly short: string;
  readonly open: boolean;
  readonly toggled: (open: boolean) => void;
  readonly content: unknown;
}

function part(tool: CheckElement, { step, short, open, toggled, content }: Part): TemplateResult {
  const toggle = (event: Event): void => {
    if (event.currentTarget instanceof HTMLDetailsElement) toggled(event.currentTarget.open);
  };
  return html`<details class="case" .open=${open} @toggle=${toggle}>
    <summary><span><span class="lab">${step}</span><span class="val">${short}</span></span><span class="swap">${tool.say("flow.change")}</span></summary>
    ${content}
  </details>`;
}

export function checkForm(tool: CheckElement): TemplateResult {
  const { say, session } = tool;
  const state = tool.tool;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    tool.finish();
  };
  const count = Object.keys(state.figures.printed).length;
  const visit = part(tool, {
    step: say("check.step_case"),
    short:
      session.about === null
        ? ""
        : [caseInShort(session, true, say), writtenDate(session.date, say)].join(say("list.comma")),
    open: state.asking,
    toggled: (open) => {
      state.asking = open;
    },
    content: html`<div class="fields">${areaButton(tool)}${visitFields(tool)}</div>`,
  });
  const figures = part(tool, {
    step: say("check.step_figures"),
    short: count === 0 ? "" : say("check.filled", { n: String(count) }),
    open: state.copying,
    toggled: (open) => {
      state.copying = open;
    },
    content: html`<div class="fields fields-1">
      <p class="help">${say("check.figures_help")}</p>
      ${group(tool, say("check.group_bill"), isBill)}${group(tool, say("check.group_paid"), (field) => !isBill(field))}
      ${folded(
        say("check.more_figures"),
        PRINTED.filter(({ often }) => !often).map((field) => figure(tool, field)),
      )}${earlier(tool)}
    </div>`,
  });
  const rest = html`${figures}<button class="btn btn-block" type="submit">${say("check.go")}</button>`;
  return html`<form class="check-form" @submit=${submit} novalidate>
    ${state.summary ? problemSummary(tool.problems, say) : null}${visit}${session.about === null ? null : rest}
    <p class="caption">${say("check.private")}</p>
  </form>`;
}
