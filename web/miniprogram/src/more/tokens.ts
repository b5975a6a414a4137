/** The tokens of the style sheet for what is drawn by script, in the colours of the phone's display. */
import type { Token } from "@yibao/core/chart";
import looks from "../data/tokens.js";

export type Theme = "light" | "dark";

function theme(): Theme {
  const base = wx.canIUse("getAppBaseInfo") ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
  return "theme" in base && base.theme === "dark" ? "dark" : "light";
}

export function tokens(own: { readonly [name: string]: string }): Token {
  const dark = theme() === "dark" ? looks.dark : {};
  const all: { readonly [name: string]: string } = { ...looks.light, ...dark, ...own };
  return (name) => all[name] ?? "";
}
