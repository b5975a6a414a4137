import { EXAMPLES, type Shell, writeAddress, YearTool } from "@yibao/core";
import type { Tap } from "../state/handlers.ts";
import { toolPage } from "../state/page.ts";
import { fieldId } from "../views/form.ts";
import { yearPage } from "../views/year.ts";

const TOOL = {
  name: "year",
  card: "year.title",
  make: (shell: Shell) => new YearTool(shell),
  view: yearPage,
} as const;

toolPage(TOOL, {
  visit(event: Tap<{ index: number }>) {
    const { kit } = this;
    const { index } = event.currentTarget.dataset;
    kit?.tool.fold(index, kit.tool.open !== index);
    this.draw();
  },

  add() {
    const { kit } = this;
    if (kit === null) return;
    kit.act(() => kit.tool.addVisit());
    void wx.pageScrollTo({ selector: `#${fieldId(`/visits/${kit.tool.open}`)}`, duration: 0 });
  },

  remove(event: Tap<{ index: number }>) {
    const { kit } = this;
    kit?.act(() => kit.tool.removeVisit(event.currentTarget.dataset.index));
    void wx.pageScrollTo({ selector: "#visits", duration: 0 });
  },

  undo() {
    const { kit } = this;
    kit?.act(() => kit.tool.undo());
    void wx.pageScrollTo({ selector: "#visits", duration: 0 });
  },

  example(event: Tap<{ id: string }>) {
    const { kit } = this;
    const example = EXAMPLES.find(({ id }) => id === event.currentTarget.dataset.id);
    if (example !== undefined) kit?.act(() => kit.tool.useExample(example));
  },

  free() {
    const { kit } = this;
    kit?.act(() => kit.tool.session.choose("order", kit.tool.free ? "" : "free"));
  },

  order(event: Tap<{ index: number }>) {
    const { kit } = this;
    const order = kit?.tool.shown?.orders[event.currentTarget.dataset.index]?.order;
    if (order !== undefined) kit?.act(() => kit.tool.useOrder(order));
  },

  /** The other tools take one visit. */
  goOn(event: Tap<{ id: string }>) {
    const { kit } = this;
    kit?.goOn(event.currentTarget.dataset.id, writeAddress(kit.tool.firstAlone, null));
  },
});
