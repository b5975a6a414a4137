/** What a session needs of the place it runs in: something that keeps the case, and the engine. */
import type { Region } from "@yibao/core";
import { type Engine, loadRegions, openEngine } from "../scripts/engine.ts";

export interface World {
  /** The case as the fragment of an address. */
  read(): string;
  /** Keeps the case under the step on screen. */
  replace(at: string, address: string): void;
  /** The same as a new step, where going back is possible. */
  push(at: string, address: string): void;
  /** Tells when somebody goes back or forward; the reply stops that. */
  listen(moved: (state: unknown) => void): () => void;
  openEngine(): Promise<Engine>;
  loadRegions(): Promise<readonly Region[]>;
}

/** A page of the site: the case lives in the address, steps in the browser's history. */
export const pageWorld: World = {
  read: () => location.hash,
  replace: (at, address) => history.replaceState({ at }, "", address),
  push: (at, address) => history.pushState({ at }, "", address),
  listen: (moved) => {
    const heard = (event: PopStateEvent): void => moved(event.state);
    addEventListener("popstate", heard);
    return () => removeEventListener("popstate", heard);
  },
  openEngine: () => openEngine("first answer"),
  loadRegions,
};
