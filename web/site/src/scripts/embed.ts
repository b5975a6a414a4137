/** The page that makes the lines to copy. What can be asked, and in which order, the engine says. */
import {
  answerAt,
  asLabel,
  type Case,
  type Description,
  defaultDate,
  EMPTY_CASE,
  factOf,
  fieldsOf,
  type Lang,
  parseAmount,
  pick,
  type Question,
  type Region,
  requestOf,
  withAnswer,
  withoutAnswer,
  writeAddress,
} from "@yibao/core";
import { html, nothing, render, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { frameAddress, type Kind, type Settings, snippet } from "../embed/snippet.ts";
import { localToday } from "../estimate/session.ts";
import { type Engine, loadRegions, openEngine } from "./engine.ts";
import { siteRoot } from "./root.ts";
import { ownScript } from "./trusted.ts";

const CARE = "/visits/0/care";
const lang: Lang = document.documentElement.lang.startsWith("en") ? "en" : "zh";

function need<Found extends Element>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (found === null) throw new Error(`the page lacks ${selector}`);
  return found;
}

const form = need<HTMLFormElement>("[data-embed-form]");
const facts = need<HTMLElement>("[data-embed-facts]");
const code = need<HTMLElement>("[data-embed-code] code");
const status = need<HTMLElement>("[data-embed-status]");
const copy = need<HTMLButtonElement>("[data-embed-copy]");
const look = need<HTMLElement>("[data-embed-look]");
const preview = need<HTMLElement>("[data-embed-preview]");

let opening: Promise<Engine> | null = null;
let engine: Engine | null = null;
let about: Description | null = null;
let chosen: Case = EMPTY_CASE;

const field = (name: string): string => {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value.trim() : "";
};
const kind = (): Kind => (field("kind") === "frame" ? "frame" : "element");

/** Everything that was chosen beforehand except the kind of care, as the address writes it. */
const factsText = (): string => writeAddress({ ...withoutAnswer(chosen, CARE), region: null }, null).slice(1);

function settings(): Settings {
  const amount = parseAmount(field("amount"));
  const all: Settings = [
    ["area", chosen.region ?? ""],
    ["care", answerAt(chosen, CARE) ?? ""],
    ["facts", factsText()],
    ["amount", amount.ok ? amount.amount.replace(/\.00$/, "") : ""],
    ["language", field("language")],
    ["theme", field("theme")],
    ["elder", field("elder")],
  ];
  return all.filter(([, value]) => value !== "");
}

/** The questions a host may answer beforehand: those answered, then those the engine would ask next. */
function questions(): readonly Question[] {
  if (engine === null || about === null) return [];
  const date = defaultDate(localToday(new Date()), about.known);
  return fieldsOf(chosen, engine.call("questions", requestOf(chosen, date)).ok, about);
}

function choose(path: string, value: string): void {
  chosen = value === "" ? withoutAnswer(chosen, path) : withAnswer(chosen, path, value);
  drawFacts();
  show();
}

function select(question: Question): TemplateResult {
  const answer = answerAt(chosen, question.path) ?? "";
  const changed = (event: Event): void => {
    if (event.currentTarget instanceof HTMLSelectElement) choose(question.path, event.currentTarget.value);
  };
  const label = question.question === undefined ? factOf(question.path) : pick(question.question, lang);
  const options = (question.options ?? []).filter(({ encoded }) => encoded !== false);
  return html`<label class="field">
    <span>${asLabel(label)}</span>
    <select class="input" data-fact=${question.path} @change=${changed}>
      <option value="" .selected=${answer === ""}>${facts.dataset["ask"]}</option>
      ${options.map((one) => html`<option value=${one.value} .selected=${one.value === answer}>${pick(one.label, lang)}</option>`)}
    </select>
  </label>`;
}

function drawFacts(): void {
  const list = questions();
  const content =
    list.length === 0
      ? nothing
      : html`<fieldset class="bench-facts">
          <legend>${facts.dataset["title"]}</legend>
          <p class="help">${facts.dataset["help"]}</p>
          ${repeat(list, ({ path }) => path, select)}
        </fieldset>`;
  render(content, facts);
}

async function drawPreview(): Promise<void> {
  look.hidden = false;
  if (kind() === "frame") {
    const frame = document.createElement("iframe");
    frame.title = preview.dataset["title"] ?? "";
    frame.src = frameAddress(siteRoot(), settings());
    preview.replaceChildren(frame);
    return;
  }
  await import(/* @vite-ignore */ new URL("embed/yibao-estimate.js", siteRoot()).href);
  // Meanwhile the frame may have been chosen, or something else.
  if (kind() === "frame") return;
  const element = document.createElement("yibao-estimate");
  for (const [name, value] of settings()) element.setAttribute(name, value);
  preview.replaceChildren(element);
}

function show(): void {
  code.textContent = snippet(kind(), siteRoot(), settings(), preview.dataset["title"] ?? "");
  status.textContent = "";
  void drawPreview();
}

async function chooseArea(region: string): Promise<void> {
  about = null;
  chosen = { ...EMPTY_CASE, region: region === "" ? null : region };
  if (region !== "") {
    opening ??= openEngine("first answer");
    // A network that was down is asked again.
    opening.catch(() => {
      opening = null;
    });
    engine = await opening;
    await engine.loadRegion(region);
    // The arrow keys go through the list one by one: another area may have been chosen meanwhile.
    if (chosen.region !== region) return;
    about = engine.call("describe", { region }).ok;
  }
  drawFacts();
  show();
}

const failed = (): void => {
  status.textContent = status.dataset["failed"] ?? "";
};

function fillAreas(regions: readonly Region[]): void {
  const areas = form.elements.namedItem("area");
  if (!(areas instanceof HTMLSelectElement)) return;
  for (const { region, name, province } of regions) {
    const parts = { name: pick(name, lang), province: province === undefined ? "" : pick(province, lang) };
    // What joins town and province is a text of the page.
    const pattern = province === undefined ? "{name}" : (form.dataset["full"] ?? "");
    areas.add(new Option(pattern.replace("{name}", parts.name).replace("{province}", parts.province), region));
  }
  areas.addEventListener("change", () => void chooseArea(areas.value).catch(failed));
}

form.addEventListener("change", (event) => {
  const { target } = event;
  if (target instanceof HTMLSelectElement && (target.name === "area" || target.name === "")) return;
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());

copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    status.textContent = copy.dataset["done"] ?? "";
  } catch {
    // No permission, or no secure address: the lines are marked, so that one key copies them.
    getSelection()?.selectAllChildren(code);
    status.textContent = copy.dataset["failed"] ?? "";
  }
});

const helper = document.createElement("script");
helper.src = ownScript(new URL("embed/frame-host.js", siteRoot()));
document.head.append(helper);

form.hidden = false;
copy.hidden = false;
show();
loadRegions().then(fillAreas, failed);
