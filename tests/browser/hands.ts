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

interface Stop {
  /** It is the one that is wanted. */
  readonly there: boolean;
  /** It stands further up. */
  readonly above: boolean;
  readonly name: string;
  /** What is wrong with how it is shown. */
  readonly fault: string | null;
}

/** Where the focus is, seen from what is wanted: runs in the page. */
function stopOf(wanted: Element): Stop {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement != null) at = at.shadowRoot.activeElement;
  if (at === null || at === document.body) {
    const from = document.querySelector(":target") ?? document.body;
    const above = (from.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
    return { there: false, above, name: "", fault: null };
  }
  const name = `${at.tagName} ${at.id} ${at.className}`;
  const radio = at instanceof HTMLInputElement && at.type === "radio" ? at.name : null;
  const there = at === wanted || (radio !== null && wanted instanceof HTMLInputElement && wanted.name === radio);
  const lift = (one: Element): Element => {
    const root = one.getRootNode();
    return root instanceof ShadowRoot ? lift(root.host) : one;
  };
  const same = at.getRootNode() === wanted.getRootNode();
  const order = (same ? at : lift(at)).compareDocumentPosition(same ? wanted : lift(wanted));
  const above = (order & Node.DOCUMENT_POSITION_PRECEDING) !== 0;

  const ringed = (one: Element): boolean => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
  };
  // The ring may be drawn round the label.
  let ring: Element | null = at;
  for (let steps = 0; ring !== null && !ringed(ring); steps += 1) ring = steps < 3 ? ring.parentElement : null;
  if (at instanceof HTMLIFrameElement) return { there, above, name, fault: null };
  if (ring === null) return { there, above, name, fault: "shows no focus" };
  const box = ring.getClientRects()[0] ?? ring.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (right - left < 1 || bottom - top < 1) return { there, above, name, fault: "is off the screen" };
  const root = at.getRootNode() as Document | ShadowRoot;
  const on = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const covered = on === null || !(ring.contains(on) || on.contains(ring));
  return { there, above, name, fault: covered ? "is covered" : null };
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

  async function reach(target: Locator): Promise<void> {
    await assertKept();
    for (let presses = 0; presses < 120; presses += 1) {
      const { there, above, name, fault } = await target.evaluate(stopOf);
      assert.equal(fault, null, `${name} ${fault}`);
      if (there) return;
      await page.keyboard.press(above ? "Shift+Tab" : "Tab");
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
