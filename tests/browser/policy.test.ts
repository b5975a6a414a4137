/** The pages about rules as files: addresses that fit together, nothing kept offline before it was visited, well-formed feeds. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { html, LANGS, pages, prefix, TOOLS } from "./policy-site.ts";
import { site } from "./tools.ts";

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
