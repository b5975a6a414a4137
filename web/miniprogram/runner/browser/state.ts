/** What happens in the runner, for tests to read; and the faults they ask for before it starts. */
export interface State {
  readonly errors: string[];
  /** wx functions that were called and are not simulated. */
  readonly unimplemented: string[];
  readonly storage: { [key: string]: string };
  readonly calls: string[];
  readonly shared: unknown[];
  /** What was asked of the network. */
  readonly requests: string[];
  /** Keys that setData was given without a value: the real bridge drops them. */
  readonly dropped: string[];
  largest: number;
  started: boolean;
}

export interface Faults {
  /** How WebAssembly fails. */
  readonly wasm?: "absent" | "missing" | "corrupt" | "rejects" | "throws" | "silent";
  /** Folders whose sub-package cannot be fetched. */
  readonly subPackages?: readonly string[];
  /** A library from before sub-packages could be required. */
  readonly noAsync?: boolean;
  /** What WeChat says about the person's wishes. */
  /** What an earlier start left in the store. */
  readonly storage?: { readonly [key: string]: string };
  /** What the camera reads; without it the person closes it again. */
  readonly scanned?: string;
  readonly language?: string;
  readonly fontSize?: number;
}

declare global {
  var __mpState: State;
  var __mpFaults: Faults | undefined;
}

export const faults: Faults = globalThis.__mpFaults ?? {};
export const state: State = {
  errors: [],
  unimplemented: [],
  storage: { ...globalThis.__mpFaults?.storage },
  calls: [],
  shared: [],
  requests: [],
  dropped: [],
  largest: 0,
  started: false,
};
globalThis.__mpState = state;

addEventListener("error", ({ message }) => state.errors.push(message));
addEventListener("unhandledrejection", ({ reason }: PromiseRejectionEvent) =>
  state.errors.push(`rejection: ${reason instanceof Error ? reason.stack : JSON.stringify(reason)}`),
);
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  state.errors.push(`policy ${violatedDirective} ${blockedURI}`),
);
