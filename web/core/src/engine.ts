/** The engine as a session uses it, and what a session needs of the place it runs in. Where both come from is the shell's affair. */
import type { DoorReplies, Json, Region, Words } from "./door.ts";

export type Request = { readonly [key: string]: Json };

export interface Engine {
  loadRegion(region: string): Promise<unknown>;
  call<Op extends keyof DoorReplies>(op: Op, request: Request): { readonly ok: DoorReplies[Op] };
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
  openEngine(): Promise<Engine>;
  loadRegions(): Promise<readonly Region[]>;
  /** Lets the screen answer a touch between two long pieces of work, where the place has but one thread for both. */
  pause?(): Promise<void>;
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
