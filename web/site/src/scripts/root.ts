/** The site's folder, wherever it is served: every page says how far above it lies. */
export const siteRoot = (): URL =>
  new URL(document.documentElement.dataset["root"] ?? "./", location.href.split("#")[0]);
export const engineBase = (): URL => new URL("engine/", siteRoot());
