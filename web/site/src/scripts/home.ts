/** The start page's area chooser: the choice travels to the estimate in the link's fragment. */
import {
  areaName,
  EMPTY_CASE,
  type Lang,
  type Region,
  type ResultSay,
  speaker,
  type TextTable,
  writeAddress,
} from "@yibao/core";
import { AreaDialog } from "../elements/area-dialog.ts";
import type { offerAtHome } from "../result/home.ts";
import { loadRegions } from "./engine.ts";
import { somethingStored } from "./stored.ts";

interface Memory {
  readonly offerAtHome: typeof offerAtHome;
  readonly say: ResultSay;
}

export function startHome(lang: Lang, texts: TextTable, loadMemory: () => Promise<Memory>): void {
  const say = speaker(lang, texts);
  const button = document.querySelector<HTMLButtonElement>("[data-area]");
  const name = button?.querySelector(".val");
  const swap = button?.querySelector(".swap");
  let regions: readonly Region[] = [];

  const dialog = AreaDialog.attach(say, (code) => {
    const region = regions.find((one) => one.region === code);
    if (region === undefined || name == null || swap == null) return;
    name.textContent = areaName(region, say);
    swap.textContent = say("area.change");
    for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-estimate]")) {
      link.hash = writeAddress({ ...EMPTY_CASE, region: code }, null);
    }
  });

  const place = document.querySelector<HTMLElement>("[data-remembered]");
  const estimate = document.querySelector<HTMLAnchorElement>("[data-estimate]")?.href;
  if (place !== null && estimate !== undefined && somethingStored()) {
    // Without it the page is as for a first visit.
    Promise.all([loadMemory(), loadRegions()])
      .then(([memory, list]) => memory.offerAtHome(place, estimate, list, memory.say))
      .catch(console.warn);
  }

  button?.addEventListener("click", async () => {
    try {
      regions = await loadRegions();
      dialog.open(regions);
    } catch {
      // Without the list the estimate page offers the chooser again, with a way to retry.
      location.href = document.querySelector<HTMLAnchorElement>("[data-estimate]")?.href ?? location.href;
    }
  });
}
