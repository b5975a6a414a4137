/** What stands beside the benefits: shares paid first, the accounts, and money besides the bill. */
import type { Description } from "../door.ts";
import { type PolicySay, pick } from "../texts.ts";
import { bare, blockOf } from "./blocks.ts";
import { baseText, type Section, type Slot, slotOf } from "./sections.ts";
import { conditionText } from "./words.ts";

/** Shares paid first, the accounts, and money besides the bill: sections like a benefit's. */
export function otherSections(about: Description, say: PolicySay): readonly Section[] {
  const first = (about.first_pay ?? []).map((one, index): Section => {
    const who = conditionText(one.when, about, say, ["scheme"]);
    return {
      id: `first_pay-${index}`,
      name: say("policy.first_pay"),
      payer: "",
      facts: who === "" ? [] : [say("policy.applies", { who })],
      slots: [
        {
          id: `first_pay-${index}-0`,
          title: say("policy.slot_first_pay"),
          notes: [],
          blocks: [...one.history].reverse().map((history) => blockOf(history, "first_pay", about, say)),
        },
      ],
    };
  });
  const accounts = (about.accounts ?? []).map((one, index): Section => {
    const who = conditionText(one.applies, about, say, ["scheme"]);
    const id = `${one.id}-${index}`;
    const own: Slot = {
      id: `${id}-own`,
      title: say("policy.account_pays"),
      notes: [],
      blocks: [{ ...bare(one, about, say), single: { text: baseText(one.base, about, say), unknown: false } }],
    };
    return {
      id,
      name: say(one.id === "account" ? "person.account" : "person.family_account"),
      payer: "",
      facts: who === "" ? [] : [say("policy.applies", { who })],
      slots: [own, ...one.slots.map((slot, at) => slotOf(slot, `${id}-${at}`, about, say))],
    };
  });
  const allowances = (about.allowances ?? []).map((one): Section => {
    const who = conditionText(one.applies, about, say, ["scheme"]);
    return {
      id: one.id,
      name: pick(one.name, say.lang),
      payer: "",
      facts: [
        ...(who === "" ? [] : [say("policy.applies", { who })]),
        ...(one.by_base ? [say("policy.allowance_by_base")] : []),
        ...(one.days_asked ? [say("policy.allowance_days_asked")] : []),
      ],
      slots: one.slots.map((slot, at) => slotOf(slot, `${one.id}-${at}`, about, say)),
    };
  });
  return [...first, ...accounts, ...allowances];
}
