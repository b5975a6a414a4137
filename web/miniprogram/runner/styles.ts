/** WXSS to CSS: imports inlined, rpx as a share of the screen's width, tags as WeChat's hosts, a prefix for isolated components. */
import { posix } from "node:path";
import postcss from "postcss";
import selectors from "postcss-selector-parser";
import { BUILTINS } from "./builtins.ts";
import type { Component, Package } from "./package.ts";

const rpx = (value: string): string =>
  value.replace(/(-?[\d.]+)rpx/gi, (_, number: string) => `${Number((Number(number) / 7.5).toFixed(5))}vw`);

function inlined(it: Package, path: string, from: string): string {
  if (!it.has(path)) {
    it.errors.push(`wxss ${path} not found (from ${from})`);
    return "";
  }
  return it
    .read(path)
    .replace(/@import\s+(?:url\()?["']([^"']+)["']\)?\s*;?/g, (_, name: string) =>
      inlined(it, name.startsWith("/") ? name.slice(1) : posix.join(posix.dirname(path), name), path),
    );
}

const hosted = (scope: string): ReturnType<typeof selectors> =>
  selectors((root) => {
    root.walkTags((tag) => {
      if (tag.value === "page" || tag.value in BUILTINS) tag.value = `wx-${tag.value}`;
    });
    if (scope === "") return;
    root.walkClasses((name) => {
      name.value = `${scope}--${name.value}`;
    });
  });

export function cssOf(it: Package, path: string, scope: string): string {
  if (!it.has(path)) return "";
  const sheet = postcss.parse(inlined(it, path, path), { from: path });
  sheet.walkDecls((declaration) => {
    declaration.value = rpx(declaration.value);
  });
  sheet.walkAtRules((rule) => {
    rule.params = rpx(rule.params);
  });
  sheet.walkRules((rule) => {
    const { parent } = rule;
    if (parent?.type === "atrule" && "name" in parent && /keyframes/.test(String(parent.name))) return;
    rule.selector = hosted(scope).processSync(rule.selector);
  });
  return sheet.toString();
}

/** Components keep their styles to themselves unless they say otherwise; pages share the app's. */
export function scopeOf({ config, isPage }: Component, index: number): string {
  const isolation = config.styleIsolation ?? (config.component === true && !isPage ? "isolated" : "shared");
  return isolation.endsWith("shared") && isolation !== "apply-shared" ? "" : `s${index}`;
}
