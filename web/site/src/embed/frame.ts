/** The page inside the frame: attributes from the fragment, height and result to the page that greeted it. */
import { NAMES } from "./attributes.ts";
import { HEIGHT, HELLO, READY, RESULT, typeOf } from "./messages.ts";

const element = document.createElement("yibao-estimate");

/** Not the query: what stands there is sent to the server. */
function readPresets(): void {
  const presets = new URLSearchParams(location.hash.slice(1));
  for (const name of NAMES) {
    const value = presets.get(name);
    if (value !== null) element.setAttribute(name, value);
  }
  const language = presets.get("language");
  if (language !== null) document.documentElement.lang = language === "en" ? "en" : "zh-CN";
}

/** The page around us, once it has said hello. */
let greeter: string | null = null;
let detail: unknown = null;

const tell = (message: object): void => {
  if (greeter !== null) parent.postMessage(message, greeter);
};
const tellHeight = (): void => tell({ type: HEIGHT, height: document.body.getBoundingClientRect().height });
const tellResult = (): void => {
  if (detail !== null) tell({ type: RESULT, detail });
};

addEventListener("message", (event) => {
  if (event.source !== parent || parent === window || typeOf(event.data) !== HELLO) return;
  // A page without an address (a file, a sandbox) cannot be told apart from any other: it is told nothing.
  if (event.origin === "null") return;
  greeter = event.origin;
  tellHeight();
  tellResult();
});
element.addEventListener("yibao-result", (event) => {
  if (event instanceof CustomEvent) detail = event.detail;
  tellResult();
});
new ResizeObserver(tellHeight).observe(document.body);
addEventListener("hashchange", readPresets);

readPresets();
document.body.append(element);
if (parent !== window) parent.postMessage({ type: READY }, "*");
