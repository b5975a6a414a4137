/** Where the sessions of the site's pages run. */
import type { World } from "@yibao/core";
import { loadRegions, openDistantEngine } from "../scripts/engine.ts";

export type { World };

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
  openEngine: () => openDistantEngine("first answer"),
  loadRegions,
};
