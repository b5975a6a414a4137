/** What the runner gives to tests: a module of the package by its path, as the mini-program itself got it. */
interface PackagedApp {
  way(): {
    readonly way: "wasm" | "script";
    readonly engine: { call: (operation: string, request: object) => unknown };
  };
  fullEngine(): Promise<{
    loadRegion: (region: string) => Promise<unknown>;
    call: (operation: string, request: object) => unknown;
  }>;
  fullEngineBroke(): void;
  setLang(lang: "zh" | "en"): void;
  fullWay(): { readonly way: "wasm" | "script" } | null;
  written(): string;
  readonly session: { readonly estimate: { readonly status: string } | null; readonly at: string };
}

/** A page of a tool. */
interface PackagedToolPage {
  onShow(): void;
  onShareAppMessage(): { readonly path: string };
  /** The parameters it was opened with. */
  readonly options?: { readonly [name: string]: string };
  readonly kit: {
    readonly tool: {
      readonly session: { call(operation: string, request: object): unknown; work(): void };
    };
  };
}

declare var __mp: {
  top(): PackagedToolPage;
  load(name: "state/app.js"): PackagedApp;
  /** Opens a page as the only one. */
  open(url: string): void;
  /** Which modules of the package have run so far. */
  loaded(): readonly string[];
};
