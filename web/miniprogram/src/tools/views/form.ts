/** The case of a tool as plain data for the form's templates: one field each for a choice, an amount and a day. */
import {
  AREA,
  amountInWords,
  amountLabel,
  answerAt,
  areaName,
  asLabel,
  caseInShort,
  type FormPart,
  grouped,
  parseAmount,
  pick,
  problemAt,
  type Question,
  questionText,
  type Tool,
  typedAt,
  unknownText,
  writtenDate,
} from "@yibao/core";
import type { Kit } from "../state/kit.ts";
import type { Words } from "../state/words.ts";

export interface FieldView {
  readonly id: string;
  readonly kind: "choice" | "amount" | "day";
  readonly path: string;
  /** A figure of a paper, by the paper's name for it; else empty. */
  readonly figure: string;
  readonly label: string;
  readonly help: readonly string[];
  readonly error: string;
  /** Of a choice: the words of each, the first for "I do not know". */
  readonly options: readonly string[];
  readonly index: number;
  readonly shown: string;
  /** Of an amount, as it was typed. */
  readonly typed: string;
  readonly unit: string;
  readonly echo: string;
  /** Of a day. */
  readonly value: string;
  readonly from: string;
}

export interface FoldView {
  readonly part: string;
  readonly title: string;
  readonly open: boolean;
  readonly help: string;
  readonly fields: readonly FieldView[];
}

export interface FormView {
  readonly open: boolean;
  readonly label: string;
  readonly short: string;
  readonly change: string;
  readonly errors: {
    readonly title: string;
    readonly list: readonly { readonly id: string; readonly text: string }[];
  } | null;
  readonly area: { readonly label: string; readonly value: string; readonly action: string };
  /** Nothing is asked before the area is known. */
  readonly ready: boolean;
  readonly fields: readonly FieldView[];
  /** Further visits of a link, each under a heading of its own. */
  readonly groups: readonly { readonly title: string; readonly fields: readonly FieldView[] }[];
  readonly more: FoldView | null;
  readonly go: string;
  readonly keep: string;
}

/** Pages scroll to it. */
export const fieldId = (path: string): string => `f${path.replace(/[^a-z0-9]+/gi, "-")}`;

const EMPTY: Omit<FieldView, "id" | "kind" | "path" | "label" | "error"> = {
  figure: "",
  help: [],
  options: [],
  index: 0,
  shown: "",
  typed: "",
  unit: "",
  echo: "",
  value: "",
  from: "",
};

const base = ({ tool }: Kit<Tool>, path: string): Pick<FieldView, "id" | "path" | "error"> => ({
  id: fieldId(path),
  path,
  error: problemAt(tool.problems, path) ?? "",
});

function choiceView(kit: Kit<Tool>, question: Question): FieldView {
  const { say, tool } = kit;
  const answer = answerAt(tool.session.case, question.path) ?? "";
  const list = question.options ?? [];
  const named = list.map(({ label, encoded }) =>
    encoded === false
      ? `${pick(label, say.lang)}${say("list.comma")}${say("option.not_encoded")}`
      : pick(label, say.lang),
  );
  const options = [unknownText(question, say), ...named];
  const index = list.findIndex(({ value }) => value === answer) + 1;
  return {
    ...EMPTY,
    ...base(kit, question.path),
    kind: "choice",
    label: asLabel(questionText(question, say)),
    help: question.help === undefined ? [] : [pick(question.help, say.lang)],
    options,
    index,
    shown: options[index] ?? "",
  };
}

function echo(typed: string, say: Words): string {
  const parsed = parseAmount(typed);
  if (!parsed.ok) return "";
  return say("amount.echo", { words: amountInWords(parsed.amount, say), amount: grouped(parsed.amount) });
}

export function amountView(kit: Kit<Tool>, path: string, label: string, typed: string, money: boolean): FieldView {
  const { say } = kit;
  return {
    ...EMPTY,
    ...base(kit, path),
    kind: "amount",
    label,
    typed,
    unit: money ? say("amount.unit") : "",
    echo: money ? echo(typed, say) : "",
  };
}

export function dayView(kit: Kit<Tool>, path: string, label: string, help: string, value: string): FieldView {
  const { say, tool } = kit;
  return {
    ...EMPTY,
    ...base(kit, path),
    kind: "day",
    label,
    help: help === "" ? [] : [help],
    value,
    shown: value === "" ? say("mini.pick_day") : writtenDate(value, say),
    from: tool.session.about?.known.from ?? "",
  };
}

/** The day of the whole case. */
export function caseDay(kit: Kit<Tool>): readonly FieldView[] {
  const { say, tool } = kit;
  const known = tool.session.about?.known;
  if (known === undefined) return [];
  const help = say("date.help", { from: writtenDate(known.from, say), until: writtenDate(known.until, say) });
  return [dayView(kit, "/date", say("own.day"), help, tool.session.date)];
}

export function fieldViews(kit: Kit<Tool>, questions: readonly Question[]): readonly FieldView[] {
  const { session } = kit.tool;
  return questions.map((question) =>
    question.options === undefined
      ? amountView(
          kit,
          question.path,
          amountLabel(question, session.about, kit.say),
          typedAt(session, question.path),
          question.type !== "count",
        )
      : choiceView(kit, question),
  );
}

export function foldView(
  kit: Kit<Tool>,
  part: string,
  title: string,
  fields: () => readonly FieldView[],
  help = "",
): FoldView {
  const open = kit.unfolded.has(part);
  // What is folded away does not cross to the page.
  return { part, title, open, help, fields: open ? fields() : [] };
}

export const moreView = (kit: Kit<Tool>, { more }: FormPart, part = "more"): FoldView | null =>
  more.length === 0 ? null : foldView(kit, part, kit.say("tool.more"), () => fieldViews(kit, more));

interface Made {
  readonly part: FormPart;
  readonly label?: string;
  readonly short?: string;
  /** Whether the visit is told with the person. */
  readonly visit?: boolean;
  readonly day?: boolean;
  readonly groups?: FormView["groups"];
  readonly go?: string;
}

export function areaView({ about }: Tool["session"], say: Words): FormView["area"] {
  return {
    label: say("area.label"),
    value: about === null ? say("area.choose") : areaName(about, say),
    action: say(about === null ? "area.pick" : "area.change"),
  };
}

export function errorsView({ tool, say }: Kit<Tool>): FormView["errors"] {
  const { problems, summary } = tool;
  if (!summary || problems.length === 0) return null;
  return {
    title: say("tool.problems", { n: String(problems.length) }),
    list: problems.map(({ path, message }) => ({
      id: path === "" ? "" : fieldId(path === AREA ? "area" : path),
      text: message,
    })),
  };
}

export function formView(kit: Kit<Tool>, made: Made): FormView {
  const { say, tool } = kit;
  const { session, asking } = tool;
  const { part, visit = true, day = true } = made;
  return {
    open: asking,
    label: made.label ?? say("flow.your_case"),
    short: made.short ?? caseInShort(session, visit, say),
    change: say("flow.change"),
    errors: errorsView(kit),
    area: areaView(session, say),
    ready: session.about !== null,
    fields: asking ? [...fieldViews(kit, part.fields), ...(day ? caseDay(kit) : [])] : [],
    groups: asking ? (made.groups ?? []) : [],
    more: asking ? moreView(kit, part) : null,
    go: made.go ?? say("flow.result"),
    keep: say("estimate.keep"),
  };
}
