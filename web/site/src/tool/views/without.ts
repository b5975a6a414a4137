/** The case itself has no number: no local rule, or none on this day. */
import { type Estimate, writtenDate, yearOf } from "@yibao/core";
import { html, type TemplateResult } from "lit";
import { callButton, rulesLink } from "../../views/below.ts";
import { icon } from "../../views/bits.ts";
import type { ToolElement } from "../element.ts";

type Without = Pick<Estimate, "status" | "known" | "services" | "pack">;

export function withoutNumbers({ say, session }: ToolElement, reply: Without): TemplateResult {
  const known = reply.known ?? session.about?.known;
  if (reply.status === "not_in_force" && known !== undefined) {
    const values = { from: writtenDate(known.from, say), until: writtenDate(known.until, say) };
    return html`<div class="note">${icon("cal")}
      <div>
        <h2 class="note-title" tabindex="-1" data-focus="result">${say("gap.late_title", { date: writtenDate(session.date, say) })}</h2>
        <p>${say("gap.late_text", values)}</p>
        <p><button class="linkrow link" type="button" @click=${() => session.chooseDate(known.until)}>${say("gap.late_use", { year: yearOf(known.until) })}${icon("right")}</button></p>
      </div>
    </div>`;
  }
  return html`<div class="gap">
    <h2 tabindex="-1" data-focus="result">${say("gap.title")}</h2>
    <p>${say("compare.not_encoded")}</p>
    ${callButton(reply.services ?? session.about?.services ?? {}, say)}${rulesLink(reply.pack, say)}
  </div>`;
}
