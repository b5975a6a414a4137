import { areas, current, deaf, listen, open, say, session, setElder } from "../../state/app.ts";
import { openTool } from "../../state/tools.ts";
import { frame } from "../../views/frame.ts";
import { home } from "../../views/home.ts";

Page({
  data: { frame: frame(current()), view: home(session, current().elder, say()) },

  onShow() {
    listen(this);
    this.draw();
    // Ready by the time it is needed; a failure is told where it matters.
    void open();
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
    void wx.setNavigationBarTitle({ title: say()("site.name") });
    this.setData({ frame: frame(current()), view: home(session, current().elder, say()) });
  },

  chooseArea() {
    void wx.navigateTo({ url: "/pages/area/area" });
  },

  go(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const { id } = event.currentTarget.dataset;
    if (id === "estimate") void wx.navigateTo({ url: "/pages/questions/questions" });
    else openTool(id);
  },

  rules(event: WechatMiniprogram.TouchEvent<object, object, { region: string }>) {
    void wx.navigateTo({ url: `/policy/policy?area=${event.currentTarget.dataset.region}` });
  },

  openShared() {
    void wx.navigateTo({ url: "/more/open" });
  },

  elder() {
    setElder(!current().elder);
  },

  settings() {
    void wx.navigateTo({ url: "/pages/settings/settings" });
  },

  onShareAppMessage() {
    return { title: say()("home.title"), path: `/pages/home/home?n=${areas().length}` };
  },
});
