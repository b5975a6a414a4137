/** "This number is wrong?": a text about one line (`id`), to change, copy and send. Nothing is sent from here. */
import { doubtText, linesOf, RESULT, writeAddress } from "@yibao/core";
import host from "../data/host.js";
import { current, deaf, listen, session } from "../state/app.ts";
import { frame } from "../views/frame.ts";
import { onScreen } from "./full.ts";
import { speakAnswers } from "./words.ts";

const texts = (words: ReturnType<typeof speakAnswers>, text: string) => ({
  heading: words("wrong.heading"),
  help: words("wrong.text"),
  message: words("wrong.message"),
  withCase: words("wrong.with_case"),
  hold: words("mini.hold"),
  text,
});

Page({
  data: { frame: frame(current()), view: texts(speakAnswers(current().lang), ""), withCase: false },
  id: "",

  onLoad(query: { [key: string]: string | undefined }): void {
    this.id = decodeURIComponent(query["id"] ?? "");
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

  /** The same case on the site, where that is known, else as a page of this mini-program. */
  address(): string {
    const own = writeAddress({ ...session.case, date: session.date }, RESULT);
    return host.site === "" ? `pages/result/result?${own.slice(1)}` : `${host.site}estimate/${own}`;
  },

  text(): string {
    const words = speakAnswers(current().lang);
    const it = onScreen();
    const line = it === null ? undefined : linesOf(it.answer, words).find(({ id }) => id === this.id);
    if (it === null || line === undefined) return "";
    return doubtText(line, it.answer, session.date, this.data.withCase ? this.address() : null, words);
  },

  draw(): void {
    const words = speakAnswers(current().lang);
    void wx.setNavigationBarTitle({ title: words("mini.wrong") });
    this.setData({ frame: frame(current()), view: texts(words, this.text()) });
  },

  turn(): void {
    this.setData({ withCase: !this.data.withCase });
    this.draw();
  },
});
