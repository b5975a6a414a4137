/** A page's elements by selector, as WeChat hands them out: sizes, and a canvas as a node of its own that is no element. */

interface Context {
  readonly canvas: unknown;
}

/** What WeChat documents of a canvas of type 2d; nothing else of the browser's is reached through it. */
interface CanvasNode {
  width: number;
  height: number;
  getContext(kind: string): Context | null;
  createImageData(width: number, height: number): ImageData;
  toDataURL(kind?: string, quality?: number): string;
  requestAnimationFrame(work: () => void): number;
  cancelAnimationFrame(id: number): void;
}

const nodes = new WeakMap<HTMLCanvasElement, CanvasNode>();

function made(canvas: HTMLCanvasElement): CanvasNode {
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  const node: CanvasNode = {
    get width() {
      return canvas.width;
    },
    set width(value) {
      canvas.width = value;
    },
    get height() {
      return canvas.height;
    },
    set height(value) {
      canvas.height = value;
    },
    getContext: (kind) => (kind === "2d" ? context : null),
    createImageData: (width, height) => context.createImageData(width, height),
    toDataURL: (kind, quality) => canvas.toDataURL(kind, quality),
    requestAnimationFrame: (work) => requestAnimationFrame(() => work()),
    cancelAnimationFrame: (id) => cancelAnimationFrame(id),
  };
  // The way from a context back to its element: there is none on a phone.
  Object.defineProperty(context, "canvas", { value: node });
  return node;
}

/** One node for each canvas of type 2d; the old kind of canvas has none. */
function nodeOf(host: Element): CanvasNode | null {
  const canvas = host.querySelector("canvas");
  if (canvas === null || host.localName !== "wx-canvas") return null;
  const node = nodes.get(canvas) ?? made(canvas);
  nodes.set(canvas, node);
  return node;
}

interface Fields {
  readonly node?: boolean;
  readonly size?: boolean;
  readonly rect?: boolean;
  readonly id?: boolean;
}
type Reply = { readonly [field: string]: unknown } | null;
type Heard = (reply: Reply) => void;

function described(host: Element, { node, size, rect, id }: Fields): Reply {
  const { left, top, right, bottom, width, height } = host.getBoundingClientRect();
  return {
    ...(id === true ? { id: host.id } : {}),
    ...(size === true ? { width, height } : {}),
    ...(rect === true ? { left, top, right, bottom } : {}),
    ...(node === true ? { node: nodeOf(host) ?? undefined } : {}),
  };
}

/** Of the page on screen. Replies come later, when everything is laid out. */
export class SelectorQuery {
  readonly #find: (selector: string) => Element | null;
  readonly #asked: { readonly selector: string; readonly fields: Fields; readonly heard: Heard | undefined }[] = [];

  constructor(find: (selector: string) => Element | null) {
    this.#find = find;
  }

  in(): this {
    return this;
  }

  select(selector: string): {
    fields(fields: Fields, heard?: Heard): SelectorQuery;
    boundingClientRect(heard?: Heard): SelectorQuery;
  } {
    const ask = (fields: Fields, heard?: Heard): this => {
      this.#asked.push({ selector, fields, heard });
      return this;
    };
    return {
      fields: ask,
      boundingClientRect: (heard) => ask({ id: true, size: true, rect: true }, heard),
    };
  }

  exec(heard?: (replies: readonly Reply[]) => void): void {
    requestAnimationFrame(() => {
      const replies = this.#asked.map(({ selector, fields }) => {
        const found = this.#find(selector);
        return found === null ? null : described(found, fields);
      });
      for (const [index, one] of this.#asked.entries()) one.heard?.(replies[index] ?? null);
      heard?.(replies);
    });
  }
}
