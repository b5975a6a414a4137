import { current, deaf, forget, listen, say, setElder, setKept, setLang, setUpdate, way } from "../../state/app.ts";
import { frame } from "../../views/frame.ts";
import { settingsView } from "../../views/settings.ts";

Page({
  data: { frame: frame(current()), done: false, view: settingsView(current(), way(), false, say()) },

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
    void wx.setNavigationBarTitle({ title: say()("mini.settings") });
    this.setData({ frame: frame(current()), view: settingsView(current(), way(), this.data.done, say()) });
  },

  turn(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const { id } = event.currentTarget.dataset;
    if (id === "elder") setElder(!current().elder);
    else if (id === "update") setUpdate(!current().update);
    else setKept(current().kept === null);
  },

  language(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    setLang(event.currentTarget.dataset.id === "en" ? "en" : "zh");
  },

  async erase() {
    this.data.done = true;
    await forget();
    this.draw();
  },
});
