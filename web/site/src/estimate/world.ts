/** What a session needs of the place it runs in: something that keeps the case, and the engine. */
import type { Region } from "@yibao/core";
import { type Engine, loadRegions, openEngine } from "../scripts/engine.ts";

export interface World {
  /** The case as the fragment of an address. */
  read(): string;
  /** The case inside a fragment that only wraps one. */
  unfold?(fragment: string): Promise<string>;
  /** Keeps the case under the step on screen; `link` counts the links that were followed to other cases. */
  replace(at: string, address: string, link: number): void;
  /** The same as a new step, where going back is possible. */
  push(at: string, address: string, link: number): void;
  /** Tells when somebody goes back or forward; the reply stops that. */
  listen(moved: (state: unknown) => void): () => void;
  openEngine(): Promise<Engine>;
  loadRegions(): Promise<readonly Region[]>;
}

/** A page of the site: the case lives in the address, steps in the browser's history. */
export const pageWorld: World = {
  read: () => location.hash,
  replace: (at, address, link) => history.replaceState({ at, link }, "", address),
  push: (at, address, link) => history.pushState({ at, link }, "", address),
  listen: (moved) => {
    const heard = (event: PopStateEvent): void => moved(event.state);
    addEventListener("popstate", heard);
    return () => removeEventListener("popstate", heard);
  },
  openEngine: () => openEngine("first answer"),
  loadRegions,
};
