/** What the full engine works out when it is unfolded: what changed on which day and for whom, and the worked examples. As plain data. */
import type { Description } from "@yibao/core";
import { areaDays, type DayText, daysIn, exampleText, type Held, schemesOf, settled } from "@yibao/core/policy";
import { fullEngine } from "../state/app.ts";
import { type Money, money, yen } from "../views/parts.ts";
import examples from "./examples.js";
import type { RuleSay } from "./words.ts";

interface Line {
  readonly kind: string;
  readonly label: string;
  readonly amount: Money | null;
}

interface ExampleView {
  readonly id: string;
  readonly name: string;
  readonly facts: readonly string[];
  readonly lead: string;
  readonly low: Money;
  readonly high: Money | null;
  readonly to: string;
  readonly segments: readonly { readonly kind: string; readonly width: number }[];
  readonly rows: readonly Line[];
  readonly url: string;
  readonly open: string;
  readonly openLabel: string;
}

export interface DayView {
  readonly id: string;
  readonly written: string;
  /** What changed, in a line; empty: there is nothing to unfold. */
  readonly what: string;
  readonly open: boolean;
  readonly changes: DayText["changes"];
  readonly effectsTitle: string;
  readonly effects: readonly { readonly who: string; readonly before: string; readonly after: string }[];
  /** Of an area: the schemes it changed for, each with a page of its own. */
  readonly schemes: readonly { readonly id: string; readonly name: string; readonly what: string }[];
}

/** What stands in a fold once it is worked out. */
export interface Told {
  readonly help: string;
  readonly days: readonly DayView[];
  readonly examples: readonly ExampleView[];
}

export const PARTS = ["history", "examples"] as const;
export type PartName = (typeof PARTS)[number];

export interface Part {
  readonly open: boolean;
  readonly state: "closed" | "working" | "failed" | "ready";
}

export const SHUT: Part = { open: false, state: "closed" };

export interface PartView extends Part {
  readonly id: PartName;
  readonly title: string;
  readonly text: string;
  readonly again: string;
  readonly told: Told | null;
}

/** The area as the engine with every operation holds it. */
export async function heldArea(about: Description): Promise<Held> {
  const engine = await fullEngine();
  await engine.loadRegion(about.region);
  return { about, engine };
}

function dayView({ date, written, changes, effects }: DayText, say: RuleSay): DayView {
  const side = (label: "policy.effect_before" | "policy.effect_after", value: string): string =>
    say("policy.named", { label: say(label), value });
  return {
    id: `day ${date}`,
    written,
    what: changes.map(({ name }) => name).join(say("list.comma")),
    open: true,
    changes,
    effectsTitle: effects.length === 0 ? "" : say("policy.effects"),
    effects: effects.map(({ who, before, after, way }) => ({
      who,
      before: side("policy.effect_before", before),
      after: [side("policy.effect_after", after), way].join(say("policy.list_dot")),
    })),
    schemes: [],
  };
}

function history(held: Held, scheme: string, say: RuleSay): Told {
  const days =
    scheme === ""
      ? areaDays(held, schemesOf(held.about), say).map(
          ({ date, written, schemes }): DayView => ({
            id: `day ${date}`,
            written,
            what: "",
            open: true,
            changes: [],
            effectsTitle: "",
            effects: [],
            schemes,
          }),
        )
      : daysIn(held, scheme, say).map((day) => dayView(day, say));
  const help = scheme === "" ? "" : say("policy.history_text");
  return { help: days.length === 0 ? say("policy.history_none") : help, days, examples: [] };
}

function worked(held: Held, scheme: string, say: RuleSay): Told {
  const link = say("policy.example_link");
  const list = (examples[held.about.region] ?? []).flatMap((one) => {
    const it = settled(held, one);
    if (it === null || (scheme !== "" && it.scheme !== scheme)) return [];
    const { id, name, lines, date, headline, pays, fragment } = exampleText(it, held.about, say);
    return [
      {
        id,
        name,
        facts: [...lines, say("policy.example_day", { date })],
        lead: headline.lead,
        low: yen(headline.low),
        high: headline.high === null ? null : yen(headline.high),
        to: say("amount.to"),
        segments: pays.segments.map(({ kind, width }) => ({ kind, width })),
        rows: pays.rows.map(({ kind, label, amount }) => ({
          kind,
          label,
          amount: amount === null ? null : money(amount, say),
        })),
        url: `/pages/result/result?${fragment.slice(1)}`,
        open: link,
        openLabel: say("policy.example_of", { link, name }),
      },
    ];
  });
  return { help: say("mini.examples_text"), days: [], examples: list };
}

export const tellPart = (name: PartName, held: Held, scheme: string, say: RuleSay): Told =>
  name === "history" ? history(held, scheme, say) : worked(held, scheme, say);

/** What of a day that is folded goes to the page. */
const folded = (day: DayView): DayView => ({ ...day, open: false, changes: [], effectsTitle: "", effects: [] });

const onlyOpen = (it: Told | null, opened: readonly string[]): Told | null =>
  it && { ...it, days: it.days.map((day) => (day.what === "" || opened.includes(day.id) ? day : folded(day))) };

/** Whether there is anything to unfold: an area without examples shows no empty fold. */
const offered = (name: PartName, region: string): boolean => name === "history" || (examples[region] ?? []).length > 0;

export const partViews = (
  region: string,
  parts: { readonly [name in PartName]: Part },
  told: (name: PartName) => Told | null,
  opened: readonly string[],
  say: RuleSay,
): readonly PartView[] =>
  PARTS.filter((name) => offered(name, region)).map((name) => ({
    ...parts[name],
    id: name,
    title: say(name === "history" ? "policy.history" : "policy.examples"),
    text:
      parts[name].state === "working"
        ? say("mini.working")
        : parts[name].state === "failed"
          ? say("mini.later_failed")
          : "",
    again: say("estimate.retry"),
    told: parts[name].open && parts[name].state === "ready" ? onlyOpen(told(name), opened) : null,
  }));
