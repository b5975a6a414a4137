/** What earlier visits of the year may have used up: which amounts to ask for, of a case as far as it is known. */
import type { Case } from "./case.ts";
import type { Description } from "./door.ts";
import { pick, type ToolSay } from "./texts.ts";

type Benefit = Description["benefits"][number];

export interface EarlierField {
  readonly path: string;
  readonly label: string;
}

/** The case has, or takes by default, one of the values a benefit asks of each fact. */
function mayApply({ applies }: Benefit, it: Case, about: Description): boolean {
  return Object.entries(applies ?? {}).every(([id, values]) => {
    const said = it.answers.find(({ path }) => path.endsWith(`/${id}`))?.value;
    const value = said === undefined || said === "" ? about.facts.find((fact) => fact.id === id)?.default : said;
    return value !== undefined && values.includes(value);
  });
}

const inForce = ({ slots }: Benefit, date: string): boolean =>
  slots.some(({ history }) => history.some(({ from, until }) => from <= date && (until == null || date <= until)));

const isYearly = ({ period, slots }: Benefit): boolean => period === "year" || slots.some(({ per }) => per === "year");

export function earlierFields(it: Case, date: string, about: Description, say: ToolSay): readonly EarlierField[] {
  const used = about.benefits
    .filter((benefit) => isYearly(benefit) && mayApply(benefit, it, about) && inForce(benefit, date))
    .flatMap(({ id, name, period }) => {
      const at = `/year_to_date/benefits/${id}`;
      const values = { name: pick(name, say.lang) };
      const base = { path: `${at}/base`, label: say("check.year_base", values) };
      const paid = { path: `${at}/paid`, label: say("check.year_paid", values) };
      // A deductible of every visit begins anew: what the year has cost says nothing.
      return period === "year" ? [base, paid] : [paid];
    });
  return [...used, { path: "/year_to_date/account_balance", label: say("check.year_account") }];
}
