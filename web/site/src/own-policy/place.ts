/** The line of a file an issue stands on, cut to what fits a screen around its column. */
const BEFORE = 48;
const AFTER = 72;

export interface Place {
  readonly before: string;
  readonly at: string;
  readonly after: string;
}

/** The engine counts columns in bytes of UTF-8, from 1. */
function indexOf(line: string, column: number): number {
  let bytes = 1;
  let index = 0;
  for (const sign of line) {
    if (bytes >= column) break;
    const code = sign.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    index += sign.length;
  }
  return index;
}

/** What a person takes for one word at the place: a text in quotation marks, a number, or one sign. */
const WORD = /^(?:"(?:[^"\\]|\\.)*"|[\w.+-]+|.)/su;

function lineAt(text: string, number: number): string | null {
  let start = 0;
  for (let line = 1; line < number; line += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return null;
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
}

export function placeOf(text: string, line: number, column: number): Place | null {
  const whole = lineAt(text, line);
  if (whole === null) return null;
  const index = indexOf(whole, column);
  const window = whole.slice(index, index + AFTER);
  const at = WORD.exec(window)?.[0] ?? "";
  const start = Math.max(0, index - BEFORE);
  const more = index + AFTER < whole.length ? "…" : "";
  return {
    before: (start > 0 ? "…" : "") + whole.slice(start, index).trimStart(),
    at,
    after: window.slice(at.length) + more,
  };
}
