/** The engine with every operation: a larger file than the first answer's, opened once and only when it is needed. */
import { type Json, type Priced, requestOf } from "@yibao/core";
import type { Page } from "../estimate/page.ts";
import { type Engine, openEngine } from "../scripts/engine.ts";

let opening: Promise<Engine> | null = null;

export function fullEngine(): Promise<Engine> {
  if (opening === null) {
    opening = openEngine("all");
    // A network that was down is asked again.
    opening.catch(() => {
      opening = null;
    });
  }
  return opening;
}

/** The request behind the answer on screen. */
export const requestBehind = ({ session }: Page): { readonly [key: string]: Json } =>
  requestOf(session.case, session.date);

async function engineFor(region: string): Promise<Engine> {
  const engine = await fullEngine();
  await engine.loadRegion(region);
  return engine;
}

export type Progress<Reply> = Reply | "working" | "failed";

/** What was worked out for an answer: once for each, however often the page is drawn. */
export class WorkedOut<Reply> {
  readonly #replies = new WeakMap<Priced, Progress<Reply>>();
  readonly #work: (engine: Engine, page: Page, answer: Priced) => Reply | Promise<Reply>;

  constructor(work: (engine: Engine, page: Page, answer: Priced) => Reply | Promise<Reply>) {
    this.#work = work;
  }

  of(page: Page, answer: Priced): Progress<Reply> {
    const known = this.#replies.get(answer);
    if (known !== undefined) return known;
    this.#replies.set(answer, "working");
    void this.#start(page, answer);
    return "working";
  }

  again(page: Page, answer: Priced): void {
    this.#replies.delete(answer);
    page.requestUpdate();
  }

  async #start(page: Page, answer: Priced): Promise<void> {
    try {
      const engine = await engineFor(answer.pack.region);
      // What is on screen so far is drawn before the engine takes its time.
      await new Promise((drawn) => setTimeout(drawn));
      // The person may have gone on meanwhile; then nobody waits for this.
      if (page.session.estimate !== answer) this.#replies.delete(answer);
      else this.#replies.set(answer, await this.#work(engine, page, answer));
    } catch (error) {
      this.#replies.set(answer, "failed");
      console.warn(error);
    }
    page.requestUpdate();
  }
}
