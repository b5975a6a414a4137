// Debian's Firefox, driven by WebDriver BiDi, at `yibao serve`: what every test of it begins with.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { root } from '../support/files.mjs';
import { served } from './served.mjs';

export const SCREENS = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

/** Three screens, each in light, dark and large type. */
export const LOOKS = SCREENS.flatMap((screen) => ['light', 'dark', 'elder'].map((look) => ({ ...screen, look })));

/** What the command line says to a request. */
export const ask = (operation, request) =>
  JSON.parse(execFileSync(join(root, 'build/yibao'), [operation, '-'], { input: JSON.stringify(request), encoding: 'utf8' })).ok;

/** A journey is told once, and made by tapping (clicking, where there is a pointer) and by keyboard alone. */
export const HANDS = { 'by tapping': tapping, 'by keyboard alone': keyboard };

const chosen = async (page, open, file) => {
  const [chooser] = await Promise.all([page.waitForFileChooser(), open()]);
  await chooser.accept([file]);
};

function tapping(page, { width }) {
  const touch = (one) => (width < 1000 ? one.tap() : one.click());
  const press = async (selector) => touch(await page.waitForSelector(selector, { visible: true }));
  // What is seen of a field that is drawn otherwise.
  const label = async (input) => {
    await page.waitForSelector(input);
    return page.evaluateHandle((selector) => document.querySelector(selector).labels[0], input);
  };
  return {
    press,
    pick: async (selector, value) => {
      await page.waitForSelector(`${selector} option[value="${value}"]`);
      await page.select(selector, value);
    },
    fill: async (selector, text) => {
      await press(selector);
      await page.keyboard.type(text);
    },
    /** What was typed is sent: by its button, or from the field. */
    send: press,
    suggestion: async (text) => (await page.waitForSelector(`[role=option] ::-p-text(${text})`)).click(),
    /** A radio button or a box, by its label. */
    mark: async (input) => touch(await label(input)),
    file: (input, file) => chosen(page, async () => touch(await label(input)), file),
  };
}

function keyboard(page) {
  const { tabTo, pick } = keys(page);
  const press = async (selector) => {
    await page.waitForSelector(selector);
    await tabTo(selector);
    await page.keyboard.press('Enter');
  };
  return {
    press,
    pick,
    fill: async (selector, text) => {
      await page.waitForSelector(selector);
      await tabTo(selector);
      await page.keyboard.type(text);
    },
    send: () => page.keyboard.press('Enter'),
    suggestion: async (text) => {
      await page.waitForSelector(`[role=option] ::-p-text(${text})`);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
    mark: async (input) => {
      await page.waitForSelector(input);
      const { type, name } = await page.$eval(input, (it) => ({ type: it.type, name: it.name }));
      await tabTo(type === 'radio' ? `input[type=radio][name="${name}"]` : input);
      await page.keyboard.press(' ');
      for (let presses = 0; presses < 9 && !(await page.$eval(input, (it) => it.checked)); ++presses) await page.keyboard.press('ArrowDown');
    },
    file: (input, file) => chosen(page, () => press(input), file),
  };
}

/** The keyboard of a page. */
function keys(page) {
  const matches = (selector) => page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 60 && !(await matches(selector)); ++presses) await page.keyboard.press('Tab');
    assert.ok(await matches(selector), `no Tab reaches ${selector}`);
  };
  return {
    tabTo,
    /** An option of a select, by the arrow keys. */
    async pick(selector, value) {
      await page.waitForSelector(`${selector} option[value="${value}"]`);
      await tabTo(selector);
      const steps = await page.$eval(selector, (it, wanted) => [...it.options].findIndex((one) => one.value === wanted) - it.selectedIndex, value);
      for (let step = 0; step < Math.abs(steps); ++step) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
      assert.equal(await page.$eval(selector, (it) => it.value), value);
    },
  };
}

export async function firefox() {
  const site = await served();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.YIBAO_FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    // A profile that asks nobody for updates, lists or pages of its own.
    extraPrefsFirefox: {
      'app.normandy.enabled': false,
      'browser.safebrowsing.malware.enabled': false,
      'browser.safebrowsing.phishing.enabled': false,
      'datareporting.healthreport.uploadEnabled': false,
      'services.settings.server': 'http://127.0.0.1:9/',
    },
  });

  /** A page watched for what a careful site must not do. */
  async function opened({ width, height, look = 'light' }) {
    const faults = [];
    const page = await browser.newPage();
    page.on('console', (message) => ['error', 'warn'].includes(message.type()) && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => request.url().startsWith(site.home) || request.url().startsWith('data:') || faults.push(request.url()));
    await page.setViewport({ width, height });
    await page.evaluateOnNewDocument((chosen) => {
      try {
        localStorage.setItem('elder', chosen === 'elder' ? 'on' : 'off');
        localStorage.setItem('theme', chosen === 'dark' ? 'dark' : 'light');
      } catch {
        // The empty page between two of ours has no storage.
      }
    }, look);
    return { page, faults };
  }

  return {
    site,
    browser,
    opened,
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}
