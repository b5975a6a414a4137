/** <yibao-check>: a printed settlement against the rules. */
import { type Checked, CheckTool, type Shell } from "@yibao/core";
import type { View } from "../estimate/page.ts";
import { ToolElement } from "../tool/element.ts";
import { checkForm } from "./views/form.ts";
import { outcome } from "./views/outcome.ts";

export class CheckElement extends ToolElement<CheckTool> {
  protected override make(shell: Shell): CheckTool {
    return new CheckTool(shell);
  }

  /** The paper once more under other circumstances. */
  again(it: Checked["explanations"][number]["again"]): void {
    if (it !== null) this.focusOn(this.tool.again(it));
  }

  async copy(): Promise<void> {
    try {
      // Not there on pages that are not served securely.
      await navigator.clipboard.writeText(this.tool.checked?.message ?? "");
      this.tool.copied = "yes";
    } catch {
      this.tool.copied = "no";
    }
    this.requestUpdate();
  }

  protected override form(): View {
    return checkForm(this);
  }

  protected override outcome(): View {
    return outcome(this);
  }
}
