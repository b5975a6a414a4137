/**
 * The case of a tool's page, answered as fields of one form: held in memory and in the address's fragment, asked about
 * by the full engine. What was typed is kept as it was typed. A tool's own choices travel in the fragment beside the case.
 */
import {
  answerAt,
  type Case,
  EMPTY_CASE,
  keyAndValue,
  readAddress,
  requestOf,
  withAnswer,
  withoutAnswer,
  writeAddress,
} from "../case.ts";
import { defaultDate } from "../dates.ts";
import type { Description, DoorReplies, Question, Region } from "../door.ts";
import type { Engine, Refusal, Request, World } from "../engine.ts";
import { parseAmount } from "../parse-amount.ts";
import type { Phase } from "../session.ts";
import { inVisit, visitOf, withVisits } from "../visits.ts";
import { type Asked, Asking, NOTHING_ASKED, refusalsOf } from "./asking.ts";

/** What a tool needs of the place it runs in. */
export interface ToolWorld extends Pick<World, "read" | "replace" | "listen" | "loadRegions"> {
  /** With every operation, and answering at once. */
  openEngine(): Promise<Engine>;
  /** Does something after so many milliseconds; the reply takes it back. */
  later(work: () => void, pause: number): () => void;
}

/** How a tool differs from the others, as far as its case goes. */
export interface Manner {
  /** How many visits the page can hold. */
  readonly visits: number;
  /** Keys of the fragment that are the tool's own choices; they match from their beginning. */
  readonly own: RegExp;
}

/** Milliseconds between the last key and the work. */
const PAUSE = 250;

export class ToolSession {
  phase: Phase = "opening";
  regions: readonly Region[] = [];
  about: Description | null = null;
  case: Case = EMPTY_CASE;
  unread: readonly string[] = [];
  /** Why the engine or an area did not open, for whoever keeps a log. */
  failure: unknown = null;
  /** For each visit. */
  asked: readonly Asked[] = [];
  /** What the engine did not take of the case, in its words. */
  refusals: readonly Refusal[] = [];
  /** What was typed into each amount field, by its path. */
  readonly typed = new Map<string, string>();
  /** Fields that were left: what cannot be read in them is said from then on. */
  readonly left = new Set<string>();
  /** The tool's own part of the fragment. */
  own: ReadonlyMap<string, string> = new Map();
  readonly today: string;

  #engine: Engine | null = null;
  #forget: () => void = () => undefined;
  readonly #asking = new Asking((op, request) => this.call(op, request));
  readonly #others = new Map<string, Description>();
  readonly #manner: Manner;
  readonly #world: ToolWorld;
  readonly #settle: () => void;
  readonly #changed: () => void;

  /** `settle` does the tool's own work on the case; `changed` draws. */
  constructor(today: string, manner: Manner, settle: () => void, changed: () => void, world: ToolWorld) {
    this.today = today;
    this.#manner = manner;
    this.#settle = settle;
    this.#changed = changed;
    this.#world = world;
  }

  /** The day the case is settled on. */
  get date(): string {
    const known = this.about?.known;
    return this.case.date ?? (known === undefined ? this.today : defaultDate(this.today, known));
  }

  get request(): Request {
    return requestOf(this.case, this.date);
  }

  listen(): () => void {
    return this.#world.listen(() => void this.open());
  }

  async open(): Promise<void> {
    if (this.phase === "failed") {
      this.phase = "opening";
      this.#changed();
    }
    try {
      const [regions, engine] = await Promise.all([
        this.regions.length > 0 ? this.regions : this.#world.loadRegions(),
        this.#engine ?? this.#world.openEngine(),
      ]);
      this.regions = regions;
      this.#engine = engine;
      this.#read();
      await this.#describe();
      this.phase = "ready";
      this.work();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Takes over a link: everything the fragment says, from nothing. */
  #read(): void {
    const address = readAddress(this.#world.read(), this.#manner.visits);
    const mine = (part: string): boolean => this.#manner.own.test(part);
    const known = this.regions.some(({ region }) => region === address.case.region);
    this.case = known ? address.case : { ...address.case, region: null };
    this.own = new Map(address.unread.filter(mine).map(keyAndValue));
    this.unread = address.unread.filter((part) => !mine(part));
    this.typed.clear();
    this.left.clear();
  }

  /** The engine broke while it answered: opening once more takes a new one. */
  broke(error: unknown): void {
    this.#engine = null;
    this.#failed(error);
  }

  #failed(error: unknown): void {
    this.phase = "failed";
    this.failure = error;
    this.#changed();
  }

  async #describe(): Promise<void> {
    const { region } = this.case;
    this.about = null;
    if (region === null || this.#engine === null) return;
    await this.#engine.loadRegion(region);
    if (region === this.case.region) this.about = this.#engine.call("describe", { region }).ok;
  }

  async chooseRegion(region: string): Promise<void> {
    this.case = { ...this.case, region };
    // Kept in the address before the pack is loaded, so that a retry knows it.
    this.#write();
    try {
      await this.#describe();
      this.work();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Packs of other areas, for requests that name them. */
  async loadRegion(region: string): Promise<void> {
    await this.#engine?.loadRegion(region);
    this.#others.set(region, this.call("describe", { region }));
  }

  /** What the rules of a loaded area say. */
  describe(region: string): Description | null {
    return region === this.case.region ? this.about : (this.#others.get(region) ?? null);
  }

  /** Another case in place of this one. */
  replace(it: Case): void {
    this.case = it;
    this.work();
  }

  /** Another case with other visits: what was typed for the old ones goes. */
  restart(it: Case): void {
    this.typed.clear();
    this.left.clear();
    this.replace(it);
  }

  /** The visits in another order, those not named left out; what was typed goes with them. */
  arrange(order: readonly number[]): void {
    const moved = (path: string): string | null => {
      const from = visitOf(path);
      if (from === null) return path;
      const to = order.indexOf(from);
      return to < 0 ? null : inVisit(path, to);
    };
    const typed = [...this.typed].map(([path, text]) => [moved(path), text] as const);
    const left = [...this.left].map(moved);
    this.typed.clear();
    this.left.clear();
    for (const [path, text] of typed) if (path !== null) this.typed.set(path, text);
    for (const path of left) if (path !== null) this.left.add(path);
    this.replace(withVisits(this.case, order));
  }

  /** An empty value: "I do not know". */
  answer(path: string, value: string): void {
    this.replace(withAnswer(this.case, path, value));
  }

  chooseDate(date: string): void {
    this.replace({ ...this.case, date });
  }

  /** One of the tool's own choices. */
  choose(key: string, value: string): void {
    this.setOwn(key, value);
    this.work();
  }

  /** The same, when other work follows anyway. */
  setOwn(key: string, value: string): void {
    const own = new Map(this.own);
    if (value === "") own.delete(key);
    else own.set(key, value);
    this.own = own;
  }

  /** Typing into an amount field: what can be read counts, what cannot counts as not said. */
  type({ path, type }: Question, text: string): void {
    this.typed.set(path, text);
    const parsed = parseAmount(text);
    // A count is a number without decimals.
    const amount = !parsed.ok ? "" : type === "count" ? parsed.amount.replace(/\.00$/, "") : parsed.amount;
    this.case = parsed.ok ? withAnswer(this.case, path, amount) : withoutAnswer(this.case, path);
    this.workSoon();
  }

  /** After the last of several keys; what was typed is echoed meanwhile. */
  workSoon(): void {
    this.#forget();
    this.#forget = this.#world.later(() => this.work(), PAUSE);
    this.#changed();
  }

  /** A field was left: what cannot be read in it is said from now on. */
  leave(path: string): void {
    this.left.add(path);
    this.work();
  }

  /** A bill is not given: there is nothing to work out yet. */
  get lacksBill(): boolean {
    return this.asked.some(({ amounts }) =>
      amounts.some(
        ({ required, path }) => required && path.endsWith("/total") && answerAt(this.case, path) === undefined,
      ),
    );
  }

  /** What would be asked of another case on this day. */
  questionsOf(it: Case): readonly Question[] {
    return this.call("questions", requestOf(it, this.date)).questions;
  }

  /** Something the engine wants to know is still open: a choice, or the bill. */
  get unanswered(): boolean {
    const open = ({ path }: Question): boolean => answerAt(this.case, path) === undefined;
    return (
      this.about === null ||
      this.asked.some(({ fields, amounts }) => fields.some(open) || amounts.some((one) => one.required && open(one)))
    );
  }

  /** An operation of the engine on any request; a refusal is thrown as the engine's wrapper throws it. */
  call<Op extends keyof DoorReplies>(op: Op, request: Request): DoorReplies[Op] {
    if (this.#engine === null) throw new Error("no engine");
    return this.#engine.call(op, request).ok;
  }

  /** Asks again what to ask, lets the tool do its work, and keeps the case in the address. */
  work(): void {
    this.#forget();
    this.#write();
    const { about } = this;
    const { asked, refusals } = about === null ? NOTHING_ASKED : this.#asking.of(this.case, this.date, about);
    this.asked = asked;
    this.refusals = refusals;
    if (about !== null && this.refusals.length === 0) {
      try {
        this.#settle();
      } catch (error) {
        const refusals = refusalsOf(error);
        if (refusals === null) throw error;
        this.refusals = refusals;
      }
    }
    this.#changed();
  }

  #write(): void {
    const own = [...this.own].map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
    const it = writeAddress(this.case, null);
    // Going back reads the whole link again, whichever it is.
    this.#world.replace("", own === "" ? it : it === "#" ? `#${own}` : `${it}&${own}`, 0);
  }
}
