/** The two halves of WeChat in one window: it takes the package's templates, styles and scripts, and starts its first page. */
import { defineBuiltins } from "./builtins.ts";
import { backend, space } from "./easel.ts";
import { dress } from "./look.ts";
import { Stack } from "./stack.ts";
import { faults, state } from "./state.ts";
import { fetchSubPackage, knowSubPackages, packagedWasm } from "./wasm.ts";
import { simulate } from "./wx.ts";

type Run = (...given: readonly unknown[]) => void;
type Groups = { readonly [path: string]: unknown };

interface Module {
  readonly found: { readonly [name: string]: string };
  readonly run: Run;
  readonly it: { exports: unknown };
  ran: boolean;
}

interface Part {
  readonly path: string;
  readonly config: object;
  readonly scope: string;
  readonly css: string;
}

interface Start {
  readonly pages: readonly string[];
  readonly subPackages: readonly string[];
  readonly window: { readonly navigationBarTitleText?: string };
  readonly components: readonly Part[];
}

type Define = (definition: object) => unknown;
/** What a component takes over from others: behaviours, or the names of WeChat's own. */
interface Definition {
  readonly behaviors?: readonly unknown[];
}
/** Only a form reads these, and forms are not simulated. */
const OF_FORMS: readonly unknown[] = ["wx://form-field", "wx://form-field-button", "wx://form-field-group"];

const modules = new Map<string, Module>();
let groups: Groups = {};
let ownGroups: Groups = {};
let stack: Stack | null = null;
let app: { onLaunch?(options: object): void } | undefined;
let registry: { readonly Page: Define; readonly Component: Define } | null = null;
let wx: object = {};

/** In WXS the constructor of a value is a word. */
Object.defineProperty(Object.prototype, "nv_constructor", {
  configurable: true,
  get(this: unknown) {
    return Array.isArray(this) ? "Array" : Object.prototype.toString.call(this).slice(8, -1);
  },
});
Object.assign(globalThis, {
  __mp_wxs: {
    getRegExp: (source: string, flags: string) => new RegExp(source, flags),
    getDate: (...parts: readonly number[]) => (parts.length === 0 ? new Date() : Reflect.construct(Date, parts)),
  },
});

const register =
  (kind: "Page" | "Component"): Define =>
  (definition: Definition) => {
    if (registry === null) throw new Error(`${kind}() outside a component's file`);
    const { behaviors } = definition;
    if (behaviors === undefined) return registry[kind](definition);
    return registry[kind]({ ...definition, behaviors: behaviors.filter((one) => !OF_FORMS.includes(one)) });
  };

function load(path: string): unknown {
  const module = modules.get(path);
  if (module === undefined) throw new Error(`module '${path}' is not defined`);
  if (module.ran) return module.it.exports;
  module.ran = true;
  const find = (name: string): string => {
    const file = module.found[name];
    if (file === undefined) throw new Error(`module '${name}' is not defined, required in '${path}'`);
    return file;
  };
  const require = (name: string): unknown => load(find(name));
  const later = async (name: string): Promise<unknown> => {
    const file = find(name);
    await new Promise((done) => setTimeout(done, 1));
    fetchSubPackage(file);
    return load(file);
  };
  const { it } = module;
  module.run(
    faults.noAsync === true ? require : Object.assign(require, { async: later }),
    it,
    it.exports,
    wx,
    (definition: typeof app) => {
      app = definition;
    },
    register("Page"),
    register("Component"),
    (definition: object) => space.behavior().definition(definition).register(),
    () => app,
    () => stack?.pages ?? [],
    packagedWasm,
    {},
  );
  return it.exports;
}

function addParts(components: readonly Part[]): void {
  for (const { path, config, scope, css } of components) {
    space.addComponentStaticConfig(path, config);
    space.addCompiledTemplate(path, { groupList: groups, content: groups[path] });
    if (css !== "") {
      space.addStyleSheet(path, path, scope === "" ? undefined : scope);
      backend.registerStyleSheetContent(path, css);
    } else if (scope !== "") space.addStyleSheet(path, undefined, scope);
  }
  for (const { path } of components) {
    space.componentEnv(path, (given) => {
      registry = given;
      load(`${path}.js`);
      registry = null;
    });
  }
}

function start({ pages, subPackages, window: look, components }: Start): void {
  knowSubPackages(subPackages);
  const bar = dress(() => stack?.pop(1));
  const made = new Stack(pages, document.body);
  stack = made;
  const moved = (): void => bar.back(made.depth > 1);
  wx = simulate({
    push: (url) => {
      made.push(url);
      moved();
    },
    pop: (count) => {
      made.pop(count);
      moved();
    },
    replace: (url) => made.replace(url),
    restart: (url) => {
      made.restart(url);
      moved();
    },
    title: (text) => bar.title(text),
    find: (selector) => made.find(selector),
  });
  bar.title(look.navigationBarTitleText ?? "");
  if (modules.has("app.js")) load("app.js");
  app?.onLaunch?.({});
  defineBuiltins(ownGroups, () => made.top);
  addParts(components);
  // The address of the runner opens any page of the package: ?/pages/x/x?a=b
  made.push(decodeURI(location.search.slice(1)) || `/${pages[0]}`);
  moved();
  state.started = true;
}

Object.assign(globalThis, {
  __mp: {
    define(path: string, found: Module["found"], run: Run): void {
      modules.set(path, { found, run, it: { exports: {} }, ran: false });
    },
    templates(theirs: Groups, own: Groups): void {
      groups = theirs;
      ownGroups = own;
    },
    appStyle(css: string): void {
      space.addStyleSheet("app", "app");
      backend.registerStyleSheetContent("app", css);
    },
    start,
    /** For tests: a module of the package, the page on top, and a fresh stack of pages. */
    load,
    /** Which modules have run so far. */
    loaded: () => [...modules].filter(([, { ran }]) => ran).map(([path]) => path),
    top: () => stack?.top,
    open: (url: string) => stack?.restart(url),
  },
});
