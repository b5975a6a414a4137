/** The functions of `wx` that are simulated. Anything else is noted, so that a test can insist on nothing of the kind. */
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
}

/** Of an id, the framework writes a prefix before it, as WeChat's own does. */
const withPrefix = (selector: string): string => selector.replace(/#([\w-]+)/g, '[id$="--$1"]');

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
      if (selector !== undefined)
        [...document.querySelectorAll(withPrefix(selector))]
          .find((one) => one.getClientRects().length > 0)
          ?.scrollIntoView();
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
    canIUse: () => true,
    getAppBaseInfo: () => ({
      SDKVersion: "3.0.0",
      language: faults.language ?? "zh_CN",
      fontSizeSetting: faults.fontSize ?? 16,
      theme: "light",
    }),
  };
  return new Proxy(known, {
    get(target, name) {
      if (typeof name === "symbol" || name in target) return Reflect.get(target, name);
      state.unimplemented.push(name);
      return undefined;
    },
  });
}
