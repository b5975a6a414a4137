/**
 * Sharing an answer: a link whose fragment is the engine's receipt, and what such a link says when it is opened again:
 * under which rules it was made, what differs today, and which parts of it nobody knows any more.
 */
import { moneyText } from "./assumptions.ts";
import { type Case, EMPTY_CASE, isAnswerPath, UNKNOWN, withAnswer } from "./case.ts";
import { isDate, writtenDate } from "./dates.ts";
import type { Amount, Json, LineDifference, Replay } from "./door.ts";
import { lineName } from "./lines.ts";
import type { ResultSay } from "./texts.ts";

const KEY = "receipt=";
/** What the engine writes, and its most. */
const RECEIPT = /^Y1\.[A-Za-z0-9_-]{1,32768}$/;

export const receiptFragment = (receipt: string): string => `#${KEY}${receipt}`;

/** Whether a fragment means to be a receipt, whole or not. */
export const holdsReceipt = (fragment: string): boolean => fragment.startsWith(`#${KEY}`);

/** The receipt in a fragment; null for anything else. Messengers add signs of their own behind a link. */
export function receiptIn(fragment: string): string | null {
  if (!holdsReceipt(fragment)) return null;
  const text = fragment.slice(KEY.length + 1).replace(/[^A-Za-z0-9._-].*$/s, "");
  return RECEIPT.test(text) ? text : null;
}

export interface Unpacked {
  readonly case: Case;
  /** Where the request says what the pages cannot ask or hold. */
  readonly lost: readonly string[];
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const MOST_LEAVES = 400;

/** Every plain value of a request with its pointer. Receipts come from strangers: size and depth are bounded. */
function leaves(value: unknown, path: string, found: { path: string; value: unknown }[]): void {
  if (found.length >= MOST_LEAVES || path.length > 200) return;
  if (isObject(value)) for (const [key, inner] of Object.entries(value)) leaves(inner, `${path}/${key}`, found);
  else if (Array.isArray(value)) for (const [index, inner] of value.entries()) leaves(inner, `${path}/${index}`, found);
  else found.push({ path, value });
}

const FLAGS: { readonly [flag: string]: string } = { true: "yes", false: "no" };

function answerOf(value: unknown): string | null {
  if (value === null) return UNKNOWN;
  if (typeof value === "boolean") return FLAGS[String(value)] ?? null;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  // Half of a character cannot be written into an address.
  return typeof value === "string" && value.length <= 100 && !/[\ud800-\udfff]/u.test(value) ? value : null;
}

/** The case of a request, as far as an address can hold it; what it cannot is named. `dropped`: what nobody knows any more. */
export function caseOf(request: Replay["request"] | Json, dropped: readonly string[] = []): Unpacked {
  const found: { path: string; value: unknown }[] = [];
  leaves(request, "", found);
  let it = EMPTY_CASE;
  const lost: string[] = [];
  for (const { path, value } of found) {
    const answer = answerOf(value);
    if (dropped.some((place) => path === place || path.startsWith(`${place}/`))) continue;
    if (path === "/region" && typeof value === "string" && /^\d{6}$/.test(value)) it = { ...it, region: value };
    else if (path === "/date" && typeof value === "string" && isDate(value)) it = { ...it, date: value };
    else if (answer !== null && isAnswerPath(path)) it = withAnswer(it, path, answer);
    else lost.push(path);
  }
  return { case: it, lost };
}

export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly today: string;
}

export interface Told {
  readonly title: string;
  readonly sentences: readonly string[];
  /** By which rules, then and now: for whoever wants to check. */
  readonly versions: readonly string[];
  readonly differences: readonly Difference[];
  /** Parts that were left out, by their place. */
  readonly dropped: readonly string[];
}

const amountOr = (amount: Amount | undefined, say: ResultSay): string =>
  amount === undefined ? say("replay.no_number") : moneyText(amount, say);

const differenceOf = ({ line, then, today }: LineDifference, say: ResultSay): Difference => ({
  label: lineName(line, say),
  before: amountOr(then, say),
  today: amountOr(today, say),
});

/** Today's rules do not know this case: the status says why. */
const WITHOUT: readonly Replay["today"]["status"][] = [
  "not_encoded",
  "not_in_force",
  "unknown_region",
  "error",
  "other_pack",
];

function outcome(reply: Replay, say: ResultSay): string {
  if (WITHOUT.includes(reply.today.status)) return say("replay.not_today");
  if (reply.same) return say(reply.same_pack ? "replay.same_rules" : "replay.same_figures");
  return say(reply.same_pack ? "replay.other_engine" : "replay.other_rules");
}

/** What is said above an answer that was opened from a receipt. */
export function toldOf(reply: Replay, lost: readonly string[], say: ResultSay): Told {
  const { date, sha256, engine } = reply.receipt;
  const then = reply.then.lines["person.total"];
  const values = { date: writtenDate(date, say), pack: sha256.slice(0, 8), engine };
  const now = reply.today.pack;
  return {
    title: say("replay.title"),
    sentences: [
      ...(then === undefined ? [] : [say("replay.then", { amount: moneyText(then, say) })]),
      outcome(reply, say),
    ],
    versions: [
      say("replay.made", values),
      ...(now === undefined
        ? []
        : [
            say("replay.now", {
              version: `${now.region}-${now.version}`,
              pack: now.sha256.slice(0, 8),
              engine: reply.engine,
            }),
          ]),
    ],
    differences: reply.differences.map((one) => differenceOf(one, say)),
    dropped: [...new Set([...reply.dropped, ...lost])],
  };
}
