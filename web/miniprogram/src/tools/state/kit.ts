/** What a page of a tool works with: the tool itself, in a world of its own that keeps the case as an address. */
import { localToday, type Question, readAddress, type Shell, type Tool } from "@yibao/core";
import { addressOf, withoutPerson } from "../../state/address.ts";
import { areas, current, fullEngine, fullEngineBroke, region, written } from "../../state/app.ts";
import { askArea } from "../../state/area.ts";
import { draftOf, goTo, keepDraft, openTool, type ToolName } from "../../state/tools.ts";
import { type Words, wordsOf } from "./words.ts";

export type Query = { readonly [key: string]: string | undefined };

/** The case of the page's address; else what the tool held of the same area; else the case in progress. */
function addressFor(name: ToolName, query: Query): string {
  const given = addressOf(query);
  if (given !== "") return given;
  const draft = draftOf(name);
  const here = region();
  const fits = draft !== null && (here === null || readAddress(draft).case.region === here);
  return fits ? draft : written();
}

export class Kit<Kind extends Tool> {
  readonly tool: Kind;
  /** Parts of the page that somebody unfolded, by their names. */
  readonly unfolded = new Set<string>();
  readonly name: ToolName;
  #address: string;

  constructor(name: ToolName, query: Query, make: (shell: Shell) => Kind, changed: () => void) {
    this.name = name;
    this.#address = addressFor(name, query);
    this.tool = make({
      today: localToday(new Date()),
      say: this.say,
      changed,
      world: {
        read: () => this.#address,
        replace: (_, address) => {
          this.#address = address;
          keepDraft(name, address);
        },
        listen: () => () => undefined,
        loadRegions: async () => areas(),
        openEngine: fullEngine,
        later: (work, pause) => {
          const timer = setTimeout(() => this.act(work), pause);
          return () => clearTimeout(timer);
        },
      },
    });
  }

  get say(): Words {
    return wordsOf(current().lang);
  }

  /** The area of the case, also while nothing opens that could read it. */
  get region(): string | null {
    return this.tool.session.case.region ?? readAddress(this.#address).case.region;
  }

  /** Whatever a person does; should the engine break over it, the page says so instead of standing still. */
  act(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      console.warn(error);
      fullEngineBroke();
      this.tool.session.broke(error);
    }
  }

  open(): void {
    void this.tool.session.open();
  }

  /** Once more, with whichever engine there is now. */
  retry(): void {
    const { session } = this.tool;
    session.broke(session.failure);
    this.open();
  }

  /** What the form asks about a place of the case. */
  question(path: string): Question | null {
    const all = this.tool.session.asked.flatMap(({ fields, amounts, more, moreAmounts }) => [
      ...fields,
      ...amounts,
      ...more,
      ...moreAmounts,
    ]);
    return all.find((one) => one.path === path) ?? null;
  }

  askArea(chosen: (region: string) => void): void {
    askArea((code) => this.act(() => chosen(code)));
  }

  toggle(part: string): void {
    if (!this.unfolded.delete(part)) this.unfolded.add(part);
  }

  /** The question may be sent on, never the person, an amount or a figure of a paper. */
  share(title: string): { readonly title: string; readonly path: string } {
    return { title, path: `/tools/${this.name}/${this.name}?${withoutPerson(this.#address)}` };
  }

  /** Another tool, or the estimate, takes the case further. */
  goOn(name: string, address: string): void {
    if (name === "estimate") goTo(`/pages/result/result?${address.replace(/^#/, "")}`);
    else openTool(name, address, true);
  }
}
