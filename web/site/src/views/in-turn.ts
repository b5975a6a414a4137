/**
 * Parts of a page that may come a moment later: what stands above them is on screen and answers touches first. Each part is
 * drawn once on its turn, a frame's worth at a time; from then on it is drawn with the page.
 */
import { noChange, nothing } from "lit";
import { AsyncDirective, directive } from "lit/async-directive.js";

/** Milliseconds of drawing after which the page gets its turn. */
const ENOUGH = 8;
/** A page that nobody looks at has no frames. */
const AT_LATEST = 100;

const waiting: (() => void)[] = [];
let scheduled = false;

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  let begun = false;
  const begin = (): void => {
    if (!begun) work();
    begun = true;
  };
  requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, AT_LATEST);
}

function work(): void {
  scheduled = false;
  const end = performance.now() + ENOUGH;
  try {
    do waiting.shift()?.();
    while (waiting.length > 0 && performance.now() < end);
  } finally {
    // Also after a part that could not be drawn: the others are not to wait for it.
    if (waiting.length > 0) schedule();
  }
}

function enqueue(draw: () => void): void {
  waiting.push(draw);
  schedule();
}

class InTurn extends AsyncDirective {
  #drawn = false;
  #view: (() => unknown) | null = null;

  render(view: () => unknown): unknown {
    if (this.#drawn) return view();
    const first = this.#view === null;
    this.#view = view;
    if (!first) return noChange;
    enqueue(() => this.#draw());
    return nothing;
  }

  #draw(): void {
    // Gone again before its turn came.
    if (!this.isConnected) return;
    this.#drawn = true;
    this.setValue(this.#view?.());
  }

  /** An element that was taken away and put back. */
  protected override reconnected(): void {
    if (!this.#drawn) enqueue(() => this.#draw());
  }
}

export const inTurn = directive(InTurn);
