/**
 * The estimate in progress: the case, the step on screen and the engine's replies for both. It lives in memory and in
 * its world (on a page: the address's fragment). Going back shows an earlier step; no answer is ever dropped by it.
 */
import {
  answerAt,
  type Case,
  EMPTY_CASE,
  readAddress,
  requestOf,
  withAnswer,
  withoutAnswer,
  writeAddress,
} from "./case.ts";
import { defaultDate } from "./dates.ts";
import { type Description, type Estimate, hasNumbers, type Question, type Questions, type Region } from "./door.ts";
import { type Engine, type Refusal, refusalOf, type World } from "./engine.ts";
import { AREA, DATE, DAYS, factOf, nextStep, questionFrom, RESULT } from "./flow.ts";

const isOpen = ({ status }: Questions): boolean => hasNumbers(status);

export type Phase = "opening" | "failed" | "ready";

export class Session {
  phase: Phase = "opening";
  regions: readonly Region[] = [];
  about: Description | null = null;
  case: Case = EMPTY_CASE;
  at: string = AREA;
  unread: readonly string[] = [];
  asked: Questions | null = null;
  question: Question | null = null;
  estimate: Estimate | null = null;
  refusal: Refusal | null = null;
  /** Why the engine or its area did not open, for whoever keeps a log. */
  failure: unknown = null;
  /** What was typed into each amount field, kept as it was typed. */
  readonly typed = new Map<string, string>();
  readonly today: string;

  #engine: Engine | null = null;
  /** Which of the cases of this page, each opened by a link of its own, is on screen. */
  #link = 0;
  readonly #changed: (moved: boolean) => void;
  readonly #world: World;

  constructor(today: string, changed: (moved: boolean) => void, world: World) {
    this.today = today;
    this.#changed = changed;
    this.#world = world;
  }

  /** The day the case is settled on. */
  get date(): string {
    const known = this.about?.known;
    return this.case.date ?? (known === undefined ? this.today : defaultDate(this.today, known));
  }

  async open(): Promise<void> {
    this.phase = "opening";
    this.#changed(false);
    try {
      const [regions, engine] = await Promise.all([
        this.#world.loadRegions(),
        this.#engine ?? this.#world.openEngine(),
      ]);
      this.regions = regions;
      this.#engine = engine;
      await this.read();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Takes over a link: everything the fragment says, from nothing. */
  async read(moved = false): Promise<void> {
    const fragment = this.#world.read();
    const inner = (await this.#world.unfold?.(fragment)) ?? fragment;
    const address = readAddress(inner);
    this.case = address.case;
    this.unread = address.unread;
    if (!this.regions.some(({ region }) => region === this.case.region)) this.case = { ...this.case, region: null };
    await this.#describe();
    await this.#world.pause?.();
    this.#show(address.at);
    await this.#world.pause?.();
    this.phase = "ready";
    // A shared link stays in the address until something is changed: it has more to say than the case.
    this.#world.replace(this.at, inner === fragment ? writeAddress(this.case, this.at) : fragment, this.#link);
    this.#changed(moved);
  }

  /** Browser back and forward within this page: another step of the same case; or a link to another one, and back. */
  async moved(state: unknown): Promise<void> {
    if (typeof state !== "object" || state === null || !("at" in state && "link" in state)) {
      this.#link += 1;
      return this.read(true);
    }
    if (state.link !== this.#link) {
      this.#link = Number(state.link);
      return this.read(true);
    }
    this.#show(String(state.at));
    this.#world.replace(this.at, writeAddress(this.case, this.at), this.#link);
    this.#changed(true);
  }

  async chooseRegion(region: string): Promise<void> {
    this.case = { ...this.case, region };
    // Kept in the address before the pack is loaded, so that a retry knows it.
    this.#world.replace(this.at, writeAddress(this.case, null), this.#link);
    try {
      await this.#describe();
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.go(null);
  }

  chooseDate(date: string): void {
    this.case = { ...this.case, date };
    this.go(null);
  }

  answer(path: string, value: string): void {
    this.case = withAnswer(this.case, path, value);
    this.go(null);
  }

  /** Shows a step as a new entry of the browser's history; null: wherever the case has got to. */
  go(at: string | null): void {
    this.#show(at);
    this.#world.push(this.at, writeAddress(this.case, this.at), this.#link);
    this.#changed(true);
  }

  /** What the person would pay with this answer, for the strip; null while the engine cannot say. */
  preview(path: string, value: string): Questions["person_total"] | null {
    try {
      return this.#questions(withAnswer(this.case, path, value)).person_total ?? null;
    } catch (error) {
      if (refusalOf(error) === null) throw error;
      return null;
    }
  }

  /** The engine broke while it answered: opening once more takes a new one. */
  broke(error: unknown): void {
    this.#engine = null;
    this.#fail(error);
  }

  #fail(error: unknown): void {
    this.phase = "failed";
    this.failure = error;
    this.#changed(false);
  }

  async #describe(): Promise<void> {
    const { region } = this.case;
    if (region === null || this.#engine === null) {
      this.about = null;
      return;
    }
    await this.#engine.loadRegion(region);
    await this.#world.pause?.();
    this.about = this.#engine.call("describe", { region }).ok;
  }

  #questions(it: Case): Questions {
    if (this.#engine === null) throw new Error("no engine");
    return this.#engine.call("questions", requestOf(it, this.date)).ok;
  }

  #show(at: string | null): void {
    this.asked = null;
    this.question = null;
    this.estimate = null;
    this.refusal = null;
    this.at = AREA;
    if (this.about === null || at === AREA) return;
    if (at === DATE) {
      this.at = DATE;
      return;
    }
    try {
      if (at === RESULT && this.#settleAtOnce()) return;
      this.asked = this.#questions(this.case);
      this.at = this.#step(at, this.asked);
      if (this.at === RESULT) this.estimate = this.#settle(this.asked);
    } catch (error) {
      this.#refused(error, at);
    }
  }

  /** The engine refuses the case: its words are shown, unless the person is on the way to mend the answer at fault. */
  #refused(error: unknown, at: string | null): void {
    this.refusal = refusalOf(error);
    if (this.refusal === null) throw error;
    this.at = RESULT;
    if (at === null || answerAt(this.case, at) === undefined) return;
    try {
      const without = withoutAnswer(this.case, at);
      this.asked = this.#questions(without);
      this.question = this.#find(at, this.asked);
    } catch (second) {
      // More than one answer is at fault: the words of the first stay on screen.
      if (refusalOf(second) === null) throw second;
    }
    if (this.question === null) return;
    this.at = at;
    this.refusal = null;
  }

  /** A link to an answer that is exact: nothing is left to ask, so nothing is asked first, which takes longer. */
  #settleAtOnce(): boolean {
    try {
      const reply = this.#engine?.call("estimate", requestOf(this.case, this.date)).ok;
      if (reply?.status !== "complete") return false;
      this.at = RESULT;
      this.estimate = reply;
      return true;
    } catch (error) {
      if (refusalOf(error) === null) throw error;
      return false;
    }
  }

  /** A case without rules is known to have none before its amount is: then the questions' reply says it all. */
  #settle(asked: Questions): Estimate | null {
    if (!isOpen(asked)) return { ...asked, visits: [] };
    return this.#engine?.call("estimate", requestOf(this.case, this.date)).ok ?? null;
  }

  #step(at: string | null, asked: Questions): string {
    const next = !isOpen(asked) ? RESULT : nextStep(this.case, asked);
    if (at === RESULT) return next;
    if (at?.startsWith("/") === true) {
      this.question = this.#find(at, asked);
      if (this.question !== null) return at;
    }
    if (next !== RESULT) this.question = this.#find(next, asked);
    return next;
  }

  /** The question at a path: as the engine asks it when nothing is said there, else from the description. */
  #find(path: string, asked: Questions): Question | null {
    const about = this.about;
    if (about === null) return null;
    const listed = asked.questions.find((question) => question.path === path);
    if (listed !== undefined) return listed;
    const without = withoutAnswer(this.case, path);
    const again = this.#questions(without).questions.find((question) => question.path === path);
    return again ?? questionFrom(path, about) ?? this.#amountQuestion(without, path);
  }

  /** An amount taken as nothing, or missing, is asked about in the words the estimate has for it. */
  #amountQuestion(without: Case, path: string): Question | null {
    const reply = this.#engine?.call("estimate", requestOf(without, this.date)).ok;
    const stated = [...(reply?.assumptions ?? []), ...(reply?.missing ?? [])];
    const question = stated.find((one) => one.path === path)?.question;
    if (question === undefined) return null;
    return { fact: factOf(path), path, type: factOf(path) === DAYS ? "count" : "money", required: false, question };
  }
}

/** Today in the person's own calendar. */
export function localToday(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
