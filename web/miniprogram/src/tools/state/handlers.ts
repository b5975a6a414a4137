/** What a tap or a key does on every page of a tool. */
import { AREA, type Tool, YearTool } from "@yibao/core";
import { areas, current } from "../../state/app.ts";
import { type Frame, frame, type Trouble, trouble } from "../../views/frame.ts";
import { type Onward, onward } from "../../views/onward.ts";
import type { Kit } from "./kit.ts";

export type Tap<Data extends object> = WechatMiniprogram.TouchEvent<object, object, Data>;
export type Typing = WechatMiniprogram.Input<object, { path: string }>;
export type Left = WechatMiniprogram.InputBlur<object, { path: string }>;
export type Picked = WechatMiniprogram.PickerChange<object, { path: string }>;

/** A page of a tool, as its handlers see it. */
export interface Host<Kind extends Tool = Tool> {
  kit: Kit<Kind> | null;
  draw(): void;
}

/** What every page of a tool shows around its own. */
export interface Around {
  readonly frame: Frame;
  readonly phase: string;
  readonly opening: string;
  readonly trouble: Trouble;
  readonly unread: string;
  readonly onward: Onward;
}

export function around(kit: Kit<Tool>): Around {
  const { say, tool } = kit;
  const { session } = tool;
  const parts = session.unread.join(say("list.comma"));
  return {
    frame: frame(current()),
    phase: session.phase,
    opening: say("estimate.opening"),
    trouble: trouble(areas(), kit.region, say),
    unread: parts === "" ? "" : say("error.unread", { parts }),
    onward: onward(kit.name, say),
  };
}

export const handlers = {
  onShow(this: Host): void {
    const { kit } = this;
    kit?.act(() => kit.tool.speak(kit.say));
    this.draw();
  },

  retry(this: Host): void {
    this.kit?.retry();
  },

  call(event: Tap<{ phone: string }>): void {
    void wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone });
  },

  /** A part of the page, by its name. */
  unfold(this: Host, event: Tap<{ part: string }>): void {
    this.kit?.toggle(event.currentTarget.dataset.part);
    this.draw();
  },

  ask(this: Host): void {
    if (this.kit === null) return;
    this.kit.tool.asking = !this.kit.tool.asking;
    this.draw();
  },

  chooseArea(this: Host): void {
    const { kit } = this;
    kit?.askArea((code) => void kit.tool.session.chooseRegion(code));
  },

  /** The first entry says "I do not know". */
  pick(this: Host, event: Picked): void {
    const { kit } = this;
    const { path } = event.currentTarget.dataset;
    const options = kit?.question(path)?.options ?? [];
    const value = options[Number(event.detail.value) - 1]?.value ?? "";
    kit?.act(() => kit.tool.session.answer(path, value));
  },

  typed(this: Host, event: Typing): void {
    const { kit } = this;
    const { path } = event.currentTarget.dataset;
    const question = kit?.question(path) ?? { fact: path, path, type: "money" as const, required: false };
    kit?.act(() => kit.tool.session.type(question, event.detail.value));
  },

  left(this: Host, event: Left): void {
    const { kit } = this;
    kit?.act(() => kit.tool.session.leave(event.currentTarget.dataset.path));
  },

  day(this: Host, event: Picked): void {
    const { kit } = this;
    if (kit === null) return;
    const { path } = event.currentTarget.dataset;
    const day = String(event.detail.value);
    const visit = /^\/visits\/(\d+)\/date$/.exec(path)?.[1];
    const { tool } = kit;
    kit.act(() => {
      if (visit !== undefined && tool instanceof YearTool) tool.setDay(Number(visit), day);
      else tool.session.chooseDate(day);
    });
  },

  finish(this: Host): void {
    const { kit } = this;
    if (kit === null) return;
    let end: "error" | "result" = "error";
    kit.act(() => {
      end = kit.tool.finish();
    });
    showEnd(this, end);
  },

  /** From what is wrong to the field that is to be mended. */
  toField(this: Host, event: Tap<{ id: string }>): void {
    void wx.pageScrollTo({ selector: `#${event.currentTarget.dataset.id}`, duration: 0 });
  },

  useDay(this: Host, event: Tap<{ day: string }>): void {
    const { kit } = this;
    kit?.act(() => kit.tool.session.chooseDate(event.currentTarget.dataset.day));
  },
};

/** What is wrong stands on top of the form; a field behind "say more" may be at fault. */
export function showEnd(host: Host, end: "error" | "result"): void {
  const { kit } = host;
  if (kit === null) return;
  if (end === "error") {
    kit.tool.asking = true;
    for (const { path } of kit.tool.problems) if (path !== AREA) kit.unfolded.add("more");
  }
  host.draw();
  if (kit.tool.session.phase === "ready")
    void wx.pageScrollTo({ selector: end === "error" ? "#errors" : "#result", duration: 0 });
}
