/**
 * Amounts as words, for screen readers and for the echo under the amount field:
 * 675.00 is "six hundred seventy-five yuan" in English and its counterpart in Chinese. The word lists live in the texts.
 */
import type { Say } from "./texts.ts";

interface Parts {
  readonly yuan: string;
  readonly jiao: number;
  readonly fen: number;
}

function parts(amount: string): Parts {
  const [yuan = "0", decimals = ""] = amount.split(".");
  const cents = decimals.padEnd(2, "0");
  return { yuan: yuan.replace(/^0+(?=\d)/, ""), jiao: Number(cents[0]), fen: Number(cents[1]) };
}

/** Groups of `size` digits from the right, most significant first. */
function chunks(digits: string, size: number): string[] {
  const out: string[] = [];
  for (let end = digits.length; end > 0; end -= size) out.unshift(digits.slice(Math.max(0, end - size), end));
  return out;
}

function chineseChunk(chunk: string, digits: string, units: string): string {
  let out = "";
  let zeroPending = false;
  [...chunk].forEach((character, index) => {
    const digit = Number(character);
    if (digit === 0) {
      zeroPending = out !== "";
      return;
    }
    const unit = units[chunk.length - 1 - index - 1] ?? "";
    out += (zeroPending ? digits.charAt(0) : "") + digits.charAt(digit) + unit;
    zeroPending = false;
  });
  return out;
}

function chinese(amount: string, say: Say): string {
  const digits = say("words.digits");
  const units = say("words.units");
  const groups = say("words.groups");
  const { yuan, jiao, fen } = parts(amount);
  const list = chunks(yuan, 4);
  let out = "";
  list.forEach((chunk, index) => {
    const spoken = chineseChunk(chunk, digits, units);
    if (spoken === "") return;
    const gap = out !== "" && chunk.startsWith("0");
    out += (gap ? digits.charAt(0) : "") + spoken + (groups[list.length - 2 - index] ?? "");
  });
  // 10 to 19 are said without the leading "one".
  if (/^\d{2}$/.test(yuan) && yuan.startsWith("1")) out = out.slice(1);
  if (out === "" && jiao === 0 && fen === 0) return digits.charAt(0) + say("words.yuan");
  let text = out === "" ? "" : out + say("words.yuan");
  if (jiao > 0)
    text += (text !== "" && yuan.endsWith("0") ? digits.charAt(0) : "") + digits.charAt(jiao) + say("words.jiao");
  if (fen > 0) text += (text !== "" && jiao === 0 ? digits.charAt(0) : "") + digits.charAt(fen) + say("words.fen");
  return text;
}

function englishBelowThousand(value: number, ones: readonly string[], tens: readonly string[], say: Say): string {
  const below = (rest: number): string => {
    if (rest < 20) return ones[rest] ?? "";
    const unit = rest % 10 === 0 ? "" : `-${ones[rest % 10]}`;
    return `${tens[Math.floor(rest / 10)]}${unit}`;
  };
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  return [hundreds > 0 ? `${ones[hundreds]} ${say("words.hundred")}` : "", rest > 0 ? below(rest) : ""]
    .filter((word) => word !== "")
    .join(" ");
}

function english(amount: string, say: Say): string {
  const ones = say("words.digits").split(" ");
  const tens = say("words.units").split(" ");
  const groups = say("words.groups").split(" ");
  const { yuan, jiao, fen } = parts(amount);
  const list = chunks(yuan, 3);
  const spoken = list
    .map((chunk, index) => {
      const value = Number(chunk);
      const unit = groups[list.length - 2 - index];
      return value === 0 ? "" : englishBelowThousand(value, ones, tens, say) + (unit === undefined ? "" : ` ${unit}`);
    })
    .filter((word) => word !== "")
    .join(" ");
  const cents = jiao * 10 + fen;
  const whole = spoken === "" && cents === 0 ? `${ones[0]} ${say("words.yuan")}` : "";
  if (whole !== "") return whole;
  const money = cents > 0 ? `${englishBelowThousand(cents, ones, tens, say)} ${say("words.fen")}` : "";
  const main = spoken === "" ? "" : `${spoken} ${say("words.yuan")}`;
  return main !== "" && money !== "" ? say("words.and", { a: main, b: money }) : main + money;
}

/** The amount as one would say it. Negative amounts are said without their sign; the sentence says less or more. */
export function amountInWords(amount: string, say: Say): string {
  const plain = amount.replace(/^-/, "");
  return say.lang === "zh" ? chinese(plain, say) : english(plain, say);
}
