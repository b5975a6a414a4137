/**
 * On the page around the frame: <script src="…/embed/frame-host.js" async></script>. Every frame whose address is the
 * frame page beside this file grows with its content and fires `yibao-result` on its <iframe>.
 */
import { HEIGHT, HELLO, heightOf, READY, RESULT, resultOf, typeOf } from "./messages.ts";

const script = document.currentScript;
const page = script instanceof HTMLScriptElement ? new URL("frame.html", script.src) : null;

const isOurs = (frame: HTMLIFrameElement): boolean => {
  if (page === null || !URL.canParse(frame.src)) return false;
  const { origin, pathname } = new URL(frame.src);
  return origin === page.origin && pathname === page.pathname;
};
const ours = (): readonly HTMLIFrameElement[] => [...document.querySelectorAll("iframe")].filter(isOurs);

function greet(frame: HTMLIFrameElement): void {
  frame.style.setProperty("display", "block", "important");
  frame.style.setProperty("width", "100%", "important");
  frame.style.setProperty("border", "0", "important");
  // The frame stays transparent only while both have the same colour scheme; what it shows has its own.
  frame.style.setProperty("color-scheme", "light", "important");
  // To whoever is there: a greeting says nothing, and a frame still empty has another origin.
  frame.contentWindow?.postMessage({ type: HELLO }, "*");
}

addEventListener("message", (event) => {
  const type = typeOf(event.data);
  if (page === null || event.origin !== page.origin || type === null) return;
  const frame = ours().find(({ contentWindow }) => contentWindow === event.source);
  if (frame === undefined) return;
  if (type === READY) greet(frame);
  const height = type === HEIGHT ? heightOf(event.data) : null;
  if (height !== null) frame.style.setProperty("height", `${height}px`, "important");
  const detail = type === RESULT ? resultOf(event.data) : null;
  if (detail !== null) frame.dispatchEvent(new CustomEvent("yibao-result", { bubbles: true, detail }));
});
// A frame that was ready before this script is greeted now; one that was not says so itself.
for (const frame of ours()) greet(frame);
