/** Draws on a canvas of a page with ECharts. The library looks for nothing of a browser: it is given the canvas. */
import type { ChartOption } from "@yibao/core/chart";
import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { type EChartsType, init, setPlatformAPI, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { CanvasNode } from "../more/canvas.ts";

use([LineChart, ScatterChart, GridComponent, CanvasRenderer]);

/** Nobody touches the drawing: where the library listens, there is nothing to hear. */
interface Deaf extends CanvasNode {
  addEventListener(): void;
  removeEventListener(): void;
}

function deaf(node: CanvasNode): Deaf {
  return {
    get width() {
      return node.width;
    },
    set width(value) {
      node.width = value;
    },
    get height() {
      return node.height;
    },
    set height(value) {
      node.height = value;
    },
    getContext: (kind) => node.getContext(kind),
    addEventListener() {},
    removeEventListener() {},
  };
}

export interface Size {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

export function draw(node: CanvasNode, { width, height, ratio }: Size, option: ChartOption): EChartsType {
  const canvas = deaf(node);
  // Type is measured with the same canvas: a page has no other one at hand.
  setPlatformAPI({ createCanvas: () => canvas as unknown as HTMLCanvasElement });
  const chart = init(canvas as unknown as Parameters<typeof init>[0], null, { width, height, devicePixelRatio: ratio });
  chart.setOption(option, { notMerge: true });
  chart.getZr().flush();
  return chart;
}
