/** Where the tools of the site run. */
import type { ToolWorld } from "@yibao/core";
import { pageWorld } from "../estimate/world.ts";
import { openEngine } from "../scripts/engine.ts";

export const toolWorld: ToolWorld = {
  ...pageWorld,
  openEngine: () => openEngine("all"),
  later: (work, pause) => {
    const timer = setTimeout(work, pause);
    return () => clearTimeout(timer);
  },
};
