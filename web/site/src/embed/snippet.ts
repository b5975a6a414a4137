/** The lines to copy: the element with its script, or the frame with its helper. */
import type { NAMES } from "./attributes.ts";

export type Kind = "element" | "frame";
export type Settings = readonly (readonly [(typeof NAMES)[number], string])[];

const ESCAPES: { readonly [sign: string]: string } = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&"<>]/g, (sign) => ESCAPES[sign] ?? sign);

export const frameAddress = (site: URL, settings: Settings): string => {
  const presets = new URLSearchParams(settings.map(([name, value]) => [name, value]));
  return new URL(`embed/frame.html#${presets}`, site).href;
};

export function snippet(kind: Kind, site: URL, settings: Settings, title: string): string {
  const at = (file: string): string => escaped(new URL(`embed/${file}`, site).href);
  if (kind === "frame") {
    const frame = `<iframe src="${escaped(frameAddress(site, settings))}" title="${escaped(title)}" width="100%" height="700"></iframe>`;
    return `${frame}\n<script src="${at("frame-host.js")}" async></script>`;
  }
  const attributes = settings.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  return `<script type="module" src="${at("yibao-estimate.js")}"></script>\n<yibao-estimate${attributes}></yibao-estimate>`;
}
