/**
 * What the frame and the page around it say to each other. The frame speaks first, to nobody in particular and without
 * content; whoever greets it is told height and result, at that address only. Everything else is not heard.
 */
export const READY = "yibao-ready";
export const HELLO = "yibao-hello";
export const HEIGHT = "yibao-height";
export const RESULT = "yibao-result";

export const LEAST_HEIGHT = 120;
export const MOST_HEIGHT = 60_000;

const own = (value: object, key: string): unknown => Object.getOwnPropertyDescriptor(value, key)?.value;

/** The type of a message of ours; null for any other. */
export function typeOf(data: unknown): string | null {
  if (typeof data !== "object" || data === null) return null;
  const type = own(data, "type");
  return typeof type === "string" && [READY, HELLO, HEIGHT, RESULT].includes(type) ? type : null;
}

/** A height that can be one. */
export function heightOf(data: unknown): number | null {
  const height = typeof data === "object" && data !== null ? own(data, "height") : null;
  if (typeof height !== "number" || !Number.isFinite(height)) return null;
  return height >= LEAST_HEIGHT && height <= MOST_HEIGHT ? Math.ceil(height) : null;
}

const MONEY = /^-?\d{1,15}\.\d{2}$/;
const isMoney = (value: unknown): value is string => typeof value === "string" && MONEY.test(value);

function amount(value: unknown): string | { low: string; high: string } | null {
  if (isMoney(value)) return value;
  if (typeof value !== "object" || value === null) return null;
  const low = own(value, "low");
  const high = own(value, "high");
  return isMoney(low) && isMoney(high) ? { low, high } : null;
}

/** A result in its three known keys and nothing else. */
export function resultOf(data: unknown): object | null {
  const detail = typeof data === "object" && data !== null ? own(data, "detail") : null;
  if (typeof detail !== "object" || detail === null) return null;
  const status = own(detail, "status");
  if (typeof status !== "string" || !/^[a-z_]{1,32}$/.test(status)) return null;
  return { status, person_total: amount(own(detail, "person_total")), fund_total: amount(own(detail, "fund_total")) };
}
