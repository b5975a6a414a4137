/**
 * The engine behind a time limit: every request goes to the worker; one that takes too long ends the worker, and the next
 * request starts another. Requests are texts, so that a person's file is read by the engine and by nothing else.
 */
import type { CheckReply, DoorReplies, Issue } from "@yibao/core";
import { EngineWorker } from "../worker/client.ts";

type Ok<Whole> = Extract<Whole, { ok: unknown }>["ok"];
interface Replies extends DoorReplies {
  readonly check: Ok<CheckReply>;
}
export type Operation = keyof Replies;

export type Outcome<Good> =
  | { readonly kind: "ok"; readonly ok: Good }
  /** The engine's own words about what is wrong. */
  | { readonly kind: "refused"; readonly issues: readonly Issue[] }
  | { readonly kind: "slow" }
  | { readonly kind: "broken" };

/** A pack: the text of a file, or an area that the site holds. */
export type Source = { readonly text: string } | { readonly region: string };

const LIMIT = 10_000;

/** The pack begins on the second line, so that places in it are places in the file, one line further down. */
export function requestText(source: Source, rest: object): string {
  if ("region" in source) return JSON.stringify({ ...rest, region: source.region });
  const more = JSON.stringify(rest).slice(1, -1);
  return `{"pack":\n${source.text}\n${more === "" ? "" : `,${more}`}}`;
}

const EMPTY_PATH = /^\/pack(?=\/|$)/;
/** As the file has it: without the wrapping of the request. */
const placed = (issue: Issue): Issue => ({
  ...issue,
  path: issue.path.replace(EMPTY_PATH, ""),
  ...(issue.line === undefined ? {} : { line: issue.line - 1 }),
});

/** It was ended for taking too long. */
class Slow extends Error {}

export class PatientEngine {
  #worker: EngineWorker | null = null;

  async ask<Op extends Operation>(op: Op, source: Source, rest: object = {}): Promise<Outcome<Replies[Op]>> {
    try {
      const reply = JSON.parse(await this.#inTime(op, source, requestText(source, rest))) as
        | { readonly ok: Replies[Op] }
        | { readonly error: { readonly issues: readonly Issue[] } };
      if (!("ok" in reply)) return { kind: "refused", issues: reply.error.issues.map(placed) };
      const { ok } = reply;
      return { kind: "ok", ok: "issues" in ok ? { ...ok, issues: ok.issues.map(placed) } : ok };
    } catch (error) {
      return { kind: error instanceof Slow ? "slow" : "broken" };
    }
  }

  async #inTime(op: Operation, source: Source, request: string): Promise<string> {
    this.#worker ??= new EngineWorker("engine.wasm");
    const worker = this.#worker;
    const timer = setTimeout(() => this.#end(worker, new Slow()), LIMIT);
    try {
      if ("region" in source) await worker.loadRegion(source.region);
      return await worker.call(op, request);
    } catch (error) {
      // What broke once is not asked again.
      this.#end(worker, error instanceof Error ? error : new Error(String(error)));
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  #end(worker: EngineWorker, error: Error): void {
    worker.end(error);
    if (this.#worker === worker) this.#worker = null;
  }
}
