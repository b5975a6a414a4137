import { type Amount, AREA, parseAmount, RESULT, UNKNOWN } from "@yibao/core";
import { addressOf } from "../../state/address.ts";
import { act, areas, current, deaf, listen, open, region, say, session, take } from "../../state/app.ts";
import { chosen } from "../../views/choice.ts";
import { frame, trouble } from "../../views/frame.ts";
import { amountProblem, type Problem, questionsView, typedAmount } from "../../views/questions.ts";

type Tap<Data extends object> = WechatMiniprogram.TouchEvent<object, object, Data>;

/** What was tapped or typed on the step on screen; another step begins with nothing. */
interface Draft {
  marked: string | null;
  day: string | null;
  problem: Problem | null;
  preview: Amount | null;
}

const fresh = (): Draft => ({
  marked: null,
  day: null,
  problem: null,
  preview: session.at === RESULT ? null : (session.asked?.person_total ?? null),
});

Page({
  data: {
    frame: frame(current()),
    phase: session.phase,
    opening: say()("estimate.opening"),
    trouble: trouble([], null, say()),
    view: questionsView(session, { marked: null, day: null, problem: null, preview: null }, say()),
  },
  draft: fresh(),

  onLoad(query: { [key: string]: string | undefined }) {
    void take(addressOf(query));
  },

  onShow() {
    listen(this);
    this.draft = fresh();
    this.draw();
  },

  onHide() {
    deaf(this);
  },

  onUnload() {
    deaf(this);
  },

  changed(moved: boolean) {
    this.draft = fresh();
    this.draw();
    if (!moved) return;
    if (session.at === RESULT) void wx.navigateTo({ url: "/pages/result/result" });
    else void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  draw() {
    const words = say();
    void wx.setNavigationBarTitle({ title: words("tool.estimate") });
    this.setData({
      frame: frame(current()),
      phase: session.phase,
      opening: words("estimate.opening"),
      trouble: trouble(areas(), region(), words),
      view: questionsView(session, this.draft, words),
    });
  },

  retry() {
    void open();
  },

  call(event: Tap<{ phone: string }>) {
    void wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone });
  },

  chooseArea() {
    void wx.navigateTo({ url: "/pages/area/area" });
  },

  change(event: Tap<{ path: string }>) {
    void act(() => session.go(event.currentTarget.dataset.path));
  },

  goOn() {
    void act(() => session.go(null));
  },

  mark(event: Tap<{ value: string }>) {
    this.draft = { ...this.draft, marked: event.currentTarget.dataset.value, problem: null };
    this.draw();
  },

  answer() {
    const { question } = session;
    if (question === null) return;
    const value = chosen(question, session.case, this.draft.marked);
    if (value === null) this.complain({ message: say()("flow.choose_first"), suggestion: "" });
    else void act(() => session.answer(question.path, value === "" ? UNKNOWN : value));
  },

  complain(problem: Problem) {
    this.draft = { ...this.draft, problem };
    this.draw();
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  type(text: string) {
    const { question } = session;
    if (question === null) return;
    this.draft = { ...this.draft, preview: null, problem: null };
    void act(() =>
      session.type(question.path, text, (preview) => {
        this.draft = { ...this.draft, preview };
        this.draw();
      }),
    );
  },

  typed(event: WechatMiniprogram.Input) {
    this.type(event.detail.value);
  },

  common(event: Tap<{ value: string }>) {
    this.type(event.currentTarget.dataset.value);
  },

  /** The amount as it stands in the field; a count is a number without decimals. */
  amount() {
    const { question } = session;
    if (question === null) return;
    const typed = typedAmount(session, question.path);
    const problem = amountProblem(typed, say());
    const parsed = parseAmount(typed);
    if (problem !== null || !parsed.ok) {
      if (problem !== null) this.complain(problem);
      return;
    }
    void act(() =>
      session.answer(question.path, question.type === "count" ? parsed.amount.replace(/\.00$/, "") : parsed.amount),
    );
  },

  use() {
    const { question } = session;
    const { problem } = this.draft;
    if (question === null || problem === null) return;
    session.typed.set(question.path, problem.suggestion);
    this.amount();
  },

  day(event: WechatMiniprogram.PickerChange) {
    this.draft = { ...this.draft, day: String(event.detail.value) };
    this.draw();
  },

  takeDay() {
    void act(() => session.chooseDate(this.draft.day ?? session.date));
  },

  toArea() {
    void act(() => session.go(AREA));
  },
});
