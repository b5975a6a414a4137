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
import {
  type Amount,
  type Description,
  type DoorReplies,
  type Estimate,
  hasNumbers,
  type Question,
  type Questions,
  type Region,
} from "./door.ts";
import { type DistantEngine, type Refusal, type Request, refusalOf, type World } from "./engine.ts";
import { AREA, DATE, DAYS, factOf, nextStep, questionFrom, RESULT } from "./flow.ts";
import { parseAmount } from "./parse-amount.ts";

const isOpen = ({ status }: Questions): boolean => hasNumbers(status);

export type Phase = "opening" | "failed" | "ready";

/** What a step puts on screen. */
interface Shown {
  readonly at: string;
  readonly asked: Questions | null;
  readonly question: Question | null;
  readonly estimate: Estimate | null;
  readonly refusal: Refusal | null;
}

const NOTHING: Shown = { at: AREA, asked: null, question: null, estimate: null, refusal: null };

export class Session implements Shown {
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

  #engine: DistantEngine | null = null;
  /** Which of the cases of this page, each opened by a link of its own, is on screen. */
  #link = 0;
  /** Counts what was asked for; a reply that comes after the next wish is for nobody. */
  #turn = 0;
  /** The same for what is typed, and for links. */
  #keys = 0;
  #reads = 0;
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
    } catch (error) {
      this.#fail(error);
      return;
    }
    await this.read();
  }

  /** Takes over a link: everything the fragment says, from nothing. */
  async read(moved = false): Promise<void> {
    try {
      await this.#read(moved);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #read(moved: boolean): Promise<void> {
    this.#reads += 1;
    const reading = this.#reads;
    const fragment = this.#world.read();
    const inner = (await this.#world.unfold?.(fragment)) ?? fragment;
    if (reading !== this.#reads) return;
    const address = readAddress(inner);
    this.case = address.case;
    this.unread = address.unread;
    if (!this.regions.some(({ region }) => region === this.case.region)) this.case = { ...this.case, region: null };
    await this.#describe();
    if (reading !== this.#reads) return;
    await this.#show(address.at);
    if (reading !== this.#reads) return;
    this.phase = "ready";
    // A shared link stays in the address until something is changed: it has more to say than the case.
    this.#world.replace(this.at, inner === fragment ? writeAddress(this.case, this.at) : fragment, this.#link);
    this.#changed(moved);
  }

  /** Browser back and forward within this page: another step of the same case; or a link to another one, and back. */
  async moved(state: unknown): Promise<void> {
    const known = typeof state === "object" && state !== null && "at" in state && "link" in state ? state : null;
    const elsewhere = known?.link !== this.#link;
    this.#link = known === null ? this.#link + 1 : Number(known.link);
    // Opening ends with reading the address, whatever it is by then.
    if (this.phase === "opening" && this.#engine === null) return;
    if (this.#engine === null) return this.open();
    if (known === null || elsewhere) return this.read(true);
    await this.#moveTo(String(known.at), "replace");
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
    await this.go(null);
  }

  chooseDate(date: string): Promise<void> {
    this.case = { ...this.case, date };
    return this.go(null);
  }

  answer(path: string, value: string): Promise<void> {
    this.case = withAnswer(this.case, path, value);
    return this.go(null);
  }

  /** Shows a step as a new entry of the browser's history; null: wherever the case has got to. */
  go(at: string | null): Promise<void> {
    return this.#moveTo(at, "push");
  }

  /** Keeps what is typed and tells what the person would pay with it, null while nobody can say; unless somebody has gone on meanwhile. */
  async type(path: string, text: string, tell: (preview: Amount | null) => void): Promise<void> {
    this.typed.set(path, text);
    this.#keys += 1;
    const key = this.#keys;
    const parsed = parseAmount(text);
    const preview = parsed.ok ? await this.#preview(path, parsed.amount) : null;
    if (key === this.#keys) tell(preview);
  }

  async #preview(path: string, value: string): Promise<Amount | null> {
    try {
      return (await this.#questions(withAnswer(this.case, path, value))).person_total ?? null;
    } catch (error) {
      if (refusalOf(error) === null) this.#fail(error);
      return null;
    }
  }

  async #moveTo(at: string | null, how: "push" | "replace"): Promise<void> {
    try {
      if (!(await this.#show(at))) return;
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#world[how](this.at, writeAddress(this.case, this.at), this.#link);
    this.#changed(true);
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
    const about = await this.#ask("describe", { region });
    // The person may have gone on to another area meanwhile.
    if (this.case.region === region) this.about = about;
  }

  /** An engine that breaks over a question is not asked again: opening once more takes a new one. */
  async #ask<Op extends keyof DoorReplies>(op: Op, request: Request): Promise<DoorReplies[Op]> {
    if (this.#engine === null) throw new Error("no engine");
    try {
      return (await this.#engine.call(op, request)).ok;
    } catch (error) {
      if (refusalOf(error) === null) {
        this.#engine = null;
        this.#world.broke?.();
      }
      throw error;
    }
  }

  #questions(it: Case): Promise<Questions> {
    return this.#ask("questions", requestOf(it, this.date));
  }

  #settled(it: Case): Promise<Estimate> {
    return this.#ask("estimate", requestOf(it, this.date));
  }

  /** Works out a step and shows it; false: somebody wished for another one meanwhile. */
  async #show(at: string | null): Promise<boolean> {
    this.#keys += 1;
    this.#turn += 1;
    const turn = this.#turn;
    const shown = await this.#stepAt(at);
    if (turn !== this.#turn) return false;
    Object.assign(this, shown);
    return true;
  }

  async #stepAt(at: string | null): Promise<Shown> {
    if (this.about === null || at === AREA) return NOTHING;
    if (at === DATE) return { ...NOTHING, at: DATE };
    try {
      const complete = at === RESULT ? await this.#settleAtOnce() : null;
      return complete ?? (await this.#asking(at));
    } catch (error) {
      return this.#refused(error, at);
    }
  }

  /** The engine refuses the case: its words are shown, unless the person is on the way to mend the answer at fault. */
  async #refused(error: unknown, at: string | null): Promise<Shown> {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    const shown: Shown = { ...NOTHING, at: RESULT, refusal };
    if (at === null || answerAt(this.case, at) === undefined) return shown;
    try {
      const without = withoutAnswer(this.case, at);
      const asked = await this.#questions(without);
      const question = await this.#find(at, asked);
      return question === null ? { ...shown, asked } : { ...NOTHING, at, asked, question };
    } catch (second) {
      // More than one answer is at fault: the words of the first stay on screen.
      if (refusalOf(second) === null) throw second;
      return shown;
    }
  }

  /** A link to an answer that is exact: nothing is left to ask, so nothing is asked first, which takes longer. */
  async #settleAtOnce(): Promise<Shown | null> {
    try {
      const estimate = await this.#settled(this.case);
      return estimate.status === "complete" ? { ...NOTHING, at: RESULT, estimate } : null;
    } catch (error) {
      if (refusalOf(error) === null) throw error;
      return null;
    }
  }

  /** A case without rules is known to have none before its amount is: then the questions' reply says it all. */
  #settle(asked: Questions): Promise<Estimate> | Estimate {
    return isOpen(asked) ? this.#settled(this.case) : { ...asked, visits: [] };
  }

  async #asking(at: string | null): Promise<Shown> {
    const asked = await this.#questions(this.case);
    if (at?.startsWith("/") === true) {
      const question = await this.#find(at, asked);
      if (question !== null) return { ...NOTHING, at, asked, question };
    }
    const next = isOpen(asked) ? nextStep(this.case, asked) : RESULT;
    if (next === RESULT) return { ...NOTHING, at: RESULT, asked, estimate: await this.#settle(asked) };
    return { ...NOTHING, at: next, asked, question: at === RESULT ? null : await this.#find(next, asked) };
  }

  /** The question at a path: as the engine asks it when nothing is said there, else from the description. */
  async #find(path: string, asked: Questions): Promise<Question | null> {
    const about = this.about;
    if (about === null) return null;
    const listed = asked.questions.find((question) => question.path === path);
    if (listed !== undefined) return listed;
    const without = withoutAnswer(this.case, path);
    const again = (await this.#questions(without)).questions.find((question) => question.path === path);
    return again ?? questionFrom(path, about) ?? this.#amountQuestion(without, path);
  }

  /** An amount taken as nothing, or missing, is asked about in the words the estimate has for it. */
  async #amountQuestion(without: Case, path: string): Promise<Question | null> {
    const { assumptions = [], missing = [] } = await this.#settled(without);
    const question = [...assumptions, ...missing].find((one) => one.path === path)?.question;
    if (question === undefined) return null;
    return { fact: factOf(path), path, type: factOf(path) === DAYS ? "count" : "money", required: false, question };
  }
}

/** Today in the person's own calendar. */
export function localToday(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
