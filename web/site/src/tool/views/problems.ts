/** What is wrong with the case: each at its field, and all on top with ways to the fields. */
import { AMOUNT_ERRORS, AREA, answerAt, pick, type Question, type ToolSay } from "@yibao/core";
import { html } from "lit";
import type { View } from "../../estimate/page.ts";
import { icon } from "../../views/bits.ts";
import type { Asked, ToolSession } from "../session.ts";
import { amountProblem, fieldId } from "./fields.ts";

export interface Problem {
  /** The place of the case; "" where no field is at fault. */
  readonly path: string;
  readonly message: string;
}

const questionsOf = ({ fields, amounts, more, moreAmounts }: Asked): readonly Question[] => [
  ...fields,
  ...amounts,
  ...more,
  ...moreAmounts,
];

/** What is typed in an amount's field: as it was typed, else the answer without needless zeros. */
export const typedAt = ({ typed, case: it }: ToolSession, path: string): string =>
  typed.get(path) ?? (answerAt(it, path) ?? "").replace(/\.00$/, "");

/** A refused place is shown at the field that holds it, or the nearest around or within it. */
function placeOf(path: string, session: ToolSession): string {
  if (path === "/date") return path;
  if (path === "/region") return AREA;
  const all = [
    ...session.asked.flatMap(questionsOf).map((one) => one.path),
    ...session.case.answers.map((one) => one.path),
  ];
  const day = /^\/visits\/\d+\/date$/.test(path);
  return day || all.includes(path) ? path : (all.find((one) => one.startsWith(`${path}/`)) ?? "");
}

/** Amounts that cannot be read, once their fields were left; a bill that is missing, once it was asked for; refusals. */
export function problemsOf(session: ToolSession, say: ToolSay): readonly Problem[] {
  const amounts = session.asked.flatMap((one) => [...one.amounts, ...one.moreAmounts]);
  const typed = amounts.flatMap(({ path, required }) => {
    if (!session.left.has(path)) return [];
    const text = typedAt(session, path);
    const missing = required && text.trim() === "" ? say(AMOUNT_ERRORS.empty) : null;
    const message = amountProblem(text, say) ?? missing;
    return message === null ? [] : [{ path, message }];
  });
  const refused = session.refusals.map(({ path, message }) => ({
    path: placeOf(path, session),
    message: pick(message, say.lang),
  }));
  // What is wrong with the person is wrong at every visit, and said once.
  return [...typed, ...refused].filter(
    (one, index, all) => all.findIndex(({ path, message }) => path === one.path && message === one.message) === index,
  );
}

export const problemAt = (problems: readonly Problem[], path: string): string | null =>
  problems.find((one) => one.path === path)?.message ?? null;

/** On top of the form, when somebody asked for the result. */
export function problemSummary(problems: readonly Problem[], say: ToolSay): View {
  if (problems.length === 0) return null;
  const follow = (event: Event, path: string): void => {
    // Following the link would replace the fragment, which holds the case.
    event.preventDefault();
    const field = document.getElementById(fieldId(path));
    // A field may be folded away.
    for (
      let at: Element | null | undefined = field?.closest("details");
      at != null;
      at = at.parentElement?.closest("details")
    )
      at.setAttribute("open", "");
    field?.focus();
  };
  return html`<div class="errsum" role="alert" tabindex="-1" data-focus="error" aria-labelledby="errors">
    <h2 id="errors">${icon("warn")}${say("tool.problems", { n: String(problems.length) })}</h2>
    ${problems.map(({ path, message }) =>
      path === ""
        ? html`<p>${message}</p>`
        : html`<p><a href="#${fieldId(path)}" @click=${(event: Event) => follow(event, path)}>${message}</a></p>`,
    )}
  </div>`;
}
