/**
 * A case in a page's address. The long form is the site's (`area=…&person.scheme=…`), each key a page parameter; a mini-program code
 * holds 32 characters, so its `scene` may use the short keys `a` (area) and `c` (kind of care).
 */
type Query = { readonly [key: string]: string | undefined };

const SHORT: { readonly [key: string]: string } = { a: "area", c: "visits.0.care", s: "person.scheme" };
/** What WeChat itself adds to a page's address. */
const NOT_OURS = /^(scene|q|from|isappinstalled|lang|elder)$/;

/** WeChat hands parameters over as they were written. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A damaged percent sign: the text as it stands.
    return text;
  }
}

const pair = (key: string, value: string): string => `${SHORT[key] ?? key}=${encodeURIComponent(value)}`;

function ofScene(scene: string): readonly string[] {
  return decoded(scene)
    .split("&")
    .filter((part) => part.includes("="))
    .map((part) => pair(part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)));
}

/** A code of the site that was scanned with WeChat itself: `q` is its whole link, what it says stands behind the hash sign. */
function ofLink(link: string): string {
  const whole = decoded(link);
  return whole.includes("#") ? whole.slice(whole.indexOf("#")) : "";
}

/** The fragment of a page's parameters; empty when they say nothing about a case. */
export function addressOf(query: Query): string {
  if (query["q"] !== undefined) return ofLink(query["q"]);
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || NOT_OURS.test(key) ? [] : [pair(key, decoded(value))],
  );
  const all = [...given, ...(query["scene"] === undefined ? [] : ofScene(query["scene"]))];
  return all.length === 0 ? "" : `#${all.join("&")}`;
}

/** What may be shared: the question, never the person. No amount, nothing under `person`. */
export function withoutPerson(written: string): string {
  return written
    .replace(/^#/, "")
    .split("&")
    .filter((part) => /^(area|visits\.0\.(care|tier|place))=/.test(part))
    .join("&");
}
