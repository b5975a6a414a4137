// @ts-check
/**
 * Runs before the first paint, as a classic script in <head>: the remembered look (large type, dark) must not flash, and
 * what a link will need is asked for at once.
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

  const held = document.querySelector('meta[name="areas"]')?.getAttribute("content")?.split(" ");
  if (held === undefined) return;
  // The engine's own thread starts with the page; the page's scripts find it here, or start another.
  const address = `${root.dataset["root"]}worker/engine.js`;
  const own = { createScriptURL: () => address };
  try {
    const worker = new Worker((window.trustedTypes?.createPolicy("yibao", own) ?? own).createScriptURL(""));
    worker.addEventListener("error", () => delete window.yibaoWorker);
    window.yibaoWorker = worker;
  } catch {
    // Their attempt will say why.
  }
  // A link names the area: its rules are on their way before anything here can ask for them.
  const area = /[#&]area=(\d{6})/.exec(location.hash)?.[1];
  if (area === undefined || !held.includes(area)) return;
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "fetch";
  link.crossOrigin = "anonymous";
  link.href = `${root.dataset["root"]}engine/policies/${area}.json`;
  document.head.append(link);
})();
