/** The engine as a session uses it, and what a session needs of the place it runs in. Where both come from is the shell's affair. */
import type { DoorReplies, Json, Region, Words } from "./door.ts";

export type Request = { readonly [key: string]: Json };

export interface Reply<Op extends keyof DoorReplies> {
  readonly ok: DoorReplies[Op];
}

/** An engine that answers at once, on the caller's own thread. */
export interface Engine {
  loadRegion(region: string): Promise<unknown>;
  call<Op extends keyof DoorReplies>(op: Op, request: Request): Reply<Op>;
}

/** An engine that may work elsewhere. */
export interface DistantEngine {
  loadRegion(region: string): Promise<unknown>;
  call<Op extends keyof DoorReplies>(op: Op, request: Request): Reply<Op> | Promise<Reply<Op>>;
}

export interface World {
  /** The case as the fragment of an address. */
  read(): string;
  /** The case inside a fragment that only wraps one. */
  unfold?(fragment: string): Promise<string>;
  /** Keeps the case under the step on screen; `link` counts the links that were followed to other cases. */
  replace(at: string, address: string, link: number): void;
  /** The same as a new step, where going back is possible. */
  push(at: string, address: string, link: number): void;
  /** Tells when somebody goes back or forward; the reply stops that. */
  listen(moved: (state: unknown) => void): () => void;
  openEngine(): Promise<DistantEngine>;
  /** The engine broke while it answered; the next one is asked for when somebody tries again. */
  broke?(): void;
  loadRegions(): Promise<readonly Region[]>;
}

export interface Refusal {
  readonly path: string;
  readonly message: Words;
}

const isWords = (value: unknown): value is Words =>
  typeof value === "object" && value !== null && "zh" in value && "en" in value;

/** An error reply of the door, thrown by the engine's wrapper; null for anything else. */
export function refusalOf(error: unknown): Refusal | null {
  if (typeof error !== "object" || error === null || !("path" in error)) return null;
  const message = ["text", "message"].map((key): unknown => Reflect.get(error, key)).find(isWords);
  return message === undefined ? null : { path: String(error.path), message };
}

interface ErrorReply {
  readonly error: { readonly path: string; readonly message: { readonly en: string } };
}

/** The text of a reply as an answer; throws what refusalOf() knows when it is an error reply. */
export function readReply<Op extends keyof DoorReplies>(
  text: string,
  parse: (text: string) => unknown = JSON.parse,
): Reply<Op> {
  const reply = parse(text) as Reply<Op> | ErrorReply;
  if ("ok" in reply) return reply;
  const { path, message } = reply.error;
  throw Object.assign(new Error(message.en), { path, text: message });
}
