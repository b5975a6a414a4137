/** Opening what somebody shared: a QR code, a link or a code, scanned or typed in. */
import { receiptFragment, receiptIn } from "@yibao/core";
import { current, deaf, listen } from "../state/app.ts";
import { goTo } from "../state/tools.ts";
import { frame } from "../views/frame.ts";
import { speakAnswers } from "./words.ts";

const texts = (words: ReturnType<typeof speakAnswers>) => ({
  heading: words("mini.open"),
  help: words("mini.open_text"),
  scan: words("mini.scan"),
  label: words("mini.paste"),
  button: words("mini.open_it"),
  damaged: words("replay.damaged"),
  notWhole: words("replay.not_whole"),
});

/** The page that shows it: a receipt or a case behind a link's hash sign, or a receipt alone; null for anything else. */
function pageOf(text: string): string | null {
  const trimmed = text.trim();
  const fragment = trimmed.includes("#") ? trimmed.slice(trimmed.indexOf("#")) : receiptFragment(trimmed);
  const receipt = receiptIn(fragment);
  if (receipt !== null) return `/pages/result/result?receipt=${receipt}`;
  return /^#area=\d{6}/.test(fragment) ? `/pages/result/result?${fragment.slice(1)}` : null;
}

Page({
  data: { frame: frame(current()), view: texts(speakAnswers(current().lang)), problem: false, typed: "" },

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

  changed(): void {
    this.draw();
  },

  draw(): void {
    const words = speakAnswers(current().lang);
    void wx.setNavigationBarTitle({ title: words("mini.open") });
    this.setData({ frame: frame(current()), view: texts(words) });
  },

  typed(event: WechatMiniprogram.TextareaInput): void {
    this.data.typed = event.detail.value;
  },

  async scan(): Promise<void> {
    try {
      const { result } = await wx.scanCode({ scanType: ["qrCode"] });
      this.follow(result);
    } catch {
      // The person closed the camera again.
    }
  },

  open(): void {
    this.follow(this.data.typed);
  },

  follow(text: string): void {
    const url = pageOf(text);
    this.setData({ problem: url === null });
    if (url !== null) goTo(url);
  },
});
