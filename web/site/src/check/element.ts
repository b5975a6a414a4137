/**
 * <yibao-check>: a printed settlement against the rules. The case is asked for as by the other tools; the figures of the
 * paper travel in the fragment beside it as they were typed. Nothing is looked for before somebody asks, or a link does.
 */
import {
  answerAt,
  type Checked,
  checkedOf,
  type Figures,
  lackingFigures,
  PRINTED,
  type PrintedField,
  type ReasonLine,
  type Reconciliation,
  readFigures,
  reconcileRequest,
  TOTAL_FIELD,
  withAnswer,
  withoutAnswer,
} from "@yibao/core";
import type { View } from "../estimate/page.ts";
import { ToolElement } from "../tool/element.ts";
import type { Manner } from "../tool/session.ts";
import { type Problem, typedAt } from "../tool/views/problems.ts";
import { figurePath, figureProblems } from "./problems.ts";
import { reasonsOf } from "./reasons.ts";
import { checkForm } from "./views/form.ts";
import { outcome } from "./views/outcome.ts";

export type Copied = "yes" | "no" | null;

const OWN = "printed.";
/** Of what begins so in a link, the lines that are on a paper. */
const PRINTED_KEY = new RegExp(`^printed\\.(${PRINTED.map(({ id }) => id).join("|")})=`);

export class CheckElement extends ToolElement {
  reply: Reconciliation | null = null;
  checked: Checked | null = null;
  /** What each explanation changes, and by which rule. */
  reasons: readonly (readonly ReasonLine[])[] = [];
  copied: Copied = null;
  /** The figures are unfolded. */
  copying = true;
  /** Somebody asked for the result; until then an unfinished paper is no mistake. */
  #submitted = false;
  /** Whether to look at all; null: nobody has said yet. */
  #wanted: boolean | null = null;

  protected override manner(): Manner {
    return { visits: 1, own: PRINTED_KEY };
  }

  /** The place of the case that is the same amount. */
  static place({ request }: PrintedField): string | null {
    return request === undefined ? null : `/visits/0/${request}`;
  }

  /** As typed; where nothing was, what the case says already. */
  typedFigure(field: PrintedField): string {
    const place = CheckElement.place(field);
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
    const place = CheckElement.place(field);
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

  override finish(): void {
    this.#wanted = true;
    this.#submitted = true;
    this.session.work();
    this.summary = this.problems.length > 0;
    this.#submitted = this.summary;
    this.focusOn(this.summary ? "error" : "result");
  }

  /** The paper once more under other circumstances. */
  again(it: Checked["explanations"][number]["again"]): void {
    if (it === null) return;
    this.session.case = it;
    this.finish();
  }

  async copy(): Promise<void> {
    try {
      // Not there on pages that are not served securely.
      await navigator.clipboard.writeText(this.checked?.message ?? "");
      this.copied = "yes";
    } catch {
      this.copied = "no";
    }
    this.requestUpdate();
  }

  protected override form(): View {
    return checkForm(this);
  }

  protected override outcome(): View {
    return outcome(this);
  }
}
