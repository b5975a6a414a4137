/**
 * A printed settlement against the rules. The case is asked for as by the other tools; the figures of the paper travel in
 * the address beside it as they were typed. Nothing is looked for before somebody asks, or a link does.
 */
import { answerAt, type Case, withAnswer, withoutAnswer } from "../case.ts";
import type { ReasonLine } from "../compare.ts";
import type { Reconciliation } from "../door.ts";
import { type Figures, lackingFigures, readFigures, reconcileRequest, TOTAL_FIELD } from "../printed.ts";
import { PRINTED, type PrintedField } from "../printed-lines.ts";
import { type Checked, checkedOf } from "../reconcile.ts";
import { figurePath, figureProblems } from "./figure-problems.ts";
import { type Problem, typedAt } from "./problems.ts";
import { reasonsOf } from "./reasons.ts";
import type { Manner } from "./session.ts";
import { type Shell, Tool } from "./tool.ts";

export type Copied = "yes" | "no" | null;

const OWN = "printed.";
/** Of what begins so in a link, the lines that are on a paper. */
const manner = (): Manner => ({
  visits: 1,
  own: new RegExp(`^printed\\.(${PRINTED.map(({ id }) => id).join("|")})=`),
});

/** The place of the case that is the same amount. */
export const placeOfFigure = ({ request }: PrintedField): string | null =>
  request === undefined ? null : `/visits/0/${request}`;

export class CheckTool extends Tool {
  reply: Reconciliation | null = null;
  checked: Checked | null = null;
  /** What each explanation changes, and by which rule. */
  reasons: readonly (readonly ReasonLine[])[] = [];
  /** Whether the text to read out was copied. */
  copied: Copied = null;
  /** The figures are unfolded. */
  copying = true;
  /** Somebody asked for the result; until then an unfinished paper is no mistake. */
  #submitted = false;
  /** Whether to look at all; null: nobody has said yet. */
  #wanted: boolean | null = null;

  constructor(shell: Shell) {
    super(shell, manner());
  }

  /** As typed; where nothing was, what the case says already. */
  typedFigure(field: PrintedField): string {
    const place = placeOfFigure(field);
    const own = this.session.own.get(OWN + field.id);
    return own ?? (place === null ? "" : typedAt(this.session, place));
  }

  get figures(): Figures {
    return readFigures(new Map(PRINTED.map((field) => [field.id, this.typedFigure(field)])));
  }

  typeFigure(field: PrintedField, text: string): void {
    const { session } = this;
    const own = new Map(session.own);
    const key = OWN + field.id;
    if (text.trim() === "") own.delete(key);
    else own.set(key, text);
    session.own = own;
    const place = placeOfFigure(field);
    if (place !== null) {
      // The paper goes before what was said; its total is the bill of the case, on every page.
      session.typed.delete(place);
      const total = field.id === TOTAL_FIELD ? readFigures(new Map([[field.id, text]])).printed[field.id] : undefined;
      const { case: it } = session;
      session.case = total === undefined ? withoutAnswer(it, place) : withAnswer(it, place, total);
    }
    session.workSoon();
  }

  leaveFigure({ id }: PrintedField): void {
    this.session.leave(figurePath(id));
  }

  protected override settle(): void {
    const { session, say, figures } = this;
    this.reply = null;
    this.checked = null;
    this.reasons = [];
    this.copied = null;
    const first = this.#wanted === null;
    this.#wanted ??= session.own.size > 0;
    if (!this.#wanted || session.about === null) return;
    if (figures.problems.length > 0 || lackingFigures(figures.printed, session.request).length > 0) return;
    this.reply = session.call("reconcile", reconcileRequest(session.request, figures.printed));
    this.checked = checkedOf(this.reply, session.case, session.date, session.about, say);
    this.reasons = reasonsOf(this, this.reply);
    // A link with a whole paper shows the answer first.
    if (first) this.copying = false;
  }

  protected override findProblems(): readonly Problem[] {
    const { session, figures } = this;
    // What cannot be read may be what is lacking.
    const ask = this.#submitted && figures.problems.length === 0;
    const lacking = ask ? lackingFigures(figures.printed, session.request) : [];
    const wrong = figures.problems.filter(({ id }) => this.#submitted || session.left.has(figurePath(id)));
    return [
      ...super.findProblems().map(figureProblems.placed),
      ...figureProblems.said([...wrong, ...lacking], this.say),
    ];
  }

  protected override unanswered(): boolean {
    const { about, asked, case: it } = this.session;
    // A paper is of a day; nobody has looked at one that was only taken.
    if (about === null || it.date === null) return true;
    return asked.some(({ fields }) => fields.some(({ path }) => answerAt(it, path) === undefined));
  }

  override finish(): "error" | "result" {
    this.#wanted = true;
    this.#submitted = true;
    this.session.work();
    const end = this.concluded();
    this.#submitted = this.summary;
    return end;
  }

  /** The paper once more under other circumstances. */
  again(it: Case): "error" | "result" {
    this.session.case = it;
    return this.finish();
  }
}
