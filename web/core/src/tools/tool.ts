/**
 * What the tools have in common wherever they are drawn: the case as one form, the full engine, what is wrong, and when
 * the form stands open. A tool says what it works out (`settle`); drawing is the shell's affair.
 */
import type { ToolSay } from "../texts.ts";
import { type Problem, problemsOf } from "./problems.ts";
import { type Manner, ToolSession, type ToolWorld } from "./session.ts";

/** The place a tool is drawn in. */
export interface Shell {
  readonly today: string;
  readonly world: ToolWorld;
  readonly say: ToolSay;
  /** Draws. */
  readonly changed: () => void;
}

export abstract class Tool {
  say: ToolSay;
  /** The form is unfolded. */
  asking = true;
  /** Everything that is wrong stands on top of the form: somebody asked for the result. */
  summary = false;
  problems: readonly Problem[] = [];
  readonly session: ToolSession;
  readonly #draw: () => void;
  #opened = false;

  constructor({ today, world, say, changed }: Shell, manner: Manner) {
    this.say = say;
    this.#draw = changed;
    this.session = new ToolSession(
      today,
      manner,
      () => this.settle(),
      () => this.#changed(),
      world,
    );
  }

  /** Asks the engine about the case as it stands, which has an area. What it refuses is shown at the fields. */
  protected abstract settle(): void;

  /** What is wrong with what was answered and typed. */
  protected findProblems(): readonly Problem[] {
    return problemsOf(this.session, this.say);
  }

  /** Something is still to be asked: the form of the case stands open at the start. */
  protected unanswered(): boolean {
    return this.session.unanswered;
  }

  #changed(): void {
    this.problems = this.findProblems();
    if (this.problems.length === 0) this.summary = false;
    // A link with a whole case shows the answer first.
    if (!this.#opened && this.session.phase === "ready") {
      this.#opened = true;
      this.asking = this.unanswered() || this.problems.length > 0;
    }
    this.#draw();
  }

  /** Another language: what was put into words is said again. */
  speak(say: ToolSay): void {
    if (say === this.say) return;
    this.say = say;
    if (this.session.phase === "ready") this.session.work();
  }

  /** Somebody asked for the result: what is wrong or missing first, else the result. */
  finish(): "error" | "result" {
    for (const { amounts } of this.session.asked)
      for (const { path, required } of amounts) if (required) this.session.left.add(path);
    this.session.work();
    return this.concluded();
  }

  protected concluded(): "error" | "result" {
    this.summary = this.problems.length > 0;
    return this.summary ? "error" : "result";
  }
}
