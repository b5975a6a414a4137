import { CompareTool, type Shell } from "@yibao/core";
import { handlers, type Picked, type Tap } from "../state/handlers.ts";
import { toolPage } from "../state/page.ts";
import { compareView } from "../views/compare.ts";

const TOOL = {
  name: "compare",
  card: "compare.title",
  make: (shell: Shell) => new CompareTool(shell),
  view: compareView,
} as const;

toolPage(TOOL, {
  by(event: Tap<{ id: string }>) {
    const { kit } = this;
    kit?.act(() => kit.tool.session.choose("vs", event.currentTarget.dataset.id));
  },

  add() {
    const { kit } = this;
    kit?.askArea((code) => kit.tool.addArea(code));
  },

  remove(event: Tap<{ code: string }>) {
    const { kit } = this;
    kit?.act(() => kit.tool.removeArea(event.currentTarget.dataset.code));
  },

  /** Here the only day beside the case's own is another to compare with. */
  day(event: Picked) {
    const { kit } = this;
    const { path } = event.currentTarget.dataset;
    if (kit === null || path !== "/compare/day") handlers.day.call(this, event);
    else kit.act(() => kit.tool.session.choose("day", String(event.detail.value)));
  },

  take(event: Tap<{ index: number }>) {
    const { kit } = this;
    kit?.act(() => kit.tool.rows[event.currentTarget.dataset.index]?.take?.());
    void wx.pageScrollTo({ selector: "#result", duration: 0 });
  },
});
