/** On the start page: the remembered case, to go on with or to forget. */
import { areaName, type Region, type ResultSay, writeAddress } from "@yibao/core";
import { html, render } from "lit";
import { icon } from "../views/bits.ts";
import { erase, remembered } from "./storage.ts";

export function offerAtHome(place: HTMLElement, estimate: string, regions: readonly Region[], say: ResultSay): void {
  const draw = (): void => {
    const kept = remembered();
    const region = regions.find((one) => one.region === kept?.region);
    place.hidden = kept === null || region === undefined;
    if (kept === null || region === undefined) return;
    const forget = (): void => {
      erase();
      draw();
    };
    const values = { area: areaName(region, say), n: String(kept.answers.length) };
    render(
      html`<p>${icon("lock")} ${say("memory.offer", values)}</p>
        <p class="actions">
          <a class="btn btn-s" href=${estimate + writeAddress(kept, null)}>${say("memory.use")}</a>
          <button class="btn btn-2 btn-s" type="button" @click=${forget}>${say("memory.erase")}</button>
        </p>`,
      place,
    );
  };
  draw();
}
