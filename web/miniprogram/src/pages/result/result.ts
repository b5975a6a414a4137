import { AREA, type Improvements, isPriced, questionsByWorth, RESULT, UNKNOWN, writeAddress } from "@yibao/core";
import { inTime } from "../../engine/time.ts";
import type { ImproveView } from "../../more/improve.ts";
import { addressOf, withoutPerson } from "../../state/address.ts";
import { act, areas, current, deaf, listen, open, region, say, session, take } from "../../state/app.ts";
import { lastReceipt } from "../../state/replay.ts";
import { goTo, openTool } from "../../state/tools.ts";
import { chosen } from "../../views/choice.ts";
import { frame, trouble } from "../../views/frame.ts";
import { type Improved, improvedView, NOT_ASKED } from "../../views/improved.ts";
import { onward } from "../../views/onward.ts";
import { receiptView } from "../../views/receipt.ts";
import { resultView } from "../../views/result.ts";

type Tap<Data extends object> = WechatMiniprogram.TouchEvent<object, object, Data>;

const QUESTIONS = "pages/questions/questions";

interface Improve {
  workOutImprovements(): Promise<Improvements>;
  improveView(reply: Improvements, all: boolean): ImproveView | null;
}

Page({
  data: {
    frame: frame(current()),
    phase: session.phase,
    opening: say()("estimate.opening"),
    trouble: trouble([], null, say()),
    view: resultView(session, { toggled: [], marked: null, elder: false }, say()),
    receipt: receiptView(lastReceipt(), session, say()),
    improved: improvedView(NOT_ASKED, say()),
    undo: null as { readonly text: string; readonly button: string } | null,
    onward: onward(null, say()),
    idleOpen: false,
  },
  /** Lines that stand otherwise than they began. */
  toggled: [] as readonly string[],
  marked: null as string | null,
  improved: NOT_ASKED as Improved,
  module: null as Improve | null,
  /** The person's own case while another one, with one change, is on screen. */
  before: "",

  async onLoad(query: { [key: string]: string | undefined }): Promise<void> {
    await take(addressOf(query));
    this.afterTaking();
  },

  onShow(): void {
    listen(this);
    this.draw();
  },

  onHide(): void {
    deaf(this);
  },

  onUnload(): void {
    deaf(this);
  },

  changed(moved: boolean): void {
    this.marked = null;
    if (moved) this.before = "";
    if (moved && session.at !== RESULT) {
      this.toQuestions();
      return;
    }
    this.draw();
    if (moved) void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  /** A case that is not complete is asked about; a receipt that did not open says so here. */
  afterTaking(): void {
    const { state } = lastReceipt();
    const problem = state === "damaged" || state === "failed";
    if (session.phase === "ready" && session.at !== RESULT && !problem) this.toQuestions();
    else this.draw();
  },

  toQuestions(): void {
    const pages = getCurrentPages();
    if (pages[pages.length - 2]?.route === QUESTIONS) void wx.navigateBack();
    else void wx.redirectTo({ url: `/${QUESTIONS}` });
  },

  draw(): void {
    const words = say();
    void wx.setNavigationBarTitle({ title: words("mini.result") });
    // What was worked out belongs to one answer.
    if (this.improved.answer !== null && this.improved.answer !== session.estimate) this.improved = NOT_ASKED;
    this.setData({
      frame: frame(current()),
      phase: session.phase,
      opening: words("estimate.opening"),
      trouble: trouble(areas(), region(), words),
      view: resultView(session, { toggled: this.toggled, marked: this.marked, elder: current().elder }, words),
      receipt: receiptView(lastReceipt(), session, words),
      improved: improvedView(this.improved, words, this.module),
      undo: this.before === "" ? null : { text: words("mini.changed"), button: words("mini.before") },
      onward: onward(null, words),
    });
  },

  retry(): void {
    void open();
  },

  call(event: Tap<{ phone: string }>): void {
    void wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone });
  },

  toggle(event: Tap<{ id: string }>): void {
    const { id } = event.currentTarget.dataset;
    this.toggled = this.toggled.includes(id) ? this.toggled.filter((one) => one !== id) : [...this.toggled, id];
    this.draw();
  },

  idle(): void {
    this.setData({ idleOpen: !this.data.idleOpen });
  },

  mark(event: Tap<{ value: string }>): void {
    this.marked = event.currentTarget.dataset.value;
    this.draw();
  },

  answer(): void {
    const { estimate, asked } = session;
    if (estimate === null || !isPriced(estimate)) return;
    const { first } = questionsByWorth(estimate, asked);
    if (first === null) return;
    const value = chosen(first, session.case, this.marked);
    if (value !== null) void act(() => session.answer(first.path, value === "" ? UNKNOWN : value));
  },

  change(event: Tap<{ path: string }>): void {
    void act(() => session.go(event.currentTarget.dataset.path));
  },

  changeCase(): void {
    void act(() => session.go(AREA));
  },

  useDay(event: Tap<{ day: string }>): void {
    void act(() => session.chooseDate(event.currentTarget.dataset.day));
  },

  goOn(event: Tap<{ id: string }>): void {
    openTool(event.currentTarget.dataset.id, writeAddress(session.case, RESULT));
  },

  details(): void {
    void wx.pageScrollTo({ selector: "#slip", duration: 0 });
  },

  more(event: Tap<{ url: string }>): void {
    goTo(event.currentTarget.dataset.url);
  },

  doubt(event: Tap<{ id: string }>): void {
    goTo(`/more/doubt?id=${encodeURIComponent(event.currentTarget.dataset.id)}`);
  },

  /** Opens or closes what would change the answer; worked out once for each answer. */
  async improve(event: Tap<{ again?: string }>): Promise<void> {
    const answer = session.estimate;
    if (answer === null) return;
    const again = event.currentTarget.dataset.again === "yes";
    const known = this.improved.answer === answer && !again;
    this.improved = known
      ? { ...this.improved, open: !this.improved.open }
      : { ...NOT_ASKED, answer, open: true, state: "working" };
    this.draw();
    if (known) return;
    try {
      this.module ??= await inTime((): Promise<Improve> => require.async("../../more/improve.js"), "more");
      const reply = await this.module.workOutImprovements();
      if (this.improved.answer === answer) this.improved = { ...this.improved, state: "ready", reply };
    } catch (error) {
      console.warn(error);
      if (this.improved.answer === answer) this.improved = { ...this.improved, state: "failed" };
    }
    this.draw();
  },

  allImproved(): void {
    this.improved = { ...this.improved, all: true };
    this.draw();
  },

  unapplied(): void {
    this.improved = { ...this.improved, unappliedOpen: !this.improved.unappliedOpen };
    this.draw();
  },

  /** The same case with one change: opening it is the proof. */
  async prove(event: Tap<{ address: string }>): Promise<void> {
    const own = this.before === "" ? writeAddress(session.case, RESULT) : this.before;
    await this.follow(event.currentTarget.dataset.address);
    this.before = own;
    this.draw();
  },

  async back(): Promise<void> {
    const own = this.before;
    this.before = "";
    await this.follow(own);
  },

  async follow(address: string): Promise<void> {
    await act(() => take(address));
    this.toggled = [];
    this.afterTaking();
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  async again(): Promise<void> {
    const receipt = lastReceipt();
    if (receipt.state === "failed") await this.follow(receipt.fragment);
  },

  openOther(): void {
    void wx.redirectTo({ url: "/more/open" });
  },

  /** The question may be sent on, never the person or the amount. */
  onShareAppMessage(): { readonly title: string; readonly path: string } {
    return { title: say()("home.title"), path: `/${QUESTIONS}?${withoutPerson(writeAddress(session.case, null))}` };
  },
});
