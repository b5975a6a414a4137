/** What lies beyond the first answer. It is loaded when somebody gets to it, so that the answer itself stays quick. */
import type { Line, Priced } from "@yibao/core";
import type { TemplateResult } from "lit";
import type { Page, View } from "./page.ts";

export interface Later {
  /** What would change the answer, its curve, and remembering the case. */
  sections(page: Page, answer: Priced): TemplateResult;
  share(page: Page): void;
  /** A text about one number, for the person to send. */
  doubt(page: Page, answer: Priced, line: Line): void;
  /** The case in a shared link, as the fragment this page knows; other fragments as they are. */
  unfold(fragment: string): Promise<string>;
  /** Above the answer: what a shared link has to say. */
  above(page: Page): View;
  /** Beside the first question: a remembered case. */
  offer(page: Page): View;
}
