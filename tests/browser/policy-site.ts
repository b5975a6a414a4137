/** The pages about rules as they were built, and what the engine says of the same packs. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { site } from "./tools.ts";

/** Pages that take a case. */
export const TOOLS = ["estimate/", "check/", "compare/", "year/"].filter((path) => existsSync(join(site, path)));

export interface Dated {
  readonly from: string;
  readonly source: string;
  readonly grade: string;
  readonly rows?: readonly { readonly value: unknown }[];
  readonly bands?: readonly { readonly rows: readonly { readonly value: unknown }[] }[];
}
export interface Slot {
  readonly history: readonly Dated[];
  readonly when?: { readonly scheme?: readonly string[] };
}
export interface About {
  readonly region: string;
  readonly sources: readonly { readonly id: string; readonly title: Texts }[];
  readonly benefits: readonly {
    readonly id: string;
    readonly applies?: { readonly scheme?: readonly string[] };
    readonly slots: readonly Slot[];
  }[];
  readonly first_pay?: readonly { readonly when?: ForScheme; readonly history: readonly Dated[] }[];
  readonly accounts?: readonly (Dated & {
    readonly id: string;
    readonly applies?: ForScheme;
    readonly slots: readonly Slot[];
  })[];
  readonly allowances?: readonly {
    readonly id: string;
    readonly applies?: ForScheme;
    readonly slots: readonly Slot[];
  }[];
  readonly eligibility?: readonly (Dated & { readonly id: string; readonly when?: ForScheme })[];
  readonly readings: readonly { readonly id: string; readonly question: Texts }[];
  readonly answers?: readonly { readonly question: Texts; readonly answer: Texts }[];
  readonly limits: readonly { readonly text: Texts; readonly when?: { readonly scheme?: readonly string[] } }[];
}
export type Texts = { readonly zh: string; readonly en: string };
export type ForScheme = { readonly scheme?: readonly string[] };
type Engine = {
  loadRegion(region: string): Promise<unknown>;
  call(operation: string, request: object): { readonly ok: About };
};

const engineBase = pathToFileURL(`${site}/engine/`);
const { loadEngine } = (await import(new URL("index.js", engineBase).href)) as {
  loadEngine(options: { readonly base: URL }): Promise<Engine>;
};
const engine = await loadEngine({ base: engineBase });
export const LANGS = ["zh", "en"] as const;
export const prefix = { zh: "", en: "en/" } as const;

export const html = (path: string): string => readFileSync(join(site, path, "index.html"), "utf8");
const folders = (path: string): readonly string[] =>
  readdirSync(join(site, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
export const regions = folders("policy").filter((name) => /^\d{6}$/.test(name));
export const schemesOf = (region: string): readonly string[] => folders(`policy/${region}`);
export const pages = [
  "policy/",
  "policy/ledger/",
  "policy/method/",
  ...regions.flatMap((region) => [
    `policy/${region}/`,
    ...schemesOf(region).map((scheme) => `policy/${region}/${scheme}/`),
  ]),
];

/** The words of a piece of a page, as a reader sees them. */
export const words = (piece: string): string =>
  piece
    .replace(/<svg[\s\S]*?<\/svg>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
export const squeezed = (text: string): string => text.replace(/\s+/g, " ");

const grouped = (yuan: string): string => yuan.replace(/\.00$/, "").replace(/\B(?=(\d{3})+(?!\d))/g, ",");
/** Every figure in a value, as pages write it. */
export function figures(value: unknown): readonly string[] {
  if (typeof value === "string") return /^\d+\.\d\d$/.test(value) ? [grouped(value)] : value === "none" ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(figures) : [];
}

export async function describeRegion(region: string): Promise<About> {
  await engine.loadRegion(region);
  return engine.call("describe", { region }).ok;
}
