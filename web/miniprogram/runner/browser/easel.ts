/** The part of WeChat's component framework that the runner uses. Its packages name their typings wrongly, so these stand in. */
import * as adapter from "glass-easel-miniprogram-adapter";

export interface Instance {
  data: { [name: string]: unknown };
  route?: string;
  options?: { readonly [name: string]: string };
  setData(data: object, done?: () => void): void;
  triggerEvent(name: string, detail: object): void;
  [name: string]: unknown;
}

interface Registry {
  Page(definition: object): unknown;
  Component(definition: object): unknown;
}

interface Behaviour {
  definition(definition: object): { register(): unknown };
}

export interface Element {
  readonly $$: HTMLElement;
}

/** A page's own tree: ids and classes as its template names them. */
export interface Tree extends Element {
  getShadowRoot(): { querySelectorAll(selector: string): readonly Element[] } | null;
}

export interface Root {
  get(): Instance;
  getComponent(): Tree;
  attach(parent: HTMLElement, placeholder: HTMLElement): void;
  release(): void;
}

export interface Space {
  addComponentStaticConfig(path: string, config: object): void;
  addCompiledTemplate(path: string, template: { groupList: unknown; content: unknown }): void;
  addStyleSheet(path: string, sheet?: string, scope?: string): void;
  componentEnv(path: string, define: (registry: Registry) => void): void;
  behavior(): Behaviour;
  getComponentSpace(): {
    setGlobalUsingComponent(tag: string, definition: unknown): void;
    getComponentByUrl(url: string, path: string): unknown;
  };
}

export interface Backend {
  registerStyleSheetContent(path: string, css: string): void;
  createRoot(tag: string, space: Space, path: string): Root;
}

interface Environment {
  createCodeSpace(id: string, main: boolean): Space;
  getGlobalCodeSpace(): Space;
  associateBackend(backend: unknown): Backend;
}

interface BackendContext {
  onEvent(heard: (target: unknown, type: string, detail: unknown, options: object) => void): void;
}

interface GlassEasel {
  readonly globalOptions: { throwGlobalError: boolean; writeIdToDOM: boolean };
  readonly CurrentWindowBackendContext: new () => BackendContext;
  readonly Event: {
    new (type: string, detail: unknown, options: object): object;
    dispatchEvent(target: unknown, event: object): void;
  };
}

const parts = adapter as unknown as { readonly MiniProgramEnv: new () => Environment; readonly glassEasel: GlassEasel };
const { MiniProgramEnv, glassEasel } = parts;

glassEasel.globalOptions.throwGlobalError = true;
// Tests find what has an id; the framework writes a prefix before it, as WeChat's own does.
glassEasel.globalOptions.writeIdToDOM = true;
const environment = new MiniProgramEnv();
const context = new glassEasel.CurrentWindowBackendContext();
// Without this no tap ever reaches a component.
context.onEvent((target, type, detail, options) => {
  glassEasel.Event.dispatchEvent(target, new glassEasel.Event(type, detail, options));
});

export const backend = environment.associateBackend(context);
export const space = environment.createCodeSpace("", true);
/** Where WeChat's own components live: inside them `<input>` is the browser's. */
export const ownSpace = environment.getGlobalCodeSpace();
