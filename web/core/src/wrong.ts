/** "This number is wrong?": a text for the person to send to whoever keeps the rules. The page sends nothing. */
import type { Priced } from "./door.ts";
import { GRADES } from "./evidence.ts";
import type { Line } from "./statement.ts";
import { pick, type ResultSay } from "./texts.ts";

/** The value in doubt, in the words of the page. */
export type Doubt = Pick<Line, "id" | "label" | "value" | "cites">;

/** `address`: the case, where the person chose to add it. */
export function doubtText(doubt: Doubt, answer: Priced, date: string, address: string | null, say: ResultSay): string {
  const { pack, engine } = answer;
  const clauses = doubt.cites.flatMap(({ title, clauses: at, grade }) =>
    (at.length === 0 ? [""] : at).map((clause) =>
      say("wrong.clause", {
        title,
        clause: clause === "" ? say("wrong.no_clause") : clause,
        grade: say(GRADES[grade]),
      }),
    ),
  );
  return [
    say("wrong.line_area", { area: pick(pack.name, say.lang), region: pack.region }),
    say("wrong.line_date", { date }),
    say("wrong.line_value", { label: doubt.label, value: doubt.value, id: doubt.id }),
    ...(clauses.length === 0 ? [say("wrong.no_source")] : clauses),
    say("wrong.line_version", { version: `${pack.region}-${pack.version}`, pack: pack.sha256.slice(0, 16), engine }),
    ...(address === null ? [] : [say("wrong.line_case", { address })]),
    say("wrong.line_should"),
  ].join("\n");
}
