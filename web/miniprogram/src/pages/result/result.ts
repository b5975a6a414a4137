import { AREA, isPriced, questionsByWorth, RESULT, UNKNOWN } from "@yibao/core";
import { addressOf, withoutPerson } from "../../state/address.ts";
import { act, areas, current, deaf, listen, open, region, say, session, take, written } from "../../state/app.ts";
import { openTool } from "../../state/tools.ts";
import { chosen } from "../../views/choice.ts";
import { frame, trouble } from "../../views/frame.ts";
import { onward } from "../../views/onward.ts";
import { resultView } from "../../views/result.ts";

type Tap<Data extends object> = WechatMiniprogram.TouchEvent<object, object, Data>;

const QUESTIONS = "pages/questions/questions";

Page({
  data: {
    frame: frame(current()),
    phase: session.phase,
    opening: say()("estimate.opening"),
    trouble: trouble([], null, say()),
    view: resultView(session, { toggled: [], marked: null, elder: false }, say()),
    onward: onward(null, say()),
    idleOpen: false,
  },
  /** Lines that stand otherwise than they began. */
  toggled: [] as readonly string[],
  marked: null as string | null,

  async onLoad(query: { [key: string]: string | undefined }) {
    await take(addressOf(query));
    if (session.phase === "ready" && session.at !== RESULT) this.toQuestions();
  },

  onShow() {
    listen(this);
    this.draw();
  },

  onHide() {
    deaf(this);
  },

  onUnload() {
    deaf(this);
  },

  changed(moved: boolean) {
    this.marked = null;
    if (moved && session.at !== RESULT) {
      this.toQuestions();
      return;
    }
    this.draw();
    if (moved) void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  toQuestions() {
    const pages = getCurrentPages();
    if (pages[pages.length - 2]?.route === QUESTIONS) void wx.navigateBack();
    else void wx.redirectTo({ url: `/${QUESTIONS}` });
  },

  draw() {
    const words = say();
    void wx.setNavigationBarTitle({ title: words("mini.result") });
    this.setData({
      frame: frame(current()),
      phase: session.phase,
      opening: words("estimate.opening"),
      trouble: trouble(areas(), region(), words),
      view: resultView(session, { toggled: this.toggled, marked: this.marked, elder: current().elder }, words),
      onward: onward(null, words),
    });
  },

  retry() {
    void open();
  },

  call(event: Tap<{ phone: string }>) {
    void wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone });
  },

  toggle(event: Tap<{ id: string }>) {
    const { id } = event.currentTarget.dataset;
    this.toggled = this.toggled.includes(id) ? this.toggled.filter((one) => one !== id) : [...this.toggled, id];
    this.draw();
  },

  idle() {
    this.setData({ idleOpen: !this.data.idleOpen });
  },

  mark(event: Tap<{ value: string }>) {
    this.marked = event.currentTarget.dataset.value;
    this.draw();
  },

  answer() {
    const { estimate, asked } = session;
    if (estimate === null || !isPriced(estimate)) return;
    const { first } = questionsByWorth(estimate, asked);
    if (first === null) return;
    const value = chosen(first, session.case, this.marked);
    if (value !== null) void act(() => session.answer(first.path, value === "" ? UNKNOWN : value));
  },

  change(event: Tap<{ path: string }>) {
    void act(() => session.go(event.currentTarget.dataset.path));
  },

  changeCase() {
    void act(() => session.go(AREA));
  },

  useDay(event: Tap<{ day: string }>) {
    void act(() => session.chooseDate(event.currentTarget.dataset.day));
  },

  goOn(event: Tap<{ id: string }>) {
    openTool(event.currentTarget.dataset.id, written());
  },

  details() {
    void wx.pageScrollTo({ selector: "#slip", duration: 0 });
  },

  /** The question may be sent on, never the person or the amount. */
  onShareAppMessage() {
    return { title: say()("home.title"), path: `/${QUESTIONS}?${withoutPerson(written())}` };
  },
});
