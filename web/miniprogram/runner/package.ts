/** A mini-program package on disk: its files, its pages and the components they use. */
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

export interface PageConfig {
  readonly navigationBarTitleText?: string;
  readonly usingComponents?: { readonly [tag: string]: string };
  readonly component?: boolean;
  readonly styleIsolation?: string;
}

interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly window?: PageConfig;
  readonly usingComponents?: PageConfig["usingComponents"];
}

export interface Component {
  readonly path: string;
  readonly config: PageConfig;
  readonly isPage: boolean;
}

export class Package {
  readonly root: string;
  readonly app: AppConfig;
  readonly errors: string[] = [];

  constructor(root: string) {
    this.root = root;
    this.app = JSON.parse(this.read("app.json")) as AppConfig;
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), "utf8");
  }

  /** Their folders; the official compiler writes them with a slash at the end. */
  get subPackages(): readonly string[] {
    return (this.app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ""));
  }

  get pages(): readonly string[] {
    const more = (this.app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => posix.join(root, page)));
    return [...this.app.pages, ...more];
  }

  /** The nearest `miniprogram_npm` that holds a name, from a folder upwards. */
  npm(from: string, name: string, fits: (path: string) => boolean): string | null {
    for (let folder = from; ; folder = posix.dirname(folder)) {
      const path = posix.join(folder, "miniprogram_npm", name);
      if (fits(path)) return path;
      if (folder === "." || folder === "/" || folder === "") return null;
    }
  }

  #component(from: string, name: string): string | null {
    const folder = posix.dirname(from);
    const fits = (path: string): boolean => this.has(`${path}.json`) && this.has(`${path}.wxml`);
    const direct = name.startsWith("/") ? name.slice(1) : posix.join(folder, name);
    const packed = name.startsWith(".") ? null : this.npm(folder, name, (path) => fits(path) || fits(`${path}/index`));
    const candidates = [direct, `${direct}/index`, ...(packed === null ? [] : [packed, `${packed}/index`])];
    return candidates.find(fits) ?? null;
  }

  /** Every page, and every component that one of them uses. */
  components(): readonly Component[] {
    const found = new Map<string, Component>();
    const queue = [...this.pages];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      if (found.has(path)) continue;
      const config = this.has(`${path}.json`) ? (JSON.parse(this.read(`${path}.json`)) as PageConfig) : {};
      // The app's own names are looked for from its folder, wherever they are used.
      const named = new Map([
        ...Object.entries(this.app.usingComponents ?? {}).map(([tag, name]) => [tag, ["app", name]] as const),
        ...Object.entries(config.usingComponents ?? {}).map(([tag, name]) => [tag, [path, name]] as const),
      ]);
      const using: { [tag: string]: string } = {};
      for (const [tag, [from, name]] of named) {
        const used = this.#component(from, name);
        if (used === null) this.errors.push(`${from}.json: component ${tag} (${name}) not found`);
        else {
          using[tag] = `/${used}`;
          queue.push(used);
        }
      }
      if (!this.has(`${path}.js`)) this.errors.push(`${path}.js is missing`);
      found.set(path, { path, config: { ...config, usingComponents: using }, isPage: this.pages.includes(path) });
    }
    return [...found.values()];
  }
}
