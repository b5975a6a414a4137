/** A link may hold parts this page does not know: they are named, not dropped in silence. */
import { html } from "lit";
import type { Page, View } from "../estimate/page.ts";
import { icon } from "./bits.ts";

export function unread({ say, session }: Page): View {
  if (session.unread.length === 0) return null;
  return html`<div class="note no-print">${icon("link")}<p>${say("error.unread", { parts: session.unread.join(say("list.comma")) })}</p></div>`;
}
