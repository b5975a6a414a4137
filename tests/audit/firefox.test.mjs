// One journey in Debian's Firefox, driven by WebDriver BiDi: from the questions to the answer, every figure read from the page, nothing asked
// of anybody else, no error in the console.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { readJson, root } from '../support/files.mjs';
import { served } from './served.mjs';

let site;
let browser;
before(async () => {
  site = await served();
  browser = await puppeteer.launch({
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
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** Where each question stands, and what is answered there. */
const ANSWERS = ['职工医保', '已退休', '普通门诊', '二级医院'];

test('from the first question to the answer', async () => {
  const faults = [];
  const page = await browser.newPage();
  page.on('console', (message) => ['error', 'warn'].includes(message.type()) && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => request.url().startsWith(site.home) || request.url().startsWith('data:') || faults.push(request.url()));
  await page.setViewport({ width: 390, height: 844 });
  await page.goto(`${site.home}estimate/`);

  await (await page.waitForSelector('button.area')).click();
  await (await page.waitForSelector('[role=combobox]')).type('sui');
  await (await page.waitForSelector('[role=option] ::-p-text(随州市)')).click();
  for (const answer of ANSWERS) {
    await (await page.waitForSelector(`.opt ::-p-text(${answer})`)).click();
    await (await page.waitForSelector('.q button[type=submit]')).click();
  }
  await (await page.waitForSelector('input[inputmode=decimal]')).type('1500');
  await (await page.waitForSelector('.q button[type=submit]')).click();
  await page.waitForSelector('.slip .line-you');

  const { request } = readJson('policies/cn/hubei/421300/cases/retired-tier2-1500.json');
  const { total } = JSON.parse(execFileSync(join(root, 'build/yibao'), ['estimate'], { input: JSON.stringify(request), encoding: 'utf8' })).ok;
  const figure = (line) => page.$eval(`.slip [data-line="${line}"] summary .num`, (node) => node.textContent.replaceAll(',', ''));
  assert.equal(await figure('total'), total.total_charge);
  assert.equal(await figure('in_scope'), total.in_scope_amount);
  assert.equal(await figure('deductible'), total.deductible_applied);
  assert.equal(await figure('employee_outpatient'), total.funds.pooled_fund);
  assert.equal(await figure('you'), total.person.total);
  assert.match(await page.$eval('h1#answer', (node) => node.innerText), /675/);
  assert.deepEqual(faults, []);
});

test('without a network the visited site still answers', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.home}estimate/`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await site.close();
  await page.goto(`${site.home}en/estimate/#area=421300&date=2024-06-01&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2&visits.0.total=1500&at=result`);
  await page.waitForSelector('.slip .line-you');
  assert.match(await page.$eval('h1#answer', (node) => node.innerText), /675/);
});
