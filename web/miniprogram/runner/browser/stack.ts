/** The stack of pages, as deep as WeChat allows, with the life of each page. */
import { backend, type Instance, type Root, space } from "./easel.ts";
import { state } from "./state.ts";
import { fetchSubPackage } from "./wasm.ts";

interface Entry {
  readonly root: Root;
  readonly page: Instance;
  readonly path: string;
  readonly host: HTMLElement;
}

const DEEPEST = 10;
const MOST_DATA = 1 << 20;

function call(page: Instance, name: string, ...values: readonly unknown[]): void {
  const life = page[name];
  if (typeof life === "function") life.apply(page, values);
}

/** The real setData crosses to another thread as JSON: it drops what has no value, refuses functions, and is limited. */
function overTheBridge(page: Instance, gone: () => boolean): void {
  const plain = page.setData;
  page.setData = function (this: Instance, data, done) {
    const text = JSON.stringify(data, (key, value: unknown) => {
      if (value === undefined) state.dropped.push(key);
      const odd =
        typeof value === "function" || typeof value === "bigint" || value instanceof Map || value instanceof Set;
      if (odd || (typeof value === "number" && !Number.isFinite(value)))
        throw new TypeError(`setData: ${key} cannot cross to the page`);
      return value;
    });
    // To a page that was left, nothing crosses any more.
    if (gone()) return;
    if (text.length > MOST_DATA) throw new RangeError("setData: more than 1 MB");
    state.largest = Math.max(state.largest, text.length);
    plain.call(this, JSON.parse(text) as object, done);
  };
}

/** WeChat hands parameters over as they stand in the address. */
function query(text: string): { readonly [name: string]: string } {
  const pairs = text.split("&").filter((part) => part !== "");
  return Object.fromEntries(
    pairs.map((part) => [part.split("=")[0] ?? "", part.slice(part.indexOf("=") + 1)] as const),
  );
}

export class Stack {
  readonly #entries: Entry[] = [];
  readonly #left = new WeakSet<Instance>();
  readonly #known: readonly string[];
  readonly #parent: HTMLElement;

  constructor(known: readonly string[], parent: HTMLElement) {
    this.#known = known;
    this.#parent = parent;
  }

  get pages(): readonly Instance[] {
    return this.#entries.map(({ page }) => page);
  }

  get top(): Instance | undefined {
    return this.#entries.at(-1)?.page;
  }

  push(url: string): void {
    const [path = "", parameters = ""] = url.replace(/^\//, "").split("?");
    if (!this.#known.includes(path)) throw new Error(`navigateTo: the page "${path}" is not found`);
    fetchSubPackage(path);
    if (this.#entries.length >= DEEPEST) throw new Error(`navigateTo: more than ${DEEPEST} pages`);
    const below = this.#entries.at(-1);
    if (below !== undefined) {
      below.host.hidden = true;
      call(below.page, "onHide");
    }
    const root = backend.createRoot("wx-page", space, path);
    const placeholder = this.#parent.appendChild(document.createElement("span"));
    const page = root.get();
    overTheBridge(page, () => this.#left.has(page));
    page.route = path;
    page.options = query(parameters);
    root.attach(this.#parent, placeholder);
    this.#entries.push({ root, page, path, host: root.getComponent().$$ });
    call(page, "onLoad", page.options);
    // A page may have left again while it loaded.
    if (this.top !== page) return;
    call(page, "onShow");
    call(page, "onReady");
    scrollTo({ top: 0 });
  }

  #drop(): void {
    const entry = this.#entries.pop();
    if (entry === undefined) return;
    call(entry.page, "onUnload");
    this.#left.add(entry.page);
    entry.root.release();
    entry.host.remove();
  }

  pop(count: number): void {
    for (let left = count; left > 0 && this.#entries.length > 1; left -= 1) this.#drop();
    const top = this.#entries.at(-1);
    if (top === undefined) return;
    top.host.hidden = false;
    call(top.page, "onShow");
  }

  replace(url: string): void {
    this.#drop();
    this.push(url);
  }

  restart(url: string): void {
    while (this.#entries.length > 0) this.#drop();
    this.push(url);
  }

  /** The first element of the page on screen that fits and is laid out. */
  find(selector: string): HTMLElement | null {
    const tree = this.#entries.at(-1)?.root.getComponent().getShadowRoot();
    const found = tree?.querySelectorAll(selector).map(({ $$ }) => $$) ?? [];
    return found.find((one) => one.getClientRects().length > 0) ?? null;
  }

  get depth(): number {
    return this.#entries.length;
  }
}
