/** <yibao-estimate> as a page of the site: the case in the address, the engine on a thread of its own. */
import { EstimateElement } from "./element.ts";
import { pageWorld, type World } from "./world.ts";

export class PageElement extends EstimateElement {
  protected override world(): World {
    return {
      ...pageWorld,
      unfold: async (fragment) => {
        if (!fragment.startsWith("#receipt=")) return fragment;
        const later = await this.loadLater();
        return later === null ? fragment : later.unfold(fragment);
      },
    };
  }
}
