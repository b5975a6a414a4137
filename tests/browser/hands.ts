/**
 * The two ways to use a page: tapping (clicking, where there is a pointer), and the keyboard alone. A journey is told once
 * and made both ways; by keyboard every stop on the way must be seen, and the focus must be somewhere after every deed.
 */
import assert from "node:assert/strict";
import type { FileChooser, Locator, Page } from "playwright-core";
import { hasTouch, type Look } from "./visit.ts";

export interface File {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export interface Hands {
  /** A button, a link, the line of a fold. */
  press(target: Locator): Promise<void>;
  /** An option of a select. */
  pick(select: Locator, value: string): Promise<void>;
  /** What stands in the field goes. Where there is no button, the field is left afterwards. */
  type(field: Locator, text: string): Promise<void>;
  /** What was typed is sent: by its button, or from the field. */
  send(button: Locator): Promise<void>;
  /** A radio button or a box to tick. */
  mark(input: Locator): Promise<void>;
  /** A file, in the browser's own chooser. */
  file(input: Locator, file: File): Promise<void>;
  /** At the end: the focus is where somebody left it. */
  done(): Promise<void>;
}

const chosen = async (page: Page, open: () => Promise<void>): Promise<FileChooser> => {
  const waiting = page.waitForEvent("filechooser");
  await open();
  return waiting;
};
/** The label is what is seen and tapped of a field that is drawn otherwise. */
const seen = (input: Locator): Locator => input.locator("xpath=ancestor::label[1]");

export function tapping(page: Page, look: Look): Hands {
  const press = (target: Locator): Promise<void> => (hasTouch(look) ? target.tap() : target.click());
  return {
    press,
    pick: async (select, value) => {
      await press(select);
      await select.selectOption(value);
    },
    type: async (field, text) => {
      await press(field);
      await field.fill(text);
    },
    send: press,
    mark: async (input) => {
      await press(seen(input));
      assert.ok(await input.isChecked());
    },
    file: async (input, file) => {
      const chooser = await chosen(page, () => press(seen(input)));
      await chooser.setFiles(file);
    },
    done: async () => undefined,
  };
}

/** Whether the focus is on what is wanted, or in its group of radio buttons; else which way that lies. Runs in the page. */
function wayTo(wanted: Element): "there" | "down" | "up" {
  const inGroup = (one: Element): boolean =>
    one instanceof HTMLInputElement &&
    wanted instanceof HTMLInputElement &&
    one.type === "radio" &&
    one.name === wanted.name;
  const lift = (one: Element): Element => {
    const root = one.getRootNode();
    return root instanceof ShadowRoot ? lift(root.host) : one;
  };
  let at = document.activeElement ?? document.body;
  while (at.shadowRoot?.activeElement != null) at = at.shadowRoot.activeElement;
  if (at === wanted || inGroup(at)) return "there";
  // A link within the page leads to its target; the next Tab goes on from there.
  if (at === document.body) at = document.querySelector(":target") ?? at;
  const same = at.getRootNode() === wanted.getRootNode();
  const order = (same ? at : lift(at)).compareDocumentPosition(same ? wanted : lift(wanted));
  return (order & Node.DOCUMENT_POSITION_PRECEDING) === 0 ? "down" : "up";
}

/** What is wrong with how the focus is shown: no ring, or none that can be seen. Runs in the page. */
function faultOfFocus(): string | null {
  let at = document.activeElement ?? document.body;
  while (at.shadowRoot?.activeElement != null) at = at.shadowRoot.activeElement;
  if (at === document.body || at instanceof HTMLIFrameElement) return null;
  const ringed = (one: Element): boolean => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
  };
  // The ring may be drawn round the label.
  const around = [at, at.parentElement, at.parentElement?.parentElement].filter((one) => one instanceof Element);
  const name = `${at.tagName} ${at.id} ${at.className}`;
  const ring = around.find(ringed);
  if (ring === undefined) return `${name} shows no focus`;
  const box = ring.getClientRects()[0] ?? ring.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (right - left < 1 || bottom - top < 1) return `${name} is off the screen`;
  const root = at.getRootNode() as Document | ShadowRoot;
  const on = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return on !== null && (ring.contains(on) || on.contains(ring)) ? null : `${name} is covered`;
}

export function keyboard(page: Page): Hands {
  /** The page, as it was loaded, on which something was last done. */
  let on = 0;
  const loaded = (): Promise<number> => page.evaluate(() => performance.timeOrigin);

  async function assertKept(): Promise<void> {
    const { at, lost } = await page.evaluate(() => ({
      at: performance.timeOrigin,
      // A link within the page leads to its target; the next Tab goes on from there.
      lost: document.activeElement === document.body && document.querySelector(":target") === null,
    }));
    assert.ok(at !== on || !lost, "the focus is lost");
  }

  /** On a page that was just loaded, past its head: as somebody does who knows such pages. */
  async function skip(): Promise<void> {
    const fresh = await page.evaluate(
      () => document.activeElement === document.body && document.querySelector(":target") === null,
    );
    if (!fresh) return;
    await page.keyboard.press("Tab");
    assert.ok(
      await page.evaluate(() => document.activeElement?.matches(".skip")),
      "the first stop leads to the content",
    );
    await page.keyboard.press("Enter");
  }

  async function reach(target: Locator): Promise<void> {
    await assertKept();
    await skip();
    for (let presses = 0; presses < 120; presses += 1) {
      const [way, fault] = await Promise.all([target.evaluate(wayTo), page.evaluate(faultOfFocus)]);
      assert.equal(fault, null);
      if (way === "there") return;
      await page.keyboard.press(way === "up" ? "Shift+Tab" : "Tab");
    }
    assert.fail(`no Tab reaches ${target}`);
  }

  async function press(target: Locator): Promise<void> {
    await reach(target);
    on = await loaded();
    await page.keyboard.press("Enter");
  }

  return {
    press,
    pick: async (select, value) => {
      await select.locator(`option[value="${value}"]`).waitFor({ state: "attached" });
      await reach(select);
      on = await loaded();
      const steps = await select.evaluate(
        (it, wanted) =>
          it instanceof HTMLSelectElement
            ? [...it.options].findIndex((one) => one.value === wanted) - it.selectedIndex
            : 0,
        value,
      );
      for (let step = 0; step < Math.abs(steps); step += 1)
        await page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
      assert.equal(await select.inputValue(), value);
    },
    type: async (field, text) => {
      await reach(field);
      on = await loaded();
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text);
    },
    send: async () => page.keyboard.press("Enter"),
    mark: async (input) => {
      await reach(input);
      on = await loaded();
      for (let presses = 0; presses < 9 && !(await input.isChecked()); presses += 1)
        await page.keyboard.press(presses === 0 ? "Space" : "ArrowDown");
      assert.ok(await input.isChecked());
    },
    file: async (input, file) => {
      const chooser = await chosen(page, () => press(input));
      await chooser.setFiles(file);
    },
    done: assertKept,
  };
}

/** Each way by its name. */
export const WAYS = {
  "by tapping": tapping,
  "by keyboard alone": (page: Page): Hands => keyboard(page),
} as const;
