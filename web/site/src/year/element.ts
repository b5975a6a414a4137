/** <yibao-year>: the visits of a year one after the other, and what is left of deductibles and ceilings. */
import { type Shell, YearTool } from "@yibao/core";
import { html } from "lit";
import type { View } from "../estimate/page.ts";
import { ToolElement } from "../tool/element.ts";
import { caseForm, personFields } from "../tool/views/case.ts";
import { visitsForm } from "./form.ts";
import { yearResult } from "./views.ts";

export class YearElement extends ToolElement<YearTool> {
  protected override make(shell: Shell): YearTool {
    return new YearTool(shell);
  }

  addVisit(): void {
    this.tool.addVisit();
    this.focusField(`/visits/${this.tool.open}/date`);
  }

  removeVisit(index: number): void {
    this.tool.removeVisit(index);
    this.focusOn("visits");
  }

  undo(): void {
    this.tool.undo();
    this.focusOn("visits");
  }

  fold(index: number, open: boolean): void {
    this.tool.fold(index, open);
    this.requestUpdate();
  }

  protected override form(): View {
    return html`<div class="year-case">${caseForm(this, personFields(this), false)}${visitsForm(this)}</div>`;
  }

  protected override outcome(): View {
    return html`<div class="year-out">${yearResult(this)}</div>`;
  }
}
