/** Searching the list of areas that is already on the page, with the same data and rules as the area chooser. */
import { type Lang, type Region, searchRegions } from "@yibao/core";
import { loadRegions } from "./engine.ts";

export function startFind(lang: Lang): void {
  const box = document.querySelector<HTMLElement>("[data-find]");
  const input = box?.querySelector("input");
  const status = box?.querySelector<HTMLElement>("[data-found]");
  if (box == null || input == null || status == null) return;
  // The search uses names only: no words of the page.
  const say = Object.assign(() => "", { lang });
  let regions: readonly Region[] = [];

  const show = (): void => {
    const found = new Set(searchRegions(regions, input.value, say).map(({ region }) => region.region));
    for (const row of document.querySelectorAll<HTMLElement>("[data-area-code]"))
      row.hidden = !found.has(row.dataset["areaCode"] ?? "");
    for (const group of document.querySelectorAll<HTMLElement>(".province"))
      group.hidden = group.querySelector("[data-area-code]:not([hidden])") === null;
    const { none = "", some = "" } = status.dataset;
    const said = found.size === 0 ? none : some.replace("{n}", String(found.size));
    status.textContent = input.value === "" ? "" : said;
  };

  loadRegions()
    .then((list) => {
      regions = list;
      box.hidden = false;
      input.addEventListener("input", show);
      show();
    })
    // The list stands without the search.
    .catch(() => undefined);
}
