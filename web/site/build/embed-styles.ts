/**
 * The site's style sheets as one for a shadow tree on somebody else's page: what speaks of the page speaks of the
 * wrapper, what asks for the window's width asks for the element's, and sizes do not follow the host's root.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import postcss, { type AtRule, type Root } from "postcss";

/** The wrapper inside the shadow tree that stands for <html> and <body>. */
const WRAPPER = ".yb";
/** Paper is the host's; the start page is not embedded, only its area button, which lives in the same sheet. */
const LEFT_OUT = ["./print.css"];
const PIXELS = 16;

const pixels = (text: string): string =>
  text.replace(/(\d*\.?\d+)rem\b/g, (_, rem: string) => `${Number(rem) * PIXELS}px`);

const toContainer = (rule: AtRule): void => {
  if (!/width/.test(rule.params)) return;
  rule.name = "container";
  rule.params = pixels(rule.params);
};

function adapt(root: Root): void {
  root.walkAtRules("media", toContainer);
  root.walkRules((rule) => {
    rule.selectors = rule.selectors.map((selector) =>
      selector.replace(/:root/g, WRAPPER).replace(/^(?:html|body)(?![\w-])/, WRAPPER),
    );
  });
  root.walkDecls((declaration) => {
    declaration.value = declaration.value
      .replace(/(?<![\w.])(-?\d*\.?\d+)rem\b/g, "calc($1 * var(--rem))")
      .replace(/(\d)vw\b/g, "$1cqi");
  });
  root.walkComments((comment) => {
    comment.remove();
  });
}

export function embedStyles(folder: string): string {
  const all = readFileSync(join(folder, "all.css"), "utf8");
  const files = [...all.matchAll(/@import "(.+?)"/g)].map(([, file = ""]) => file);
  const css = [...files.filter((file) => !LEFT_OUT.includes(file)), "./embed.css"]
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  const root = postcss.parse(css);
  adapt(root);
  return root.toString().replace(/\s*\n\s*/g, "\n");
}
