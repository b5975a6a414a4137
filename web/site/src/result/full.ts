/** The engine with every operation: a larger file than the first answer's, opened once and only when it is needed. */
import { type Json, type Priced, refusalOf, requestOf } from "@yibao/core";
import type { Page } from "../estimate/page.ts";
import { type DistantEngine, openDistantEngine } from "../scripts/engine.ts";

let opening: Promise<DistantEngine> | null = null;

export function fullEngine(): Promise<DistantEngine> {
  if (opening === null) {
    opening = openDistantEngine("all");
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

async function engineFor(region: string): Promise<DistantEngine> {
  const engine = await fullEngine();
  await engine.loadRegion(region);
  return engine;
}

export type Progress<Reply> = Reply | "working" | "failed";

/** What was worked out for an answer: once for each, however often the page is drawn. */
export class WorkedOut<Reply> {
  readonly #replies = new WeakMap<Priced, Progress<Reply>>();
  readonly #work: (engine: DistantEngine, page: Page, answer: Priced) => Reply | Promise<Reply>;

  constructor(work: (engine: DistantEngine, page: Page, answer: Priced) => Reply | Promise<Reply>) {
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
      // The person may have gone on meanwhile; then nobody waits for this.
      if (page.session.estimate !== answer) this.#replies.delete(answer);
      else this.#replies.set(answer, await this.#work(engine, page, answer));
    } catch (error) {
      // One that broke is not asked again.
      if (refusalOf(error) === null) opening = null;
      this.#replies.set(answer, "failed");
      console.warn(error);
    }
    page.requestUpdate();
  }
}
