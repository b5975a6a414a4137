/** The drawing of a curve as an element that follows the page's size and looks. */
import type { CurveView, ResultSay } from "@yibao/core";
import { chartOption } from "@yibao/core/chart";
import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([LineChart, ScatterChart, GridComponent, SVGRenderer]);

/** The library empties an element by giving it the text "", which Trusted Types take for code; here without a text. */
const emptiesPlainly = (element: Element): unknown =>
  Object.defineProperty(element, "innerHTML", { set: () => element.replaceChildren() });

class CurveChart extends HTMLElement {
  say: ResultSay | null = null;
  #view: CurveView | null = null;
  #chart: EChartsType | null = null;
  readonly #resized = new ResizeObserver(() => this.#chart?.resize());
  /** The two look switches set attributes of the root. */
  readonly #looks = new MutationObserver(() => this.#draw());

  set view(view: CurveView) {
    if (this.#view === view) return;
    this.#view = view;
    if (this.isConnected) this.#draw();
  }

  connectedCallback(): void {
    this.#resized.observe(this);
    this.#looks.observe(document.documentElement, { attributeFilter: ["data-theme", "data-elder"] });
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#resized.disconnect();
    this.#looks.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
  }

  #begin(): EChartsType {
    const chart = init(this, null, { renderer: "svg" });
    for (const element of [this, ...this.querySelectorAll("svg")]) emptiesPlainly(element);
    return chart;
  }

  #draw(): void {
    if (this.#view === null || this.say === null) return;
    this.#chart ??= this.#begin();
    const look = getComputedStyle(this);
    this.#chart.setOption(
      chartOption(this.#view, this.say, (name) => look.getPropertyValue(name).trim()),
      { notMerge: true },
    );
  }
}

customElements.define("yibao-curve", CurveChart);
