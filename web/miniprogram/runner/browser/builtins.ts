/** WeChat's own components, made visible to every page. */
import { BUILTINS, type Builtin, COMMON } from "../builtins.ts";
import { type Element, type Instance, ownSpace, space } from "./easel.ts";
import { state } from "./state.ts";

interface Own extends Instance {
  readonly _$: Element & Pick<Instance, "triggerEvent">;
}

const ATTRIBUTES = {
  ariaRole: "role",
  ariaLabel: "aria-label",
  ariaHidden: "aria-hidden",
  ariaChecked: "aria-checked",
  ariaDisabled: "aria-disabled",
  ariaExpanded: "aria-expanded",
  ariaLive: "aria-live",
} as const;

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A component that was taken away has no element any more. */
function field(own: Own): Field | null {
  const host: HTMLElement | null = own._$.$$;
  return host?.querySelector<Field>("input, select, textarea") ?? null;
}

/** What a person sees of the attributes for screen readers: on a field they belong to the field itself. */
function describe(own: Own): void {
  const host = field(own) ?? own._$.$$;
  for (const [property, attribute] of Object.entries(ATTRIBUTES)) {
    const value = own.data[property];
    if (typeof value === "boolean" || (typeof value === "string" && value !== ""))
      host.setAttribute(attribute, String(value));
  }
  // WeChat's headings have no level.
  if (own.data["ariaRole"] === "heading") host.setAttribute("aria-level", "2");
}

const changed = (own: Own, name: string): void => {
  const from = field(own);
  if (from === null) return;
  const { value } = from;
  own._$.triggerEvent(name, { value, cursor: value.length });
};

/** A slider's value is a number. */
const slid = (own: Own, name: string): void => own._$.triggerEvent(name, { value: Number(field(own)?.value) });

const METHODS = {
  _silent(): void {},
  _input(this: Own): void {
    changed(this, "input");
  },
  _blur(this: Own): void {
    changed(this, "blur");
  },
  _slide(this: Own): void {
    slid(this, "changing");
  },
  _slid(this: Own): void {
    slid(this, "change");
  },
  _pick(this: Own): void {
    changed(this, "change");
  },
  _key(this: Own, event: { readonly detail?: { readonly key?: string } }): void {
    if (event.detail?.key === "Enter") changed(this, "confirm");
  },
};

function observers({ kind }: Builtin): object {
  const ariaObservers = Object.fromEntries(
    Object.keys(ATTRIBUTES).map((name) => [
      name,
      function (this: Own) {
        describe(this);
      },
    ]),
  );
  const value = {
    // As a property: the attribute does not change what was typed.
    value(this: Own, value: string | number): void {
      const input = field(this);
      // A slider's limits come first: a value beyond them would be cut.
      if (kind === "slider")
        for (const limit of ["min", "max", "step"]) input?.setAttribute(limit, String(this.data[limit]));
      if (input !== null && input.value !== String(value)) input.value = String(value);
      grow(this);
    },
  };
  return { ...ariaObservers, ...(["field", "picker", "slider"].includes(kind) ? value : {}) };
}

/** As high as its text. */
function grow(own: Own): void {
  const area = own._$.$$?.querySelector("textarea") ?? null;
  if (area === null || own.data["autoHeight"] !== true) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}

/** A share button asks the page on screen for the card. */
function share(own: Own): void {
  const page = pageOnScreen();
  const card = page?.["onShareAppMessage"];
  if (own.data["openType"] === "share" && typeof card === "function") state.shared.push(card.call(page, {}));
}

let pageOnScreen: () => Instance | undefined = () => undefined;

export function defineBuiltins(
  groups: { readonly [path: string]: unknown },
  onScreen: () => Instance | undefined,
): void {
  pageOnScreen = onScreen;
  for (const [tag, builtin] of Object.entries(BUILTINS)) {
    const path = `wx-${tag}`;
    ownSpace.addComponentStaticConfig(path, { component: true });
    ownSpace.addCompiledTemplate(path, { groupList: groups, content: groups[path] });
    ownSpace.componentEnv(path, ({ Component }) => {
      Component({
        properties: { ...COMMON, ...builtin.properties },
        methods: METHODS,
        observers: observers(builtin),
        lifetimes: {
          attached(this: Own) {
            describe(this);
            if (builtin.kind === "button") this._$.$$.addEventListener("click", () => share(this));
            if (builtin.kind === "button" && !this._$.$$.hasAttribute("role"))
              this._$.$$.setAttribute("role", "button");
          },
        },
      });
    });
    const made = ownSpace.getComponentSpace().getComponentByUrl(path, path);
    space.getComponentSpace().setGlobalUsingComponent(path, made);
  }
}
