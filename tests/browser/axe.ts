/** What axe finds on a page, against WCAG 2.2 AA, and what is too small to be tapped. */
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { axeSource } from "./tools.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** `within`: on that part of the page only. */
export async function violations(page: Page, within = "html"): Promise<readonly string[]> {
  // evaluate() is not subject to the page's policy, which rightly forbids injected scripts.
  await page.evaluate(axeSource);
  const found = await page.evaluate(
    async ({ tags, part }) => {
      const { axe } = globalThis as unknown as { axe: { run: (part: string, options: object) => Promise<AxeResults> } };
      const results = await axe.run(part, { runOnly: { type: "tag", values: tags } });
      return results.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`).join(" | ")}`,
      );
    },
    { tags: TAGS, part: within },
  );
  return found;
}

/** Buttons, inputs and standing links; a link inside a sentence is exempt, as in the standard. */
export function smallTargets(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((wanted) => {
    const targets = document.querySelectorAll<HTMLElement>(
      "button, summary, label.opt, .btn, .nav a, .linkrow, .foot-links a, .hot",
    );
    return [...targets]
      .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < wanted - 0.5)
      .map((target) => `${target.className || target.tagName} ${target.getBoundingClientRect().height}`);
  }, least);
}
