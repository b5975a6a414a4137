/** The same case under other circumstances, each with what it costs and why. */
import { BY_AREA, type Compared, comparedOf, type Dimension, dimensionsOf } from "../compare.ts";
import { type Comparison, hasNumbers } from "../door.ts";
import { visitCount } from "../visits.ts";
import type { Manner } from "./session.ts";
import { type Shell, Tool } from "./tool.ts";
import { otherAreas, type Wanted, wantedOf } from "./variants.ts";

/** A variant as it is shown, and how it becomes the case. */
export interface ComparedRow extends Compared {
  readonly take: (() => void) | null;
}

/** An estimate takes more visits; a person compares few. */
const MANNER: Manner = { visits: 12, own: /^(vs|areas|day)=/ };

export class CompareTool extends Tool {
  dimensions: readonly Dimension[] = [];
  dimension = "";
  rows: readonly ComparedRow[] = [];
  reply: Comparison | null = null;

  constructor(shell: Shell) {
    super(shell, MANNER);
  }

  protected override settle(): void {
    const { session, say } = this;
    const { about, asked } = session;
    this.reply = null;
    this.rows = [];
    const [first] = asked;
    if (about === null || first === undefined) return;
    this.dimensions = dimensionsOf(first.fields, first.more, visitCount(session.case), about, say);
    const wanted = session.own.get("vs");
    this.dimension = (this.dimensions.find(({ id }) => id === wanted) ?? this.dimensions[0])?.id ?? BY_AREA;
    if (session.lacksBill) return;
    if (this.dimension === BY_AREA && this.#loadAreas()) return;
    const variants = wantedOf(this, this.dimension);
    this.reply = session.call("compare", {
      ...session.request,
      compare: { with: this.#named(variants) },
    });
    this.rows = this.#rowsOf(this.reply, variants);
  }

  /** The engine wants one variant at least; with none to compare the case stands beside itself. */
  #named(variants: readonly Wanted[]): { name: string }[] {
    return variants.length === 0
      ? [{ name: "-" }]
      : variants.map(({ change }, index) => ({ name: String(index), ...change }));
  }

  #rowsOf({ base, variants }: Comparison, wanted: readonly Wanted[]): readonly ComparedRow[] {
    const { about } = this.session;
    if (about === null) return [];
    const rows = wanted.flatMap((one, index) => {
      const variant = variants[index];
      return variant === undefined ? [] : [{ ...comparedOf(variant, one, about, this.say), take: one.take }];
    });
    if (rows.some((row) => row.base)) return rows;
    const status = hasNumbers(base.status as Comparison["status"])
      ? (base.status as Comparison["status"])
      : "not_encoded";
    const own = { name: this.say("compare.your_case"), hint: null, base: true };
    const mine = {
      status: base.status as Comparison["status"],
      ...(base.total === undefined ? {} : { total: base.total }),
    };
    return [{ ...comparedOf(mine, own, about, this.say), status, take: null }, ...rows];
  }

  /** Packs of other areas come when they are first compared; true while some are still on the way. */
  #loadAreas(): boolean {
    const { session } = this;
    const absent = otherAreas(this).filter((code) => session.describe(code) === null);
    if (absent.length === 0) return false;
    void Promise.all(absent.map((code) => session.loadRegion(code))).then(
      () => session.work(),
      () => this.#chooseAreas(otherAreas(this).filter((code) => !absent.includes(code))),
    );
    return true;
  }

  #chooseAreas(codes: readonly string[]): void {
    this.session.choose("areas", codes.join(","));
  }

  addArea(code: string): void {
    this.#chooseAreas([...new Set([...otherAreas(this), code])]);
  }

  removeArea(code: string): void {
    this.#chooseAreas(otherAreas(this).filter((one) => one !== code));
  }
}
