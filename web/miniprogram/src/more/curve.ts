/** "If the bill were another": the curve of the case on screen, in words, drawn, and as a table. */
import {
  type Ask,
  type CurveView,
  type CurveWork,
  curveOf,
  type Priced,
  type Request,
  triedText,
  withBill,
  workOutCurve,
} from "@yibao/core";
import { type ChartOption, chartOption } from "@yibao/core/chart";
import { inTime } from "../engine/time.ts";
import { addressOf } from "../state/address.ts";
import { areas, current, deaf, listen, region, say, take } from "../state/app.ts";
import { frame, trouble } from "../views/frame.ts";
import { type CanvasNode, canvasOf } from "./canvas.ts";
import { type CurvePage, curvePage, whyNot } from "./curve-view.ts";
import { asker, onScreen } from "./full.ts";
import { type Theme, tokens } from "./tokens.ts";
import { speakAnswers } from "./words.ts";

interface Chart {
  dispose(): void;
}
interface Drawing {
  draw(
    node: CanvasNode,
    size: { readonly width: number; readonly height: number; readonly ratio: number },
    option: ChartOption,
  ): Chart;
}
interface Worked {
  readonly ask: Ask;
  readonly request: Request;
  readonly work: CurveWork;
  readonly answer: Priced;
}

/** The numbers of the drawing are decoration; the words beside it follow the large type. */
const TYPE = { usual: "13", elder: "16" } as const;

Page({
  data: {
    frame: frame(current()),
    phase: "opening",
    opening: say()("estimate.opening"),
    trouble: trouble([], null, say()),
    heading: "",
    why: "",
    view: null as CurvePage | null,
    tableOpen: false,
    drawn: false,
    /** The bill under the slider in whole yuan, and what it would cost. */
    bill: 0,
    tried: "",
  },
  worked: null as Worked | null,
  drawing: null as Drawing | null,
  chart: null as Chart | null,
  wanted: 0,
  themed: null as ((change: { readonly theme: Theme }) => void) | null,

  async onLoad(query: { [key: string]: string | undefined }): Promise<void> {
    this.themed = () => void this.paint();
    wx.onThemeChange(this.themed);
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
    this.chart?.dispose();
    if (this.themed !== null) wx.offThemeChange(this.themed);
  },

  changed(): void {
    this.draw();
    void this.paint();
  },

  async work(): Promise<void> {
    this.setData({ phase: "opening" });
    this.draw();
    try {
      const it = onScreen();
      if (it === null) throw new Error("no answer");
      const { ask } = await asker(it.answer.pack.region);
      this.worked = {
        ask,
        request: it.request,
        work: await workOutCurve(ask, it.request, it.answer),
        answer: it.answer,
      };
      this.setData({ phase: "ready" });
      const own = this.curve()?.own.point[0];
      if (own !== undefined) await this.attempt(Math.round(own));
    } catch (error) {
      console.warn(error);
      this.setData({ phase: "failed" });
    }
    this.draw();
    await this.paint();
  },

  curve(): CurveView | null {
    if (this.worked === null || this.worked.work.curve.segments.length === 0) return null;
    return curveOf(this.worked.work.curve, this.worked.answer, speakAnswers(current().lang));
  },

  draw(): void {
    const words = speakAnswers(current().lang);
    const curve = this.curve();
    void wx.setNavigationBarTitle({ title: words("mini.curve_title") });
    this.setData({
      frame: frame(current()),
      opening: words("later.working"),
      trouble: { ...trouble(areas(), region(), say()), text: words("later.failed") },
      heading: words("curve.heading"),
      why: this.worked === null ? "" : whyNot(this.worked.work, words),
      view:
        this.worked === null || curve === null
          ? null
          : curvePage(curve, this.worked.work, this.worked.answer, this.data.tableOpen, words),
    });
  },

  /** The words stand without the drawing: where it fails, nothing is missing. */
  async paint(): Promise<void> {
    const curve = this.curve();
    if (curve === null) return;
    try {
      this.drawing ??= await inTime((): Promise<Drawing> => require.async("../chart/draw.js"), "chart");
      const found = await canvasOf("curve");
      if (found === null) return;
      this.chart?.dispose();
      const look = tokens({ "--fs-chart": current().elder ? TYPE.elder : TYPE.usual });
      this.chart = this.drawing.draw(found.node, found, chartOption(curve, speakAnswers(current().lang), look));
      this.setData({ drawn: true });
    } catch (error) {
      console.warn(error);
    }
  },

  slide(event: WechatMiniprogram.SliderChange): void {
    void this.attempt(event.detail.value);
  },

  /** While the slider moves on, only the last bill is answered. */
  async attempt(yuan: number): Promise<void> {
    if (this.worked === null) return;
    const { ask, request } = this.worked;
    this.wanted = yuan;
    const bill = `${yuan}.00`;
    const reply = await ask("estimate", withBill(request, bill));
    if (this.wanted !== yuan) return;
    this.setData({ bill: yuan, tried: triedText(reply, bill, speakAnswers(current().lang)) });
  },

  retry(): void {
    void this.work();
  },

  call(event: WechatMiniprogram.TouchEvent<object, object, { phone: string }>): void {
    void wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone });
  },

  table(): void {
    this.setData({ tableOpen: !this.data.tableOpen });
    this.draw();
  },
});
