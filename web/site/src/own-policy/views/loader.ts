/** How a pack comes in: chosen, dropped, or pasted. */
import type { ToolKey } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import { icon } from "../../views/bits.ts";
import type { PolicyElement, Trouble } from "../element.ts";

const TROUBLES = {
  slow: "own.slow",
  broken: "own.broken",
  too_big: "own.too_big",
  unreadable: "own.unreadable",
} as const satisfies Record<Trouble, ToolKey>;

export const troubleNote = (trouble: Trouble, { say }: PolicyElement): TemplateResult =>
  html`<div class="errsum" role="alert"><p>${icon("warn")} ${say(TROUBLES[trouble])}</p></div>`;

/** A file chosen in a field; the field is emptied so that the same file, mended, can be chosen again. */
export function chosenFile(event: Event, take: (file: File) => void): void {
  const field = event.currentTarget;
  if (!(field instanceof HTMLInputElement)) return;
  const file = field.files?.[0];
  field.value = "";
  if (file !== undefined) take(file);
}

export function loader(page: PolicyElement): TemplateResult {
  const { say, mine, busy, trouble } = page;
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void page.takeFile(file);
  };
  const pasted = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = form instanceof HTMLFormElement ? new FormData(form).get("text") : null;
    if (typeof text === "string" && text.trim() !== "") void page.take({ name: say("own.pasted"), text });
  };
  return html`<section aria-labelledby="p1">
    <h2 id="p1">${say("own.step_load")}</h2>
    <div class="drop" @drop=${dropped} @dragover=${(event: DragEvent) => event.preventDefault()}>
      <label class="btn pick">
        ${say("own.choose")}
        <input class="sr" type="file" accept=".json,application/json" data-policy-file @change=${(event: Event) => chosenFile(event, (file) => void page.takeFile(file))} />
      </label>
      <p class="caption">${say("own.drop")}</p>
      <details class="fold">
        <summary>${say("own.paste")}</summary>
        <form @submit=${pasted}>
          <label class="field"><span>${say("own.paste_label")}</span>
            <textarea class="input" name="text" rows="6" spellcheck="false" autocomplete="off"></textarea>
          </label>
          <button class="btn btn-2" type="submit">${say("own.paste_check")}</button>
        </form>
      </details>
    </div>
    <p class="bench-status" role="status">${busy ? say("own.checking") : mine === null ? "" : say("own.loaded", { name: mine.name })}</p>
    ${trouble === null ? null : troubleNote(trouble, page)}
  </section>`;
}
