/** The functions of `wx` that are simulated. Anything else is noted, so that a test can insist on nothing of the kind. */
import { SelectorQuery } from "./canvas.ts";
import { faults, state } from "./state.ts";

interface Navigation {
  readonly url: string;
}

export interface Pages {
  push(url: string): void;
  pop(count: number): void;
  replace(url: string): void;
  restart(url: string): void;
  title(text: string): void;
  find(selector: string): HTMLElement | null;
}

type ThemeHeard = (change: { readonly theme: string }) => void;
const darkness = matchMedia("(prefers-color-scheme: dark)");
const theme = (): string => (darkness.matches ? "dark" : "light");
const themes = new Set<ThemeHeard>();
darkness.addEventListener("change", () => {
  for (const heard of themes) heard({ theme: theme() });
});

const base = (): object => ({
  SDKVersion: "3.0.0",
  language: faults.language ?? "zh_CN",
  fontSizeSetting: faults.fontSize ?? 16,
  theme: theme(),
});
const windowInfo = (): object => ({ pixelRatio: devicePixelRatio, windowWidth: innerWidth, windowHeight: innerHeight });

interface Asked {
  readonly url: string;
  readonly method?: string;
  readonly data?: unknown;
  readonly timeout?: number;
  readonly success?: (reply: { readonly statusCode: number; readonly data: unknown; readonly errMsg: string }) => void;
  readonly fail?: (fault: { readonly errMsg: string }) => void;
}

/** A reply that is JSON comes as what it says, any other as its text; which hosts may be asked is the page's policy. */
function request({ url, method = "GET", data, timeout = 60_000, success, fail }: Asked): void {
  state.requests.push(data === undefined ? `${method} ${url}` : `${method} ${url} ${JSON.stringify(data)}`);
  void fetch(url, { method, signal: AbortSignal.timeout(timeout) })
    .then(async (reply) => ({ status: reply.status, text: await reply.text() }))
    .then(
      ({ status, text }) => {
        let parsed: unknown = text;
        try {
          parsed = JSON.parse(text);
        } catch {
          // No JSON: the text itself.
        }
        success?.({ statusCode: status, data: parsed, errMsg: "request:ok" });
      },
      (error: unknown) => fail?.({ errMsg: `request:fail ${String(error)}` }),
    );
}

const done = (): Promise<object> => Promise.resolve({});

export function simulate(pages: Pages): object {
  const known: { readonly [name: string]: unknown } = {
    navigateTo: ({ url }: Navigation) => done().finally(() => pages.push(url)),
    redirectTo: ({ url }: Navigation) => done().finally(() => pages.replace(url)),
    reLaunch: ({ url }: Navigation) => done().finally(() => pages.restart(url)),
    navigateBack: ({ delta = 1 }: { readonly delta?: number } = {}) => done().finally(() => pages.pop(delta)),
    setNavigationBarTitle: ({ title }: { readonly title: string }) => {
      pages.title(title);
      return done();
    },
    pageScrollTo: ({ scrollTop, selector }: { readonly scrollTop?: number; readonly selector?: string }) => {
      if (scrollTop !== undefined) scrollTo({ top: scrollTop });
      if (selector !== undefined) pages.find(selector)?.scrollIntoView();
      return done();
    },
    makePhoneCall: ({ phoneNumber }: { readonly phoneNumber: string }) => {
      state.calls.push(phoneNumber);
      return done();
    },
    getStorageSync: (key: string): unknown => {
      const text = state.storage[key];
      return text === undefined ? "" : JSON.parse(text);
    },
    setStorageSync: (key: string, value: unknown): void => {
      state.storage[key] = JSON.stringify(value);
    },
    removeStorageSync: (key: string): void => {
      delete state.storage[key];
    },
    getStorageInfoSync: () => ({ keys: Object.keys(state.storage), currentSize: 0, limitSize: 10_240 }),
    request,
    canIUse: () => true,
    getAppBaseInfo: base,
    getWindowInfo: windowInfo,
    getDeviceInfo: () => ({ platform: "devtools", system: "" }),
    getSystemInfoSync: () => ({ ...base(), ...windowInfo(), platform: "devtools", system: "" }),
    onThemeChange: (heard: ThemeHeard) => themes.add(heard),
    offThemeChange: (heard: ThemeHeard) => themes.delete(heard),
    createSelectorQuery: () => new SelectorQuery((selector) => pages.find(selector)),
    scanCode: () =>
      faults.scanned === undefined
        ? Promise.reject({ errMsg: "scanCode:fail cancel" })
        : Promise.resolve({ result: faults.scanned, scanType: "QR_CODE", charSet: "utf-8", errMsg: "scanCode:ok" }),
  };
  return new Proxy(known, {
    get(target, name) {
      if (typeof name === "symbol" || name in target) return Reflect.get(target, name);
      state.unimplemented.push(name);
      return undefined;
    },
  });
}
