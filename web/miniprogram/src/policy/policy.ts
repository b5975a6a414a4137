/** The rules of an area (`area`), or of one scheme of it (`area`, `scheme`), as the engine describes them. */
import type { Description } from "@yibao/core";
import { forScheme } from "@yibao/core/policy";
import { addressOf } from "../state/address.ts";
import { areas, current, deaf, describe, listen, say } from "../state/app.ts";
import { goTo } from "../state/tools.ts";
import { frame, trouble } from "../views/frame.ts";
import { areaView, type PolicyView, schemeView } from "./view.ts";
import { speakRules } from "./words.ts";

type Tap<Data extends object> = WechatMiniprogram.TouchEvent<object, object, Data>;
type Query = { [key: string]: string | undefined };

Page({
  data: {
    frame: frame(current()),
    phase: "opening",
    opening: say()("estimate.opening"),
    trouble: trouble([], null, say()),
    view: null as PolicyView | null,
  },
  region: "",
  scheme: "",
  about: null as Description | null,
  /** What was unfolded; the first benefit stands open. */
  opened: [] as readonly string[],

  onLoad(query: Query) {
    const parameters = new Map(
      addressOf(query)
        .slice(1)
        .split("&")
        .map((pair) => [pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]),
    );
    this.region = parameters.get("area") ?? "";
    this.scheme = parameters.get("scheme") ?? parameters.get("person.scheme") ?? "";
    void this.load();
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

  async load() {
    this.setData({ phase: "opening" });
    try {
      const about = await describe(this.region);
      this.about = about;
      this.opened = forScheme(about, this.scheme)
        .benefits.slice(0, 1)
        .map(({ id }) => id);
      this.setData({ phase: "ready" });
    } catch (error) {
      console.warn(error);
      this.setData({ phase: "failed" });
    }
    this.draw();
  },

  draw() {
    const { about } = this;
    const words = speakRules(current().lang);
    const view =
      about === null
        ? null
        : this.scheme === ""
          ? areaView(about, this.opened, words)
          : schemeView(about, this.scheme, this.opened, words);
    void wx.setNavigationBarTitle({ title: view === null ? words("policy.tool") : view.title });
    this.setData({
      frame: frame(current()),
      opening: words("estimate.opening"),
      trouble: trouble(areas(), this.region, say()),
      view,
    });
  },

  retry() {
    void this.load();
  },

  call(event: Tap<{ phone: string }>) {
    void wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone });
  },

  fold(event: Tap<{ id: string }>) {
    const { id } = event.currentTarget.dataset;
    this.opened = this.opened.includes(id) ? this.opened.filter((one) => one !== id) : [...this.opened, id];
    this.draw();
  },

  openScheme(event: Tap<{ id: string }>) {
    goTo(`/policy/policy?area=${this.region}&scheme=${event.currentTarget.dataset.id}`);
  },

  estimate() {
    const scheme = this.scheme === "" ? "" : `&person.scheme=${this.scheme}`;
    goTo(`/pages/questions/questions?area=${this.region}${scheme}`);
  },

  onShareAppMessage(): { readonly title: string; readonly path: string } {
    const scheme = this.scheme === "" ? "" : `&scheme=${this.scheme}`;
    return { title: this.data.view?.heading ?? "", path: `/policy/policy?area=${this.region}${scheme}` };
  },
});
