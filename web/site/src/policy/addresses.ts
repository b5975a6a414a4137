/** Where pages are, from the site's root; and the site's own address, where the build is told one. */
import type { Lang } from "@yibao/core";

/** The page's path without its language: "", "estimate/", "policy/…/". */
export const inLanguage = (lang: Lang, path: string): string => `/${lang === "zh" ? "" : "en/"}${path}`;

export const POLICY = "policy/";
export const LEDGER = "policy/ledger/";
export const METHOD = "policy/method/";
export const FEED = "policy/feed.xml";
export const areaPath = (region: string): string => `${POLICY}${region}/`;
export const schemePath = (region: string, scheme: string): string => `${areaPath(region)}${scheme}/`;

/**
 * The whole address when YIBAO_SITE_URL says where the site will be; else one from the root, which the build makes
 * relative to the page.
 */
export function fullAddress(path: string): string {
  const base = process.env["YIBAO_SITE_URL"] ?? "";
  return base === "" ? path : new URL(path.slice(1), base.endsWith("/") ? base : `${base}/`).href;
}

/** For files the build does not rewrite (feeds, structured data): whole where known, else relative to the page. */
export function addressFrom(page: string, path: string): string {
  const whole = fullAddress(path);
  if (whole !== path) return whole;
  const depth = page.split("/").length - 2;
  return `${"../".repeat(depth)}${path.slice(1)}` || "./";
}
