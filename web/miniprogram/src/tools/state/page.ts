/** A page of a tool: what all of them do, and what one alone does. */
import { type Shell, type Tool, type ToolKey, writeAddress } from "@yibao/core";
import type { ToolName } from "../../state/tools.ts";
import { around, type Host, handlers, type Tap } from "./handlers.ts";
import { Kit, type Query } from "./kit.ts";

interface Made<Kind extends Tool> {
  readonly name: ToolName;
  /** What a card that is sent on says. */
  readonly card: ToolKey;
  readonly make: (shell: Shell) => Kind;
  readonly view: (kit: Kit<Kind>) => object;
}

interface Inside<Kind extends Tool> extends Host<Kind> {
  setData(data: object): void;
}

export function toolPage<Kind extends Tool, Own extends object>(
  { name, card, make, view }: Made<Kind>,
  own: Own & ThisType<Own & Host<Kind>>,
): void {
  const all = {
    ...handlers,
    data: { phase: "opening", view: null },
    kit: null,

    onLoad(this: Inside<Kind>, query: Query): void {
      this.kit = new Kit(name, query, make, () => this.draw());
      this.kit.open();
    },

    draw(this: Inside<Kind>): void {
      const { kit } = this;
      if (kit === null) return;
      void wx.setNavigationBarTitle({ title: kit.say(`tool.${name}`) });
      const ready = kit.tool.session.phase === "ready";
      this.setData({ ...around(kit), view: ready ? view(kit) : null });
    },

    /** Another tool takes the case further. */
    goOn(this: Inside<Kind>, event: Tap<{ id: string }>): void {
      const { kit } = this;
      kit?.goOn(event.currentTarget.dataset.id, writeAddress(kit.tool.session.case, null));
    },

    onShareAppMessage(this: Inside<Kind>): object {
      return this.kit === null ? {} : this.kit.share(this.kit.say(card));
    },

    ...own,
  };
  Page(all as unknown as WechatMiniprogram.Page.Options<object, object>);
}
