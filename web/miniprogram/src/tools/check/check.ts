import { CheckTool, PRINTED, type PrintedField, type Shell } from "@yibao/core";
import { handlers, showEnd, type Tap } from "../state/handlers.ts";
import { toolPage } from "../state/page.ts";
import { checkView } from "../views/check.ts";

type Figure = { readonly path: string; readonly figure: string };

const fieldOf = (id: string): PrintedField | undefined => PRINTED.find((one) => one.id === id);

const TOOL = {
  name: "check",
  card: "check.title",
  make: (shell: Shell) => new CheckTool(shell),
  view: checkView,
} as const;

toolPage(TOOL, {
  copying() {
    const { kit } = this;
    if (kit === null) return;
    kit.tool.copying = !kit.tool.copying;
    this.draw();
  },

  typed(event: WechatMiniprogram.Input<object, Figure>) {
    const { kit } = this;
    const field = fieldOf(event.currentTarget.dataset.figure);
    if (field === undefined) handlers.typed.call(this, event);
    else kit?.act(() => kit.tool.typeFigure(field, event.detail.value));
  },

  left(event: WechatMiniprogram.InputBlur<object, Figure>) {
    const { kit } = this;
    const field = fieldOf(event.currentTarget.dataset.figure);
    if (field === undefined) handlers.left.call(this, event);
    else kit?.act(() => kit.tool.leaveFigure(field));
  },

  finish() {
    const { kit } = this;
    handlers.finish.call(this);
    if (kit === null || !kit.tool.summary) return;
    // A field at fault may be folded away, of either part.
    kit.tool.copying = true;
    for (const part of ["figures", "year"]) kit.unfolded.add(part);
    this.draw();
  },

  again(event: Tap<{ index: number }>) {
    const { kit } = this;
    const it = kit?.tool.checked?.explanations[event.currentTarget.dataset.index]?.again ?? null;
    if (kit === null || it === null) return;
    let end: "error" | "result" = "error";
    kit.act(() => {
      end = kit.tool.again(it);
    });
    showEnd(this, end);
  },
});
