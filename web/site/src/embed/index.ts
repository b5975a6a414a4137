/** The one script of the embed: <script type="module" src="…/embed/yibao-estimate.js"></script> */
import { EmbedElement } from "./element.ts";

// The script may stand on a page twice.
if (customElements.get("yibao-estimate") === undefined) customElements.define("yibao-estimate", EmbedElement);
