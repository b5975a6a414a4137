/** Which rules are for whom: the part of a description that is about one scheme or one kind of care. */
import type { Description } from "../door.ts";

export type Condition = { readonly [fact: string]: readonly string[] };

/** Whether a condition lets an option of a fact through; a fact it does not name is free. */
export const admits = (condition: Condition | undefined, fact: string, option: string): boolean =>
  condition?.[fact]?.includes(option) ?? true;

export const optionsOf = (about: Description, fact: string): readonly string[] =>
  (about.facts.find(({ id }) => id === fact)?.options ?? []).map(({ id }) => id);

export const caresOf = (about: Description, scheme: string): readonly string[] =>
  optionsOf(about, "care").filter((care) =>
    about.encodes.some((one) => admits(one, "scheme", scheme) && admits(one, "care", care)),
  );

/** The part of a description that is about one scheme. */
export function forScheme(about: Description, scheme: string): Description {
  const mine = (one: { readonly when?: Condition; readonly applies?: Condition }): boolean =>
    admits(one.when, "scheme", scheme) && admits(one.applies, "scheme", scheme);
  const benefits = about.benefits
    .filter(mine)
    .map((benefit) => ({ ...benefit, slots: benefit.slots.filter((slot) => mine({ ...slot, applies: {} })) }));
  const rest = {
    benefits,
    accounts: (about.accounts ?? []).filter(mine),
    first_pay: (about.first_pay ?? []).filter(mine),
    eligibility: (about.eligibility ?? []).filter(mine),
    allowances: (about.allowances ?? []).filter(mine),
    limits: about.limits.filter(mine),
  };
  const text = JSON.stringify(rest);
  const readings = about.readings.filter(({ id }) => text.includes(`"${id}"`));
  const cited = new Set([...JSON.stringify({ rest, readings }).matchAll(/"source":"([^"]+)"/g)].map(([, id]) => id));
  return { ...about, ...rest, readings, sources: about.sources.filter(({ id }) => cited.has(id)) };
}

/** The schemes for which there are rules, in the frame's order. */
export const schemesOf = (about: Description): readonly string[] =>
  optionsOf(about, "scheme").filter((scheme) => caresOf(about, scheme).length > 0);
