/** The answer to share: the engine's receipt as a code or a link, and as a QR code. Nothing is sent. */
import { receiptFragment } from "@yibao/core";
import { correction, generate, mode } from "lean-qr";
import host from "../data/host.js";
import { addressOf } from "../state/address.ts";
import { areas, current, deaf, listen, region, say, take } from "../state/app.ts";
import { frame, trouble } from "../views/frame.ts";
import { canvasOf } from "./canvas.ts";
import { asker, onScreen } from "./full.ts";
import { speakAnswers } from "./words.ts";

/** Links and receipts are ASCII; the other ways to write a code need what a phone's script engine lacks. */
const MODES = [mode.numeric, mode.alphaNumeric, mode.ascii];
/** Light modules around the code, which scanners need. */
const QUIET = 4;
const INK = "#000000";
const PAPER = "#ffffff";

type Code = ReturnType<typeof generate>;

function codeOf(text: string): Code | null {
  try {
    return generate(text, { minCorrectionLevel: correction.L, modes: MODES });
  } catch {
    // More than a QR code holds.
    return null;
  }
}

const texts = (words: ReturnType<typeof speakAnswers>, link: string) => ({
  heading: words("share.heading"),
  text: words(host.site === "" ? "mini.share_text" : "share.text"),
  label: words(host.site === "" ? "mini.code" : "share.link"),
  hold: words("mini.hold"),
  send: words("share.send"),
  qr: words(host.site === "" ? "mini.qr" : "share.qr"),
  tooLong: words("share.too_long"),
  later: words("share.later"),
  link,
});

Page({
  data: {
    frame: frame(current()),
    phase: "opening",
    opening: say()("estimate.opening"),
    trouble: trouble([], null, say()),
    view: texts(speakAnswers(current().lang), ""),
    fits: true,
  },
  receipt: "",

  async onLoad(query: { [key: string]: string | undefined }): Promise<void> {
    const written = addressOf(query);
    if (written !== "") await take(written);
    await this.work();
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

  changed(): void {
    this.draw();
  },

  async work(): Promise<void> {
    this.setData({ phase: "opening" });
    try {
      const it = onScreen();
      if (it === null) throw new Error("nothing to share");
      const { ask } = await asker(it.answer.pack.region);
      this.receipt = (await ask("receipt", it.request)).receipt;
      this.setData({ phase: "ready" });
    } catch (error) {
      console.warn(error);
      this.setData({ phase: "failed" });
    }
    this.draw();
    if (this.receipt !== "") await this.paint();
  },

  /** Where the site is known, its link opens anywhere; else the code alone, which this mini-program opens. */
  shared(): string {
    return host.site === "" ? this.receipt : `${host.site}estimate/${receiptFragment(this.receipt)}`;
  },

  draw(): void {
    const words = speakAnswers(current().lang);
    void wx.setNavigationBarTitle({ title: words("mini.share_title") });
    this.setData({
      frame: frame(current()),
      opening: words("later.working"),
      trouble: { ...trouble(areas(), region(), say()), text: words("later.failed") },
      view: texts(words, this.receipt === "" ? "" : this.shared()),
    });
  },

  async paint(): Promise<void> {
    const code = codeOf(this.shared());
    this.setData({ fits: code !== null });
    const found = code === null ? null : await canvasOf("qr");
    if (code === null || found === null) return;
    const { node, width, ratio } = found;
    const side = code.size + 2 * QUIET;
    // Whole pixels for each module: scanners want sharp edges.
    const unit = Math.max(1, Math.floor((width * ratio) / side));
    node.width = side * unit;
    node.height = side * unit;
    const context = node.getContext("2d");
    context.fillStyle = PAPER;
    context.fillRect(0, 0, node.width, node.height);
    context.fillStyle = INK;
    for (let y = 0; y < code.size; y += 1)
      for (let x = 0; x < code.size; x += 1)
        if (code.get(x, y)) context.fillRect((x + QUIET) * unit, (y + QUIET) * unit, unit, unit);
  },

  retry(): void {
    void this.work();
  },

  call(event: WechatMiniprogram.TouchEvent<object, object, { phone: string }>): void {
    void wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone });
  },

  /** From here the whole answer is sent: the person was told what it holds. */
  onShareAppMessage(): { readonly title: string; readonly path: string } {
    return { title: say()("mini.shared_card"), path: `/pages/result/result?receipt=${this.receipt}` };
  },
});
