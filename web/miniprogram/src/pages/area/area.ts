import { act, areas, current, deaf, listen, open, say, session } from "../../state/app.ts";
import { takeReceiver } from "../../state/area.ts";
import { areaView } from "../../views/area.ts";
import { frame } from "../../views/frame.ts";

const QUESTIONS = "pages/questions/questions";

Page({
  data: { frame: frame(current()), query: "", view: areaView([], "", say()) },

  /** For a page that asked for it; else for the estimate. */
  asked: false,

  onLoad(query: { [key: string]: string | undefined }) {
    this.asked = query["for"] === "tool";
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

  changed() {
    this.draw();
  },

  draw() {
    void wx.setNavigationBarTitle({ title: say()("area.label") });
    this.setData({ frame: frame(current()), view: areaView(areas(), this.data.query, say()) });
  },

  typed(event: WechatMiniprogram.Input) {
    this.data.query = event.detail.value;
    this.draw();
  },

  rules(event: WechatMiniprogram.TouchEvent<object, object, { region: string }>) {
    void wx.navigateTo({ url: `/policy/policy?area=${event.currentTarget.dataset.region}` });
  },

  async choose(event: WechatMiniprogram.TouchEvent<object, object, { region: string }>) {
    const { region } = event.currentTarget.dataset;
    const receiver = this.asked ? takeReceiver() : null;
    if (receiver !== null) {
      void wx.navigateBack();
      receiver(region);
      return;
    }
    await open();
    await act(() => session.chooseRegion(region));
    const pages = getCurrentPages();
    const beneath = pages[pages.length - 2];
    // From the first page on to the questions; from the questions back to them.
    if (beneath?.route === QUESTIONS) void wx.navigateBack();
    else void wx.redirectTo({ url: `/${QUESTIONS}` });
  },
});
