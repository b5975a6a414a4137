/** The first page: where one is insured, the way in, and why it can be trusted. */
import { areaName, pick, type Session } from "@yibao/core";
import type { MiniSay } from "../state/words.ts";

export interface Home {
  readonly heading: readonly [string, string];
  readonly lead: string;
  readonly area: { readonly label: string; readonly value: string; readonly action: string };
  /** The estimate first, and larger than the others. */
  readonly ways: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  /** The way to the rules of the area that was chosen. */
  readonly rules: { readonly region: string; readonly title: string; readonly text: string } | null;
  readonly open: { readonly title: string };
  readonly trustTitle: string;
  readonly trust: readonly { readonly title: string; readonly text: string }[];
  readonly elder: string;
  readonly settings: string;
  readonly boundary: string;
}

function areaText({ about, case: it, regions }: Session, say: MiniSay): string {
  if (about !== null) return areaName(about, say);
  const known = regions.find(({ region }) => region === it.region);
  return known === undefined ? say("area.choose") : pick(known.name, say.lang);
}

export function home(session: Session, elder: boolean, say: MiniSay): Home {
  return {
    heading: [say("home.heading_1"), say("home.heading_2")],
    lead: say("home.lead"),
    area: {
      label: say("area.label"),
      value: areaText(session, say),
      action: say(session.case.region === null ? "area.pick" : "area.change"),
    },
    ways: [
      { id: "estimate", title: say("tool.estimate"), text: say("home.estimate_text") },
      { id: "compare", title: say("tool.compare"), text: say("mini.compare_text") },
      { id: "check", title: say("tool.check"), text: say("mini.check_text") },
      { id: "year", title: say("tool.year"), text: say("mini.year_text") },
    ],
    rules:
      session.case.region === null
        ? null
        : {
            region: session.case.region,
            title: say("mini.rules", { area: areaText(session, say) }),
            text: say("mini.rules_of_here_text"),
          },
    open: { title: say("mini.open") },
    trustTitle: say("home.trust"),
    trust: [
      { title: say("home.trust_device"), text: say("home.trust_device_text") },
      { title: say("home.trust_name"), text: say("home.trust_name_text") },
      { title: say("home.trust_offline"), text: say("mini.offline_text") },
    ],
    elder: say(elder ? "site.standard" : "site.elder"),
    settings: say("mini.settings"),
    boundary: say("site.boundary"),
  };
}
