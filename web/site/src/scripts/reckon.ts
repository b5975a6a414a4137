/**
 * A worked example opened where it stands: the embedded calculator with the example's case. Nothing of it is loaded
 * before somebody asks, and where it cannot be loaded the link beside the button is followed.
 */
import { siteRoot } from "./root.ts";

const root = document.documentElement;
const LOOKS = ["theme", "elder"] as const;

async function open(button: HTMLElement, link: HTMLAnchorElement): Promise<void> {
  await import(/* @vite-ignore */ new URL("embed/yibao-estimate.js", siteRoot()).href);
  const calculator = document.createElement("yibao-estimate");
  calculator.setAttribute("facts", link.hash.slice(1));
  const dress = (): void => {
    for (const look of LOOKS) calculator.setAttribute(look, root.getAttribute(`data-${look}`) ?? "off");
  };
  dress();
  new MutationObserver(dress).observe(root, { attributeFilter: LOOKS.map((look) => `data-${look}`) });
  button.parentElement?.after(calculator);
  const show = (on: boolean): void => {
    calculator.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
  };
  show(true);
  button.addEventListener("click", () => show(calculator.hidden !== false));
}

for (const button of document.querySelectorAll<HTMLElement>("[data-reckon]")) {
  const link = button.parentElement?.querySelector("a");
  if (link == null) continue;
  button.addEventListener("click", () => open(button, link).catch(() => link.click()), { once: true });
}
