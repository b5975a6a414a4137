/**
 * The figures of a printed settlement as they are typed, and the request they make. Every figure may be left out; what is
 * typed is read strictly: an error is told, nothing is guessed.
 */
import type { Json } from "./door.ts";
import { AMOUNT_ERRORS, parseAmount } from "./parse-amount.ts";
import { type LineSide, PRINTED } from "./printed-lines.ts";
import type { TextKey, ToolKey } from "./texts.ts";

export const TOTAL_FIELD = "medfee_sumamt";
export const SCOPE_FIELD = "inscp_scp_amt";
export const FUND_FIELD = "hifp_pay";

export interface FigureProblem {
  readonly id: string;
  readonly message: TextKey | ToolKey;
  readonly typed: string;
}

export interface Figures {
  /** What can be read, as the door takes it. */
  readonly printed: { readonly [id: string]: string };
  readonly problems: readonly FigureProblem[];
}

type Read = { readonly value: string } | Omit<FigureProblem, "id">;

/** A share as the paper or the national interface writes it: 75%, 75 or 0.75. */
function readRate(typed: string): Read {
  const text = typed.replace(/\s/g, "").replace(/\uff05/, "%");
  if (/^(100|\d{1,2})(\.\d{1,4})?%?$/.test(text) && !/^[01](\.\d+)?$/.test(text))
    return { value: text.endsWith("%") ? text : `${text}%` };
  if (/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/.test(text)) return { value: text };
  return { message: "check.error.rate", typed };
}

function readFigure(side: LineSide, typed: string): Read {
  if (side === "rate") return readRate(typed);
  const parsed = parseAmount(typed);
  if (parsed.ok) return { value: parsed.amount };
  return { message: AMOUNT_ERRORS[parsed.code], typed };
}

/** Everything typed: an empty field is not printed; one that cannot be read is told, never guessed. */
export function readFigures(typed: ReadonlyMap<string, string>): Figures {
  const printed: Record<string, string> = {};
  const problems: FigureProblem[] = [];
  for (const { id, side } of PRINTED) {
    const text = (typed.get(id) ?? "").trim();
    if (text === "") continue;
    const read = readFigure(side, text);
    if ("value" in read) printed[id] = read.value;
    else problems.push({ id, ...read });
  }
  return { printed, problems };
}

/** What is still needed before anything can be compared: the size of the bill, and a figure that rules make. */
export function lackingFigures(
  printed: Figures["printed"],
  request: { readonly [key: string]: Json },
): FigureProblem[] {
  const said = firstVisit(request);
  const size = [TOTAL_FIELD, SCOPE_FIELD].some((id) => id in printed) || "total" in said || "in_scope" in said;
  if (!size) return [{ id: TOTAL_FIELD, message: "check.error.no_bill", typed: "" }];
  const made = PRINTED.some(({ id, side }) => side !== "bill" && id in printed);
  return made ? [] : [{ id: FUND_FIELD, message: "check.error.no_payment", typed: "" }];
}

type JsonObject = { readonly [key: string]: Json };
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function firstVisit({ visits }: JsonObject): JsonObject {
  const first: Json | undefined = Array.isArray(visits) ? visits[0] : undefined;
  return isObject(first) ? first : {};
}

/** The case with what is printed for it. The bill is the paper's, wherever the paper says it. */
export function reconcileRequest(request: JsonObject, printed: Figures["printed"]): JsonObject {
  const papers = PRINTED.flatMap(({ id, request: key }) => (key !== undefined && id in printed ? [key] : []));
  const visit = Object.fromEntries(Object.entries(firstVisit(request)).filter(([key]) => !papers.includes(key)));
  return { ...request, visits: [visit], reconcile: { printed } };
}
