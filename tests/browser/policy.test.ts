/**
 * The pages about rules: whole without scripts, every dated value of every pack on its page, each worked example leading
 * to the figure it prints, addresses that fit together, well-formed feeds, and nothing kept offline before it was visited.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { type SiteServer, serve } from "./server.ts";
import { headline } from "./steps.ts";
import { axeSource, launch, SCREENS, site } from "./tools.ts";
import { assertFits, visit } from "./visit.ts";

/** Pages that take a case. */
const TOOLS = ["estimate/", "check/", "compare/", "year/"].filter((path) => existsSync(join(site, path)));

interface Dated {
  readonly from: string;
  readonly source: string;
  readonly grade: string;
  readonly rows?: readonly { readonly value: unknown }[];
  readonly bands?: readonly { readonly rows: readonly { readonly value: unknown }[] }[];
}
interface Slot {
  readonly history: readonly Dated[];
  readonly when?: { readonly scheme?: readonly string[] };
}
interface About {
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
type Texts = { readonly zh: string; readonly en: string };
type Engine = {
  loadRegion(region: string): Promise<unknown>;
  call(operation: string, request: object): { readonly ok: About };
};

const [small, phone, wide] = SCREENS;
const engineBase = pathToFileURL(`${site}/engine/`);
const { loadEngine } = (await import(new URL("index.js", engineBase).href)) as {
  loadEngine(options: { readonly base: URL }): Promise<Engine>;
};
const engine = await loadEngine({ base: engineBase });
const LANGS = ["zh", "en"] as const;
const prefix = { zh: "", en: "en/" } as const;

const html = (path: string): string => readFileSync(join(site, path, "index.html"), "utf8");
const folders = (path: string): readonly string[] =>
  readdirSync(join(site, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
const regions = folders("policy").filter((name) => /^\d{6}$/.test(name));
const schemesOf = (region: string): readonly string[] => folders(`policy/${region}`);
const pages = [
  "policy/",
  "policy/ledger/",
  "policy/method/",
  ...regions.flatMap((region) => [
    `policy/${region}/`,
    ...schemesOf(region).map((scheme) => `policy/${region}/${scheme}/`),
  ]),
];

/** The words of a piece of a page, as a reader sees them. */
const words = (piece: string): string =>
  piece
    .replace(/<svg[\s\S]*?<\/svg>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
const squeezed = (text: string): string => text.replace(/\s+/g, " ");

const grouped = (yuan: string): string => yuan.replace(/\.00$/, "").replace(/\B(?=(\d{3})+(?!\d))/g, ",");
/** Every figure in a value, as pages write it. */
function figures(value: unknown): readonly string[] {
  if (typeof value === "string") return /^\d+\.\d\d$/.test(value) ? [grouped(value)] : value === "none" ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(figures) : [];
}

async function describeRegion(region: string): Promise<About> {
  await engine.loadRegion(region);
  return engine.call("describe", { region }).ok;
}

type ForScheme = { readonly scheme?: readonly string[] };
const isFor = (condition: ForScheme | undefined, scheme: string): boolean =>
  condition?.scheme?.includes(scheme) ?? true;

/** Each dated value of a scheme with the mark its block carries. */
function valuesOf(about: About, scheme: string): readonly { readonly mark: string; readonly dated: Dated }[] {
  const ofSlot = (id: string, history: readonly Dated[]) =>
    history.map((dated) => ({ mark: `${id} ${dated.from}`, dated }));
  const mine = (one: { readonly when?: ForScheme; readonly applies?: ForScheme }): boolean =>
    isFor(one.when, scheme) && isFor(one.applies, scheme);
  const ofSlots = (id: string, slots: readonly Slot[]) =>
    slots.filter(mine).flatMap(({ history }, index) => ofSlot(`${id}-${index}`, history));
  return [
    ...about.benefits.filter(mine).flatMap(({ id, slots }) => ofSlots(id, slots)),
    ...(about.first_pay ?? []).filter(mine).flatMap(({ history }, index) => ofSlot(`first_pay-${index}-0`, history)),
    ...(about.accounts ?? [])
      .filter(mine)
      .flatMap((one, index) => [
        ...ofSlot(`${one.id}-${index}-own`, [one]),
        ...ofSlots(`${one.id}-${index}`, one.slots),
      ]),
    ...(about.allowances ?? []).filter(mine).flatMap(({ id, slots }) => ofSlots(id, slots)),
    ...(about.eligibility ?? []).filter(mine).flatMap((rule) => ofSlot(rule.id, [rule])),
  ];
}

/** The pieces of a page that carry a mark, as words. */
const blocksOf = (page: string): ReadonlyMap<string, string> =>
  new Map(
    [...page.matchAll(/data-value="([^"]+)"[\s\S]*?(?=data-value="|<\/section>)/g)].map(([piece, mark = ""]) => [
      mark,
      words(piece),
    ]),
  );

/** The value's figures, its first day and its document stand together. */
function assertTold(page: string, about: About, scheme: string, lang: "zh" | "en"): void {
  const blocks = blocksOf(page);
  const all = valuesOf(about, scheme);
  assert.ok(all.length > 0);
  for (const { mark, dated } of all) {
    const block = blocks.get(mark) ?? "";
    const rows = [...(dated.rows ?? []), ...(dated.bands ?? []).flatMap((band) => band.rows)];
    const source = about.sources.find(({ id }) => id === dated.source);
    const wanted = [...rows.flatMap(({ value }) => figures(value)), squeezed(source?.title[lang] ?? dated.source)];
    for (const one of new Set(wanted)) assert.ok(block.includes(one), `${mark}: ${one} is not in “${block}”`);
    assert.ok(page.includes(`data-value="${mark}"`) && page.includes(`datetime="${dated.from}"`), mark);
  }
}

/** Rules and limits on the page of their scheme, readings on one of them, questions on the area's. */
async function assertArea(region: string, lang: "zh" | "en"): Promise<void> {
  const about = await describeRegion(region);
  const say = (texts: Texts): string => squeezed(texts[lang]);
  const read = (path: string): string => html(`${prefix[lang]}policy/${region}/${path}`);
  const has = (text: string, wanted: readonly string[]): void => {
    for (const one of wanted) assert.ok(text.includes(one), one);
  };
  for (const scheme of schemesOf(region)) {
    assertTold(read(scheme), about, scheme, lang);
    const limits = about.limits.filter(({ when }) => isFor(when, scheme));
    has(
      words(read(scheme)),
      limits.map(({ text }) => say(text)),
    );
  }
  const answers = (about.answers ?? []).flatMap(({ question, answer }) => [say(question), say(answer)]);
  has(words(read("")), answers);
  const questions = about.readings.map(({ question }) => say(question));
  has(words(schemesOf(region).map(read).join()), questions);
}

describe("every rule is on its page", () => {
  for (const region of regions) for (const lang of LANGS) test(`${region} ${lang}`, () => assertArea(region, lang));
});

describe("pages fit together", () => {
  /** An address on a page, as a path of the site. */
  const resolved = (page: string, address: string): string => new URL(address, `http://site/${page}`).pathname.slice(1);

  test("each language leads to the same page in the other", () => {
    for (const path of ["", ...TOOLS, ...pages]) {
      for (const [page, other] of [
        [path, `en/${path}`],
        [`en/${path}`, path],
      ] as const) {
        const link = /<a href="([^"]+)"[^>]* data-language/.exec(html(page))?.[1] ?? "";
        assert.equal(resolved(page, link), other, page);
      }
    }
  });

  test("a site that does not know its address claims none", () => {
    for (const page of pages) assert.doesNotMatch(html(page), /rel="(?:canonical|alternate)" h/, page);
  });

  /** What a link points to, and whether it is there. */
  function isThere(page: string, address: string): boolean {
    const [path = "", fragment] = address.split("#");
    const target = path === "" ? page : resolved(page, path);
    const file = target === "" || target.endsWith("/") ? `${target}index.html` : target;
    const found = readFileSync(join(site, file), "utf8");
    return fragment === undefined || TOOLS.some((path) => target.endsWith(path)) || found.includes(`id="${fragment}"`);
  }

  test("no link leads nowhere, no id is there twice", () => {
    for (const page of pages.flatMap((path) => [path, `en/${path}`])) {
      const text = html(page);
      const links = new Set(
        [...text.matchAll(/<(?:a|link)\b[^>]*? href="(?!https?:|tel:)([^"]+)"/g)].map(([, to = ""]) => to),
      );
      for (const address of links) assert.ok(isThere(page, address), `${page}: ${address}`);
      const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length, page);
    }
  });

  test("structured data is JSON and names the page", () => {
    for (const page of pages.flatMap((path) => [path, `en/${path}`])) {
      const data: unknown = JSON.parse(
        /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html(page))?.[1] ?? "",
      );
      assert.match(JSON.stringify(data), /"@type":"BreadcrumbList"/);
    }
  });

  test("offline only what was visited is kept of them", () => {
    const list = /const FILES = (\[.*\]);/.exec(readFileSync(join(site, "sw.js"), "utf8"))?.[1] ?? "[]";
    assert.doesNotMatch(list, /"\.\/(en\/)?policy\/|\.xml/);
  });
});

/** Elements open and close in order: enough for files that a program writes. */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, close, name, rest = ""] of xml.matchAll(/<(\/?)([a-z:]+)((?:\s[^<>]*)?)>/g)) {
    if (close === "/") assert.equal(open.pop(), name);
    else if (!rest.endsWith("/") && name !== undefined) open.push(name);
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(xml.replace(/<[^<>]+>/g, ""), /[<>]|&(?!amp;|lt;|gt;|quot;)/);
}

/** What the command line says of the same packs; left out where it is not built. */
const command = resolve(import.meta.dirname, "../../build/yibao");

interface Counted {
  readonly scheme: string;
  readonly care: readonly string[];
  readonly values: { readonly [grade: string]: number };
  readonly sources: { readonly cited: number };
  readonly cases: number;
}

test("the ledger counts as the command does", { skip: !existsSync(command) }, () => {
  const { areas } = JSON.parse(
    execFileSync(command, ["ledger", "--format", "json"], {
      cwd: resolve(import.meta.dirname, "../.."),
      encoding: "utf8",
    }),
  ) as {
    readonly areas: readonly { readonly region: string; readonly schemes: readonly Counted[] }[];
  };
  const page = html("en/policy/ledger/");
  for (const { region, schemes } of areas)
    for (const { scheme, care, values, sources, cases } of schemes.filter((one) => one.care.length > 0)) {
      const row = new RegExp(`data-ledger="${region} ${scheme}"[\\s\\S]*?</tr>`).exec(page)?.[0] ?? "";
      for (const [grade, n] of Object.entries(values))
        assert.equal(
          Number(new RegExp(`grade-${grade}"[^<]*(?:<svg[\\s\\S]*?</svg>)?[^<]*? (\\d+)<`).exec(row)?.[1] ?? 0),
          n,
          `${region} ${scheme} ${grade}`,
        );
      assert.ok(words(row).includes(`${sources.cited} documents`), `${region} ${scheme} sources`);
      assert.equal([...row.matchAll(/<li/g)].length >= care.length, true);
      assert.match(row, new RegExp(`>${cases}</td>`));
    }
});

describe("feeds", () => {
  for (const lang of LANGS)
    test(`changes, ${lang}`, () => {
      const xml = readFileSync(join(site, `${prefix[lang]}policy/feed.xml`), "utf8");
      assertWellFormed(xml.replace(/^<\?xml.*?\?>/, ""));
      const ids = [...xml.matchAll(/<entry><id>([^<]+)</g)].map(([, id]) => id);
      assert.ok(ids.length > 10);
      assert.equal(new Set(ids).size, ids.length);
      for (const [, moment = ""] of xml.matchAll(/<(?:updated|published)>([^<]+)</g))
        assert.match(moment, /^\d{4}-\d\d-\d\dT00:00:00Z$/);
    });

  test("the site map lists every page", () => {
    const xml = readFileSync(join(site, "sitemap.xml"), "utf8");
    assertWellFormed(xml.replace(/^<\?xml.*?\?>/, ""));
    const listed = [...xml.matchAll(/<loc>\.\/([^<]*)<\/loc>/g)].map(([, path = ""]) => path);
    assert.deepEqual([...listed].sort(), ["", ...TOOLS, ...pages].flatMap((path) => [path, `en/${path}`]).sort());
  });
});

describe("in a browser", () => {
  let browser: Browser;
  let server: SiteServer;
  before(async () => {
    browser = await launch();
    server = await serve(resolve(site), "/a/b/");
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const [first = ""] = regions;
  const rich = [...regions].sort((a, b) => html(`policy/${b}/`).length - html(`policy/${a}/`).length)[0] ?? first;
  const [scheme = ""] = schemesOf(rich);
  const shown = ["policy/", "policy/ledger/", "policy/method/", `policy/${rich}/`, `policy/${rich}/${scheme}/`];

  test("without scripts everything is there", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: phone });
    const page = await context.newPage();
    for (const path of shown) {
      await page.goto(server.home + path);
      assert.ok(await page.locator("h1").isVisible());
      assert.equal(await page.locator("[hidden]:visible").count(), 0);
    }
    await page.goto(`${server.home}policy/`);
    assert.equal(await page.locator("[data-area-code] a:visible").count(), regions.length);
    await page.goto(`${server.home}policy/${rich}/${scheme}/`);
    assert.ok((await page.locator(".block:visible .proof a").count()) > 3);
    await context.close();
  });

  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(axeSource);
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
      const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
      const results = await axe.run({ runOnly: { type: "tag", values } });
      return results.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html: at, failureSummary }) => `${at} ${failureSummary ?? ""}`)
            .join(" | ")}`,
      );
    });
  }

  const LOOKS = [
    { name: "elder 320", look: { ...small, elder: true } },
    { name: "dark 390", look: { ...phone, dark: true } },
    { name: "light 1440", look: wide },
    { name: "elder dark 1440", look: { ...wide, elder: true, dark: true } },
  ];
  for (const { name, look } of LOOKS)
    for (const path of [...shown, ...shown.slice(-2).map((one) => `en/${one}`)])
      test(`${name}: ${path}`, async () => {
        const { page, leave } = await visit(browser, server, look, path);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
        });
        assert.deepEqual(await violations(page), []);
        await assertFits(page);
        await leave();
      });

  test("areas are found by name and pinyin", async () => {
    const { page, leave } = await visit(browser, server, phone, "policy/");
    const about = await describeRegion(first);
    const [pinyin = ""] = (about as unknown as { readonly search: readonly string[] }).search;
    await page.locator("#find").fill(pinyin);
    assert.ok(await page.locator(`[data-area-code="${first}"]`).isVisible());
    assert.ok((await page.locator("[data-area-code]:visible").count()) < regions.length);
    await page.locator("#find").fill("qqq");
    assert.equal(await page.locator("[data-area-code]:visible").count(), 0);
    assert.notEqual(await page.locator("[data-found]").innerText(), "");
    await leave();
  });

  test("each worked example leads to the figure it prints", async () => {
    const { page, leave } = await visit(browser, server, phone, "");
    let examples = 0;
    for (const region of regions) {
      await page.goto(`${server.home}policy/${region}/`);
      const list = await page.locator("[data-example]").evaluateAll((all) =>
        all.map((one) => ({
          figure: one.querySelector("[data-figure] [aria-hidden]")?.textContent ?? "",
          link: one.querySelector("a.linkrow")?.getAttribute("href") ?? "",
        })),
      );
      for (const { figure, link } of list) {
        const target = new URL(link, `${server.home}policy/${region}/`);
        await page.goto("about:blank");
        await page.goto(target.href);
        const found = await headline(page);
        for (const amount of figure.match(/[\d,]+/g) ?? ["none"])
          assert.ok(found.includes(amount), `${region}: ${link}: ${figure} is not in ${found}`);
        examples += 1;
      }
    }
    assert.ok(examples > regions.length * 4, `${examples} examples`);
    await leave();
  });

  test("a page that was visited is there without a network, and results lead to the rules", async () => {
    const { page, context, leave } = await visit(browser, server, phone, `policy/${rich}/`);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.waitForFunction(async () => (await caches.match(location.href)) !== undefined);
    await page.goto(`${server.home}policy/${rich}/${scheme}/`);
    await page.waitForFunction(async () => (await caches.match(location.href)) !== undefined);
    await context.setOffline(true);
    for (const path of [`policy/${rich}/`, `policy/${rich}/${scheme}/`]) {
      await page.goto(server.home + path);
      assert.ok(await page.locator("h1").isVisible());
    }
    await context.setOffline(false);
    await page.goto(`${server.home}policy/${rich}/`);
    await page.locator("[data-example] a.linkrow").first().click();
    await headline(page);
    await page.locator(`a[href="../policy/${rich}/"]`).click();
    await page.waitForURL(`**/policy/${rich}/`);
    await leave();
  });
});
