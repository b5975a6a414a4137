/** What every page does: the two look switches, the language link that keeps the case, and offline use. */
import { siteRoot } from "./root.ts";
import { ownScript } from "./trusted.ts";

const root = document.documentElement;
const LOOKS = {
  elder: { attribute: "data-elder", on: "on", off: null },
  theme: { attribute: "data-theme", on: "dark", off: "light" },
} as const;
type Look = keyof typeof LOOKS;

const isOn = (look: Look): boolean => root.getAttribute(LOOKS[look].attribute) === LOOKS[look].on;

function remember(look: Look): void {
  try {
    localStorage.setItem(look, root.getAttribute(LOOKS[look].attribute) ?? "off");
  } catch {
    // Storage may be forbidden; the switch still works for this page.
  }
}

function toggle(look: Look): void {
  const { attribute, on, off } = LOOKS[look];
  const value = isOn(look) ? off : on;
  if (value === null) root.removeAttribute(attribute);
  else root.setAttribute(attribute, value);
  remember(look);
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-toggle]")) {
  const look: Look = button.dataset["toggle"] === "elder" ? "elder" : "theme";
  const show = (): void => button.setAttribute("aria-pressed", String(isOn(look)));
  button.addEventListener("click", () => {
    toggle(look);
    show();
  });
  show();
}

// The other language shows the same case: the fragment travels with the link.
document.querySelector<HTMLAnchorElement>("[data-language]")?.addEventListener("click", (event) => {
  const link = event.currentTarget;
  if (link instanceof HTMLAnchorElement) link.hash = location.hash;
});

// The tools of the navigation take the case along: what every one of them reads, and nothing of one tool's own.
const SHARED = /^(area=|date=|person\.|visits\.0\.(?!date=)|options\.)/;
for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-case]")) {
  link.addEventListener("click", () => {
    const parts = location.hash.slice(1).split("&");
    link.hash = parts.filter((part) => SHARED.test(part)).join("&");
  });
}

// Paper has one size of type of its own: the large look steps aside while printing.
addEventListener("beforeprint", () => {
  const elder = root.getAttribute("data-elder");
  if (elder === null) return;
  root.removeAttribute("data-elder");
  addEventListener("afterprint", () => root.setAttribute("data-elder", elder), { once: true });
});

/** A newer site has been fetched and waits: it is offered, never forced on somebody in the middle of an answer. */
function offerUpdate(registration: ServiceWorkerRegistration): void {
  const show = (): void => {
    const notice = document.querySelector<HTMLElement>("[data-update]");
    // On a first visit there is nothing older that it would replace.
    if (notice === null || registration.waiting === null || navigator.serviceWorker.controller === null) return;
    notice.hidden = false;
    notice.querySelector("button")?.addEventListener("click", () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting?.postMessage("now");
    });
  };
  show();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", show));
}

if ("serviceWorker" in navigator) {
  // After everything the first answer needs, so that caching never competes with it.
  addEventListener("load", () => {
    navigator.serviceWorker.register(ownScript(new URL("sw.js", siteRoot()))).then(offerUpdate, () => undefined);
  });
}
