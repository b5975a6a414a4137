/** A canvas of a page, as WeChat hands it out. */
export interface CanvasNode {
  width: number;
  height: number;
  getContext(kind: "2d"): CanvasContext;
}

/** What is used of a canvas's context beside what a drawing library uses. */
export interface CanvasContext {
  fillStyle: unknown;
  fillRect(x: number, y: number, width: number, height: number): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
}

export interface Found {
  readonly node: CanvasNode;
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Physical pixels for each of the page's. */
function ratio(): number {
  const info = wx.canIUse("getWindowInfo") ? wx.getWindowInfo() : wx.getSystemInfoSync();
  return info.pixelRatio;
}

/** The canvas with this id once it is laid out; null while the page has none. */
export function canvasOf(id: string): Promise<Found | null> {
  return new Promise((resolve) => {
    wx.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec(([found]: readonly ({ node?: CanvasNode; width?: number; height?: number } | null)[]) => {
        const { node, width = 0, height = 0 } = found ?? {};
        resolve(node === undefined ? null : { node, width, height, ratio: ratio() });
      });
  });
}
