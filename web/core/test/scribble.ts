/** Texts and values that nobody meant: made from a seed, so that a fault can be found again. */
type Next = () => number;

/** mulberry32 */
export function random(seed: number): Next {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const below = (next: Next, count: number): number => Math.floor(next() * count);
const one = <Item>(next: Next, list: readonly Item[]): Item => list[below(next, list.length)] as Item;

const ALPHABET = [..."abcXYZ019._-=&#%/+\"'{}[]:,\\<>\u0000\u4e07\ud800 \n"];
const word = (next: Next, most: number): string =>
  Array.from({ length: below(next, most) }, () => one(next, ALPHABET)).join("");

/** A good text cut off, with letters changed, doubled or put in; or no good text at all. */
export function scribble(next: Next, good: readonly string[]): string {
  let text = next() < 0.15 ? word(next, 80) : one(next, good);
  for (let times = below(next, 4); times > 0; times -= 1) {
    const at = below(next, text.length + 1);
    const kind = below(next, 4);
    if (kind === 0) text = text.slice(0, at);
    else if (kind === 1) text = text.slice(0, at) + word(next, 6) + text.slice(at + 1);
    else if (kind === 2) text = text.slice(0, at) + text.slice(at) + text.slice(at);
    else text = text.slice(0, at) + text.slice(at + below(next, 8));
  }
  return text;
}

const KEYS = [
  "version",
  "region",
  "answers",
  "date",
  "person",
  "visits",
  "0",
  "total",
  "scheme",
  "options",
  "readings",
  "__proto__",
  "constructor",
  "year_to_date",
];

/** Any value JSON can hold, with the keys that are looked for. */
export function hostile(next: Next, depth: number): unknown {
  const kind = below(next, depth > 4 ? 6 : 9);
  if (kind === 0) return null;
  if (kind === 1) return next() < 0.5;
  if (kind === 2) return one(next, [0, -1, 1, 1e308, 0.1, 421300]);
  if (kind === 3) return word(next, 12);
  if (kind === 4) return one(next, ["421300", "2024-06-01", "employee", "/person/scheme", "", "x".repeat(5000)]);
  if (kind === 5) return [];
  if (kind === 6) return Array.from({ length: below(next, 4) }, () => hostile(next, depth + 1));
  const pairs = Array.from({ length: below(next, 6) }, () => [one(next, KEYS), hostile(next, depth + 1)]);
  // As JSON.parse makes it: "__proto__" is a key like any other.
  return JSON.parse(`{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`);
}
