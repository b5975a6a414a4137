// @ts-check
/**
 * Runs before the first paint, as a classic script in <head>: the remembered look (large type, dark) must not flash.
 * These two words are all the site stores unasked; a case is kept only when somebody asks for it.
 */
(() => {
  const root = document.documentElement;
  /** @param {string} name */
  const stored = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      // Storage may be forbidden; the page works without it.
      return null;
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.setAttribute("data-theme", stored("theme") ?? (dark ? "dark" : "light"));
  if (stored("elder") === "on") root.setAttribute("data-elder", "on");
})();
