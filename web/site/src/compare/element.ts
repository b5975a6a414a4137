/** <yibao-compare>: the same case under other circumstances, each with what it costs and why. */
import type { Comparison } from "@yibao/core";
import { html } from "lit";
import type { View } from "../estimate/page.ts";
import { ToolElement } from "../tool/element.ts";

export class CompareElement extends ToolElement {
  reply: Comparison | null = null;

  protected override settle(): void {
    this.reply = null;
    if (this.session.unanswered) return;
    this.reply = this.session.call("compare", { ...this.session.request, compare: { over: "/visits/0/tier" } });
  }

  protected override outcome(): View {
    return html`<p tabindex="-1" data-focus="result">${JSON.stringify(this.reply?.variants.map(({ change }) => change?.person.total))}</p>`;
  }
}
