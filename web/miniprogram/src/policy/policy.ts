/** The rules of an area (`area`), or of one scheme of it (`area`, `scheme`), as the engine describes them. */
import type { Description } from "@yibao/core";
import { forScheme, type Held } from "@yibao/core/policy";
import { addressOf } from "../state/address.ts";
import { areas, current, deaf, describe, listen, say } from "../state/app.ts";
import { goTo } from "../state/tools.ts";
import { frame, trouble } from "../views/frame.ts";
import {
  heldArea,
  PARTS,
  type Part,
  type PartName,
  type PartView,
  partViews,
  SHUT,
  type Told,
  tellPart,
} from "./beyond.ts";
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
    later: [] as readonly PartView[],
  },
  region: "",
  scheme: "",
  about: null as Description | null,
  /** What was unfolded; the first benefit stands open. */
  opened: [] as readonly string[],
  /** What the full engine works out when it is unfolded, and what it told, in each language. */
  parts: { history: SHUT, examples: SHUT } as { readonly [name in PartName]: Part },
  held: null as Held | null,
  told: new Map<string, Told>(),

  onLoad(query: Query) {
    const parameters = new Map(
      addressOf(query)
        .slice(1)
        .split("&")
        .map((pair) => [pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]),
    );
    this.region = parameters.get("area") ?? "";
    this.scheme = parameters.get("scheme") ?? parameters.get("person.scheme") ?? "";
    this.told = new Map();
    void this.load(PARTS.find((name) => name === parameters.get("open")) ?? null);
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

  async load(first: PartName | null = null) {
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
    if (first === null || this.about === null) return;
    await this.tell(first);
    void wx.pageScrollTo({ selector: ".laters", duration: 0 });
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
      later:
        about === null ? [] : partViews(this.region, this.parts, (name) => this.tellingOf(name), this.opened, words),
    });
  },

  /** Worked out once for each language. */
  tellingOf(name: PartName): Told | null {
    const { lang } = current();
    const key = `${name} ${lang}`;
    if (this.held !== null && !this.told.has(key))
      this.told.set(key, tellPart(name, this.held, this.scheme, speakRules(lang)));
    return this.told.get(key) ?? null;
  },

  async later(event: Tap<{ part: PartName; again?: string }>) {
    const { part, again } = event.currentTarget.dataset;
    if (this.parts[part].open && again !== "yes") {
      this.parts = { ...this.parts, [part]: { ...this.parts[part], open: false } };
      this.draw();
    } else await this.tell(part);
  },

  async tell(part: PartName) {
    const { about } = this;
    const put = (state: Part["state"]): void => {
      this.parts = { ...this.parts, [part]: { open: this.parts[part].open || state === "working", state } };
      this.draw();
    };
    if (about === null) return;
    put("working");
    try {
      this.held ??= await heldArea(about);
      // The newest day stands open.
      const newest = this.tellingOf(part)?.days[0]?.id;
      if (newest !== undefined && !this.opened.includes(newest)) this.opened = [...this.opened, newest];
      put("ready");
    } catch (error) {
      console.warn(error);
      this.held = null;
      put("failed");
    }
  },

  openExample(event: Tap<{ url: string }>) {
    goTo(event.currentTarget.dataset.url);
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

  openScheme(event: Tap<{ id: string; part?: PartName }>) {
    const { id, part } = event.currentTarget.dataset;
    goTo(`/policy/policy?area=${this.region}&scheme=${id}${part === undefined ? "" : `&open=${part}`}`);
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
