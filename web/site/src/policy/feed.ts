/** The feed of changes (Atom) and the site map: the dated changes of all packs, and every page in both languages. */
import { type Lang, pick, writtenDate } from "@yibao/core";
import { changesIn, optionsText } from "@yibao/core/policy";
import { WAYS } from "../parts/ways.ts";
import { HTML_LANG } from "../texts.ts";
import {
  addressFrom,
  areaPath,
  FEED,
  fullAddress,
  inLanguage,
  LEDGER,
  METHOD,
  POLICY,
  schemePath,
} from "./addresses.ts";
import { areasOf } from "./areas.ts";
import { policySay } from "./words.ts";

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly checked: string;
  readonly link: string;
  readonly text: string;
}

async function entriesOf(lang: Lang): Promise<readonly Entry[]> {
  const say = policySay(lang);
  const dot = say("policy.list_dot");
  const entries: Entry[] = [];
  for (const area of await areasOf())
    for (const scheme of area.schemes)
      for (const day of changesIn(area, scheme, say)) {
        const { about } = area;
        const name = `${pick(about.name, lang)}${dot}${optionsText("scheme", [scheme], about, say)}`;
        entries.push({
          id: `urn:yibao:${about.region}:${scheme}:${day.date}`,
          title: say("policy.feed_entry", { area: name, date: writtenDate(day.date, say) }),
          date: day.date,
          checked: day.checked,
          link: addressFrom(
            inLanguage(lang, FEED),
            `${inLanguage(lang, schemePath(about.region, scheme))}#d-${day.date}`,
          ),
          text: day.changes
            .flatMap(({ name: benefit, whole, parts }) => [
              ...(whole === "" ? [] : [say("policy.named", { label: benefit, value: whole })]),
              ...parts.map(({ slot, lines }) =>
                say("policy.named", {
                  label: `${benefit}${dot}${slot}`,
                  value: lines.join(say("policy.list_semicolon")),
                }),
              ),
            ])
            .join("\n"),
        });
      }
  return entries.sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1));
}

const moment = (day: string): string => `${day}T00:00:00Z`;

function entryXml({ id, title, date, checked, link, text }: Entry): string {
  return `<entry><id>${escaped(id)}</id><title>${escaped(title)}</title><link href="${escaped(link)}"/><published>${moment(date)}</published><updated>${moment(checked)}</updated><content type="text">${escaped(text)}</content></entry>`;
}

export async function feedXml(lang: Lang): Promise<string> {
  const say = policySay(lang);
  const entries = await entriesOf(lang);
  const updated = entries.map(({ checked }) => checked).reduce((a, b) => (a > b ? a : b), "1970-01-01");
  const page = inLanguage(lang, FEED);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${HTML_LANG[lang]}">
<id>urn:yibao:changes:${lang}</id>
<title>${escaped(say("policy.feed_title"))}</title>
<author><name>${escaped(say("site.name"))}</name></author>
<link rel="self" href="${escaped(addressFrom(page, page))}"/>
<link rel="alternate" href="${escaped(addressFrom(page, inLanguage(lang, POLICY)))}"/>
<updated>${moment(updated)}</updated>
${entries.map(entryXml).join("\n")}
</feed>
`;
}

/** Every page's path without its language. */
export async function allPaths(): Promise<readonly string[]> {
  const areas = await areasOf();
  return [
    "",
    ...WAYS.map(({ path }) => path),
    POLICY,
    LEDGER,
    METHOD,
    ...areas.flatMap(({ about, schemes }) => [
      areaPath(about.region),
      ...schemes.map((scheme) => schemePath(about.region, scheme)),
    ]),
  ];
}

const LANGS: readonly Lang[] = ["zh", "en"];

export async function siteMapXml(): Promise<string> {
  const address = (lang: Lang, path: string): string => {
    const whole = fullAddress(inLanguage(lang, path));
    // Without a base the map lies at the site's root, and addresses are relative to it.
    return escaped(whole.startsWith("/") ? `.${whole}` : whole);
  };
  const pages = (await allPaths()).flatMap((path) =>
    LANGS.map((lang) => {
      const others = LANGS.map(
        (other) => `<xhtml:link rel="alternate" hreflang="${HTML_LANG[other]}" href="${address(other, path)}"/>`,
      );
      return `<url><loc>${address(lang, path)}</loc>${others.join("")}</url>`;
    }),
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.join("\n")}
</urlset>
`;
}

/** Everything may be read; the site map is named where its whole address is known. */
export function robotsText(): string {
  const map = fullAddress("/sitemap.xml");
  return `User-agent: *\nAllow: /\n${map.startsWith("/") ? "" : `Sitemap: ${map}\n`}`;
}
