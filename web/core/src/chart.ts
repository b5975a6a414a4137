/**
 * The drawing of a curve, as the drawing library (ECharts) is told it: who pays how much of each bill. It is decoration for
 * the eye: the same is said in words and in a table beside it. Colours and type are the page's tokens.
 */
import type { CurveView, Layer, Point } from "./curve.ts";
import type { ResultSay } from "./texts.ts";

export interface ChartOption {
  readonly [part: string]: unknown;
}

/** The bead, the sign of "you are here" throughout the site. */
const BEAD = "path://M10 2h12l8 9-8 9H10L2 11z";
const SOFT: { readonly [kind in Layer["kind"]]: string } = {
  fund: "--fund-soft",
  large: "--large-2",
  critical: "--critical-2",
  civil: "--civil",
  assist: "--assist-2",
  other: "--other-2",
  account: "--account-2",
  cash: "--cash-soft",
  unsure: "--sunk",
};

/** The value of a token of the page, by its name. */
export type Token = (name: string) => string;

const thousands = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");

/** How high an edge stands at a bill between two of its points. */
function heightAt(edge: readonly Point[], bill: number): number {
  const after = edge.findIndex(([at]) => at >= bill);
  const [to, high] = edge[Math.max(after, 0)] ?? [0, 0];
  const [from, low] = edge[Math.max(after - 1, 0)] ?? [0, 0];
  return to === from ? high : low + ((high - low) * (bill - from)) / (to - from);
}

/** A layer's name ends at the right edge, where layers are thickest; it is set by the height somewhat before. */
const NAME_ENDS = 0.985;
const NAME_STANDS = 0.86;

function room(layer: Layer, below: Layer | undefined, until: number): { readonly at: Point; readonly height: number } {
  const bottom = below === undefined ? 0 : heightAt(below.top, until * NAME_STANDS);
  const height = heightAt(layer.top, until * NAME_STANDS) - bottom;
  // The lowest layer's edge carries the numbers of the kinks: its name keeps below them.
  return { at: [until * NAME_ENDS, bottom + height * (below === undefined ? 0.26 : 0.5)], height };
}

function areas(view: CurveView, token: Token): object[] {
  // The highest first: each lower one covers what lies below it.
  return [...view.layers].reverse().map(({ kind, top }, index) => ({
    type: "line",
    data: top,
    silent: true,
    symbol: "none",
    z: index,
    lineStyle: { width: 1, color: token("--surface") },
    areaStyle: { color: token(SOFT[kind]), opacity: 1, origin: "start" },
  }));
}

function names(view: CurveView, token: Token, size: number): object {
  const halo = { textBorderColor: token("--surface"), textBorderWidth: 4 };
  const data = view.layers.flatMap((layer, index) => {
    const { at, height } = room(layer, view.layers[index - 1], view.until);
    // A thin layer has no room for its name; the table has it.
    return height < view.until * 0.08 ? [] : [{ value: [...at], label: { formatter: layer.label } }];
  });
  const font = { fontFamily: token("--font-text"), fontWeight: 700, fontSize: size };
  const label = { show: true, position: "left", distance: 0, color: token("--ink"), ...font, ...halo };
  return { type: "scatter", data, silent: true, symbolSize: 0.01, z: 20, label };
}

/** What the drawing library is told. */
export function chartOption(view: CurveView, say: ResultSay, token: Token): ChartOption {
  const size = Number.parseFloat(token("--fs-chart")) || 13;
  const text = { color: token("--ink-3"), fontSize: size, fontFamily: token("--font-text") };
  const person = [...view.layers].reverse().find(({ line }) => line.startsWith("person."))?.top ?? [];
  const [bill, pays] = view.own.point;
  const halo = { textBorderColor: token("--surface"), textBorderWidth: 4 };
  const axis = {
    type: "value",
    min: 0,
    max: view.until,
    axisLabel: { ...text, formatter: thousands, hideOverlap: true },
    axisLine: { show: true, lineStyle: { color: token("--line-strong") } },
  };
  const bold = { fontFamily: text.fontFamily, fontWeight: 700, fontSize: size, color: token("--ink") };
  return {
    animation: false,
    grid: { left: 4, right: 18, top: 18, bottom: 4, containLabel: true },
    xAxis: { ...axis, splitLine: { show: false }, splitNumber: 4 },
    yAxis: { ...axis, splitLine: { lineStyle: { color: token("--line") } }, splitNumber: 4 },
    series: [
      ...areas(view, token),
      {
        type: "line",
        data: person,
        silent: true,
        symbol: "none",
        z: 21,
        lineStyle: { width: 3.5, color: token("--cash-edge"), cap: "round", join: "round" },
      },
      {
        type: "line",
        data: [
          [bill, 0],
          [bill, pays],
          [0, pays],
        ],
        silent: true,
        symbol: "none",
        z: 21,
        lineStyle: { width: 1.25, type: [2, 4], color: token("--ink") },
      },
      names(view, token, size),
      {
        type: "scatter",
        data: view.marks.map(({ point, n }) => ({ value: [...point], label: { formatter: String(n) } })),
        silent: true,
        symbolSize: size * 1.7,
        z: 22,
        itemStyle: { color: token("--surface"), borderColor: token("--cash-edge"), borderWidth: 2.5, opacity: 1 },
        label: { show: true, ...bold },
      },
      {
        type: "scatter",
        data: [[bill, pays]],
        silent: true,
        symbol: BEAD,
        symbolSize: [size * 2.2, size * 1.5],
        z: 23,
        itemStyle: { color: token("--ink"), borderColor: token("--surface"), borderWidth: 2, opacity: 1 },
        label: {
          show: true,
          position: "top",
          formatter: say("curve.here_label", { pays: thousands(pays) }),
          ...bold,
          ...halo,
        },
      },
    ],
  };
}
