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

/** What the command line says to a request. */
export const ask = (operation, request) =>
  JSON.parse(execFileSync(join(root, 'build/yibao'), [operation, '-'], { input: JSON.stringify(request), encoding: 'utf8' })).ok;

/** The keyboard of a page. */
export function keys(page) {
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
