/** The result in the order people read it: answer, slip, ratios, what is left, assumptions, evidence, boundary; or why there is none. */
import {
  AREA,
  type Assumed,
  allowancesOf,
  answerAt,
  assumptionsOf,
  caseLines,
  DATE,
  documentsOf,
  type Estimate,
  encodedKinds,
  type Formula,
  isPriced,
  type Line,
  leftOf,
  linesOf,
  type Priced,
  pick,
  pocketsOf,
  questionsByWorth,
  questionText,
  type Refusal,
  ratiosOf,
  type Session,
  writtenDate,
  yearOf,
} from "@yibao/core";
import type { MiniSay } from "../state/words.ts";
import { type Answer, answerView } from "./answer.ts";
import { type Choice, choice } from "./choice.ts";
import { type CiteView, cite, type GradeView, grade } from "./parts.ts";

export interface LineView {
  readonly id: string;
  readonly kind: Line["kind"];
  readonly sign: string;
  readonly label: string;
  readonly note: string;
  readonly value: string;
  readonly open: boolean;
  readonly range: boolean;
  readonly formulas: readonly Formula[];
  readonly sentences: readonly string[];
  readonly cites: readonly CiteView[];
}

interface AssumedView extends Omit<Assumed, "grade" | "change"> {
  readonly grade: GradeView | null;
  /** Empty: the page cannot ask for it. */
  readonly change: string;
  readonly changeLabel: string;
}

/** What is opened on request: one row each; none of it is fetched before. */
export interface Ways {
  readonly improve: string;
  readonly rows: readonly { readonly url: string; readonly title: string; readonly text: string }[];
}

export interface Priceable {
  readonly answer: Answer;
  readonly ways: Ways;
  readonly choice: Choice | null;
  readonly more: {
    readonly title: string;
    readonly help: string;
    readonly answer: string;
    readonly rows: readonly { readonly path: string; readonly title: string; readonly text: string }[];
  } | null;
  readonly slip: {
    readonly wrong: string;
    readonly title: string;
    readonly help: string;
    readonly caption: string;
    readonly unit: string;
    readonly lines: readonly LineView[];
    readonly pockets: readonly { readonly label: string; readonly value: string }[];
  };
  readonly allowances: {
    readonly title: string;
    readonly help: string;
    readonly rows: readonly {
      readonly name: string;
      readonly amount: string;
      readonly how: string;
      readonly cites: readonly CiteView[];
    }[];
  } | null;
  readonly ratios: {
    readonly title: string;
    readonly range: boolean;
    readonly pair: readonly { readonly value: string; readonly label: string; readonly note: string }[];
    readonly note: string;
  } | null;
  readonly left: {
    readonly title: string;
    readonly rows: readonly {
      readonly label: string;
      readonly value: string;
      readonly sentence: string;
      readonly used: number;
      readonly mine: boolean;
    }[];
  } | null;
  readonly assumed: {
    readonly title: string;
    readonly help: string;
    readonly change: string;
    readonly rows: readonly AssumedView[];
    readonly idle: readonly AssumedView[];
    readonly idleTitle: string;
  };
  readonly documents: {
    readonly title: string;
    readonly rows: readonly { readonly title: string; readonly grade: GradeView; readonly facts: readonly string[] }[];
    readonly limitsTitle: string;
    readonly limits: readonly string[];
  };
  readonly serve: {
    readonly title: string;
    readonly text: string;
    readonly phone: string;
    readonly rows: readonly { readonly label: string; readonly value: string }[];
  };
  readonly share: string;
  readonly details: string;
}

export interface Gap {
  readonly kind: "late" | "none" | "refused";
  readonly title: string;
  readonly text: string;
  readonly phone: string;
  readonly call: string;
  readonly knownTitle: string;
  readonly known: readonly string[];
  /** The step the button leads to, or the day it takes. */
  readonly go: string;
  readonly day: string;
  readonly button: string;
}

function lineView(line: Line, toggled: readonly string[], say: MiniSay): LineView {
  return {
    id: line.id,
    kind: line.kind,
    sign: line.sign,
    label: line.label,
    note: line.note ?? "",
    value: line.value,
    open: line.open !== toggled.includes(line.id),
    range: line.range,
    formulas: line.formulas,
    sentences: line.sentences,
    cites: line.cites.map((one) => cite(one, say)),
  };
}

function assumedView(one: Assumed, say: MiniSay): AssumedView {
  return {
    ...one,
    grade: one.grade === null ? null : grade(one.grade, say),
    change: one.change ?? "",
    changeLabel: say("flow.change_of", { label: one.title }),
  };
}

function assumed(session: Session, answer: Priced, say: MiniSay): Priceable["assumed"] {
  const list = assumptionsOf(session.case, answer, session.date, session.today, say).map((one) =>
    assumedView(one, say),
  );
  const idle = list.filter((one) => one.idle);
  return {
    title: say("assume.title"),
    help: say("assume.help"),
    change: say("flow.change"),
    rows: list.filter((one) => !one.idle),
    idle,
    idleTitle: idle.length === 0 ? "" : say("assume.idle", { n: String(idle.length) }),
  };
}

function ratios(answer: Priced, say: MiniSay): Priceable["ratios"] {
  const it = ratiosOf(answer, say);
  if (it === null) return null;
  return {
    title: say("ratio.title"),
    range: it.range,
    pair: [
      { value: it.ofTotal, label: say("ratio.of_total"), note: say("ratio.of_total_note") },
      { value: it.ofScope, label: say("ratio.of_scope"), note: say("ratio.of_scope_note") },
    ],
    note: say(it.same ? "ratio.same" : "ratio.differ"),
  };
}

function more(answer: Priced, session: Session, say: MiniSay): Priceable["more"] {
  const { others } = questionsByWorth(answer, session.asked);
  if (others.length === 0) return null;
  const rows = others.map((question) => ({
    path: question.path,
    title: questionText(question, say),
    text: question.spread === undefined ? say("worth.maybe") : say("worth.spread", { amount: question.spread }),
  }));
  return { title: say("worth.more"), help: say("worth.more_help"), answer: say("worth.answer"), rows };
}

function allowances(answer: Priced, say: MiniSay): Priceable["allowances"] {
  const rows = allowancesOf(answer, say);
  if (rows.length === 0) return null;
  return {
    title: say("allow.title"),
    help: say("allow.help"),
    rows: rows.map((row) => ({
      name: row.name,
      amount: row.amount ?? "",
      how: row.how ?? "",
      cites: row.cites.map((one) => cite(one, say)),
    })),
  };
}

function serve({ services, pack }: Priced, say: MiniSay): Priceable["serve"] {
  const { hotline, hotline_menu } = services;
  const menu = hotline_menu === undefined ? [] : [{ label: say("serve.menu"), value: pick(hotline_menu, say.lang) }];
  return {
    title: say("serve.title"),
    text: say("serve.text"),
    phone: hotline ?? "",
    rows: [...menu, { label: say("serve.version"), value: `${pack.region}-${pack.version}` }],
  };
}

function ways({ case: it }: Session, { pack }: Priced, say: MiniSay): Ways {
  const scheme = answerAt(it, "/person/scheme") ?? "";
  return {
    improve: say("mini.improve"),
    rows: [
      { url: "/more/curve", title: say("mini.curve"), text: say("mini.curve_text") },
      {
        url: `/policy/policy?area=${pack.region}${scheme === "" ? "" : `&scheme=${scheme}`}`,
        title: say("mini.rules_of_here"),
        text: say("mini.rules_of_here_text"),
      },
      { url: "/more/share", title: say("mini.share_answer"), text: say("mini.share_answer_text") },
    ],
  };
}

/** How it is shown: lines opened or closed, and the option marked beside a range. */
export interface Shape {
  readonly toggled: readonly string[];
  readonly marked: string | null;
  /** Large type. */
  readonly elder: boolean;
}

export function pricedView(session: Session, answer: Priced, shape: Shape, say: MiniSay): Priceable {
  const { first } = questionsByWorth(answer, session.asked);
  const left = leftOf(answer, say);
  return {
    answer: answerView(session, answer, shape.elder, say),
    ways: ways(session, answer, say),
    choice: first === null ? null : choice(first, session.case, shape.marked, true, say("flow.again"), say),
    more: more(answer, session, say),
    slip: {
      wrong: say("mini.wrong"),
      title: say("slip.title"),
      help: say("slip.help"),
      caption: say(answer.status === "bounded" ? "slip.caption_range" : "slip.caption"),
      unit: say("slip.unit"),
      lines: linesOf(answer, say).map((line) => lineView(line, shape.toggled, say)),
      pockets: pocketsOf(answer, say),
    },
    allowances: allowances(answer, say),
    ratios: ratios(answer, say),
    left: left.length === 0 ? null : { title: say("left.title"), rows: left },
    assumed: assumed(session, answer, say),
    documents: {
      title: say("docs.title"),
      rows: documentsOf(answer, say).map((one) => ({ ...one, grade: grade(one.grade, say) })),
      limitsTitle: answer.limits.length === 0 ? "" : say("limits.title"),
      limits: answer.limits.map(({ text }) => pick(text, say.lang)),
    },
    serve: serve(answer, say),
    share: say("mini.share"),
    details: say("flow.details"),
  };
}

const NOTHING = { phone: "", call: "", knownTitle: "", known: [], go: "", day: "" } as const;

function late(session: Session, reply: Estimate, say: MiniSay): Gap | null {
  const known = reply.known ?? session.about?.known;
  if (reply.status !== "not_in_force" || known === undefined) return null;
  return {
    ...NOTHING,
    kind: "late",
    title: say("gap.late_title", { date: writtenDate(session.date, say) }),
    text: say("gap.late_text", { from: writtenDate(known.from, say), until: writtenDate(known.until, say) }),
    day: known.until,
    button: say("gap.late_use", { year: yearOf(known.until) }),
  };
}

/** An answer without a number: no local rule, or no rule on this day. Never a made-up figure. */
export function gapView(session: Session, reply: Estimate, say: MiniSay): Gap {
  const { about } = session;
  const lines = about === null ? [] : caseLines(session.case, about, say).filter((line) => line !== "");
  const { hotline } = reply.services ?? about?.services ?? {};
  const known = about === null ? [] : encodedKinds(reply, about, say);
  return (
    late(session, reply, say) ?? {
      ...NOTHING,
      kind: "none",
      title: say("gap.title"),
      text: say("gap.text", { case: lines.join(say("list.comma")) }),
      phone: hotline ?? "",
      call: hotline === undefined ? "" : say("serve.call", { phone: hotline }),
      knownTitle: known.length === 0 ? "" : say("gap.known"),
      known,
      go: AREA,
      button: say("gap.change"),
    }
  );
}

/** The engine refused the case: its words, and the way to the answer that is wrong. */
export function refusedView({ case: it }: Session, { path, message }: Refusal, say: MiniSay): Gap {
  const given = it.answers.find((answer) => answer.path === path || answer.path.startsWith(`${path}/`));
  return {
    ...NOTHING,
    kind: "refused",
    title: say("error.engine"),
    text: pick(message, say.lang),
    go: path === "/date" ? DATE : (given?.path ?? AREA),
    button: say("error.fix"),
  };
}

export interface ResultView {
  readonly priced: Priceable | null;
  readonly gap: Gap | null;
}

export function resultView(session: Session, shape: Shape, say: MiniSay): ResultView {
  const { estimate, refusal } = session;
  if (refusal !== null) return { priced: null, gap: refusedView(session, refusal, say) };
  if (estimate === null) return { priced: null, gap: null };
  if (isPriced(estimate)) return { priced: pricedView(session, estimate, shape, say), gap: null };
  return { priced: null, gap: gapView(session, estimate, say) };
}
