/**
 * The engine behind a time limit: every request goes to the worker; one that takes too long ends the worker, and the next
 * request starts another. Requests are texts, so that a person's file is read by the engine and by nothing else.
 */
import type { CheckReply, DoorReplies, Issue } from "@yibao/core";
import { siteRoot } from "../scripts/root.ts";
import { ownScript } from "../scripts/trusted.ts";
import type { Order, Reply } from "../worker/protocol.ts";

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

interface Waiting {
  readonly done: (outcome: { readonly text: string } | "slow" | "broken") => void;
  readonly timer: number;
}

export class PatientEngine {
  #worker: Worker | null = null;
  #id = 0;
  readonly #waiting = new Map<number, Waiting>();

  async ask<Op extends Operation>(op: Op, source: Source, rest: object = {}): Promise<Outcome<Replies[Op]>> {
    const region = "region" in source ? source.region : null;
    const answer = await this.#send(op, requestText(source, rest), region);
    if (typeof answer === "string") return { kind: answer };
    const reply = JSON.parse(answer.text) as
      | { readonly ok: Replies[Op] }
      | { readonly error: { readonly issues: readonly Issue[] } };
    if (!("ok" in reply)) return { kind: "refused", issues: reply.error.issues.map(placed) };
    const { ok } = reply;
    return { kind: "ok", ok: "issues" in ok ? { ...ok, issues: ok.issues.map(placed) } : ok };
  }

  #send(
    operation: Operation,
    request: string,
    region: string | null,
  ): Promise<{ readonly text: string } | "slow" | "broken"> {
    return new Promise((done) => {
      this.#id += 1;
      const id = this.#id;
      const timer = window.setTimeout(() => this.#giveUp("slow"), LIMIT);
      this.#waiting.set(id, { done, timer });
      const order: Order = { id, operation, request, region };
      this.#open().postMessage(order);
    });
  }

  #open(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(ownScript(new URL("worker/engine.js", siteRoot())));
    worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
      const waiting = this.#waiting.get(data.id);
      if (waiting === undefined) return;
      clearTimeout(waiting.timer);
      this.#waiting.delete(data.id);
      waiting.done("text" in data ? { text: data.text } : "broken");
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#giveUp("broken");
    });
    this.#worker = worker;
    return worker;
  }

  #giveUp(why: "slow" | "broken"): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { done, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      done(why);
    }
    this.#waiting.clear();
  }
}
