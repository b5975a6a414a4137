/** <yibao-compare>: the same case under other circumstances, each with what it costs and why. */
import { CompareTool, type Shell } from "@yibao/core";
import type { View } from "../estimate/page.ts";
import { ToolElement } from "../tool/element.ts";
import { comparison } from "./views.ts";

export class CompareElement extends ToolElement<CompareTool> {
  protected override make(shell: Shell): CompareTool {
    return new CompareTool(shell);
  }

  readonly addArea = (): void => this.pickArea((code) => this.tool.addArea(code));

  protected override outcome(): View {
    return comparison(this);
  }
}
