// The tools in Debian's Firefox, each from nothing to its last figure: by tapping, and two of them by keyboard alone. The
// figures are those of the command line, nothing is asked of anybody else, the console is silent.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { root } from '../support/files.mjs';
import { ask, firefox, keys, SCREENS } from './firefox.mjs';

let fox;
before(async () => {
  fox = await firefox();
});
after(() => fox?.close());

const [SMALL, PHONE, WIDE] = SCREENS;
const PERSON = 'area=421300&person.scheme=employee&person.status=retired';
const FACTS = [
  ['/person/scheme', 'employee'],
  ['/person/status', 'retired'],
  ['/visits/0/care', 'outpatient'],
  ['/visits/0/tier', '2'],
];
const REQUEST = { region: '421300', date: '2024-06-01', person: { scheme: 'employee', status: 'retired' } };
const VISIT = { care: 'outpatient', tier: '2' };
const estimated = (rules, date) => ask('estimate', { ...REQUEST, date, ...rules, visits: [{ ...VISIT, total: '1500.00' }] }).total;

/** The figures of the page, as the engine writes them. */
const figures = (page, selector) =>
  page.$$eval(selector, (all) => all.map((one) => (one.textContent ?? '').replace(/[^\d.]/g, '')));
const factAt = (path) => `[data-fact="${path}"]`;

/** A journey on one screen: told by what is tapped, or typed. */
async function journey(path, look, told) {
  const { page, faults } = await fox.opened(look);
  page.setDefaultTimeout(15_000);
  const phone = look.width < 1000;
  const tap = async (selector) => {
    await page.waitForSelector(selector, { visible: true });
    await (phone ? page.tap(selector) : page.click(selector));
  };
  const says = (selector, pattern) =>
    page.waitForFunction((at, text) => new RegExp(text).test(document.querySelector(at)?.textContent ?? ''), {}, selector, pattern.source);
  const fill = async (selector, text) => {
    await tap(selector);
    await page.keyboard.type(text);
  };
  const answer = async () => {
    for (const [at, value] of FACTS) {
      await page.waitForSelector(`${factAt(at)} option[value="${value}"]`);
      await page.select(factAt(at), value);
    }
  };
  await page.goto(`${fox.site.home}${path}`);
  await told({ page, tap, says, fill, answer, keys: keys(page) });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${path} is ${over} px wider than the screen`);
  assert.deepEqual(faults, []);
  await page.close();
}

async function chooseArea(page, tap, name) {
  await tap('button.area');
  await (await page.waitForSelector('[role=combobox]')).type('sui');
  await (await page.waitForSelector(`[role=option] ::-p-text(${name})`)).click();
}

test('compare, by tapping', () =>
  journey('compare/', PHONE, async ({ page, tap, says, fill, answer }) => {
    await chooseArea(page, tap, '随州市');
    await answer();
    await fill('[data-amount]', '1,500');
    await tap('form button[type=submit]');
    await says('.cmp-row.base', /675/);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'out');
    await tap('.cmp-table > summary');
    const reply = ask('compare', { ...REQUEST, date: '2024-12-31', visits: [{ ...VISIT, total: '1500.00' }], compare: { over: '/visits/0/tier' } });
    assert.deepEqual(await figures(page, '.cmp-table tbody tr > :nth-child(2)'), reply.variants.map(({ total }) => total.person.total));
  }));

test('year, by tapping', () =>
  journey(`en/year/#${PERSON}&visits.0.care=outpatient&visits.0.tier=1&visits.0.total=220.00&visits.0.date=2024-02-18`, { ...WIDE, look: 'dark' }, async ({ page, tap, fill }) => {
    await page.waitForSelector('.visit');
    await tap('[data-add]');
    await page.waitForFunction(() => document.activeElement?.id === 'f-visits-1-date');
    await fill('#f-visits-1-total', '1,500');
    await page.select('#f-visits-1-tier', '2');
    await page.waitForFunction(() => document.querySelectorAll('.visit').length === 2);
    const date = await page.$eval('#f-visits-1-date', (field) => field.value);
    const visits = [
      { care: 'outpatient', tier: '1', total: '220.00', date: '2024-02-18' },
      { ...VISIT, total: '1500.00', date },
    ];
    const reply = ask('year', { ...REQUEST, date: '2024-12-31', visits, order: 'given' });
    const wanted = reply.visits.map(({ statement }) => statement.person.total);
    await page.waitForFunction((last) => [...document.querySelectorAll('.visit-split b')].at(-1)?.textContent?.includes(last), {}, wanted.at(-1));
    assert.deepEqual(await figures(page, '.visit .visit-split b [aria-hidden]'), wanted);
  }));

/** Settled as for somebody who still works. */
const PRINTED = { medfee_sumamt: '1500', act_pay_dedc: '500', hifp_pay: '700', psn_cash_pay: '800' };
const printedAt = (id) => `[data-amount="/printed/${id}"]`;

async function assertChecked(page) {
  await page.waitForSelector('[data-verdict=explained]');
  const { lines } = ask('reconcile', { ...REQUEST, visits: [VISIT], reconcile: { printed: PRINTED } });
  const rows = await page.$$eval('.recon tbody tr', (all) => all.map((row) => [row.dataset.line, ...[...row.querySelectorAll('td')].slice(0, 2).map((cell) => cell.innerText.replaceAll(',', ''))]));
  assert.deepEqual(rows, lines.map(({ line, printed, ours }) => [line, printed, ours]));
}

test('check, by tapping', () =>
  journey('check/', { ...PHONE, look: 'elder' }, async ({ page, tap, fill, answer }) => {
    await chooseArea(page, tap, '随州市');
    await answer();
    await page.$eval('input[type=date]', (field, day) => {
      field.value = day;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, REQUEST.date);
    for (const [id, amount] of Object.entries(PRINTED)) await fill(printedAt(id), amount);
    await tap('.check-form button[type=submit]');
    await assertChecked(page);
    await tap('[data-explanation] button');
    await page.waitForSelector('[data-verdict=equal]');
  }));

test('check, by keyboard alone', () =>
  journey(`en/check/#${PERSON}&date=${REQUEST.date}&visits.0.care=outpatient&visits.0.tier=2`, SMALL, async ({ page, keys: { tabTo } }) => {
    await page.waitForSelector('.check-form');
    for (const [id, amount] of Object.entries(PRINTED)) {
      await tabTo(printedAt(id));
      await page.keyboard.type(amount);
    }
    await page.keyboard.press('Enter');
    await assertChecked(page);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'verdict');
  }));

test("somebody's own rules, by tapping", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yibao-'));
  const text = readFileSync(join(root, 'policies/cn/hubei/421300/pack.json'), 'utf8').replaceAll('"70%"', '"65%"');
  const file = join(folder, 'mine.json');
  writeFileSync(file, text);
  await journey('en/own-policy/', WIDE, async ({ page, tap, says, fill, answer }) => {
    await page.waitForSelector('.pick');
    const [chooser] = await Promise.all([page.waitForFileChooser(), tap('.pick')]);
    await chooser.accept([file]);
    await page.waitForSelector('[data-policy-trial]');
    await answer();
    await fill('[data-policy-amount]', '1,500');
    await page.keyboard.press('Enter');
    await says('[data-policy-answer]', /730/);
    const date = await page.$eval('[data-policy-trial] input[type=date]', (field) => field.value);
    await says('[data-policy-sums] tbody', /675/);
    const both = [estimated({ region: undefined, pack: JSON.parse(text) }, date), estimated({}, date)];
    assert.deepEqual(await figures(page, '[data-policy-sums] tbody td'), ['person', 'funds'].flatMap((part) => both.map((total) => total[part].total)));
    await page.waitForSelector('[data-policy-samples] tbody tr:nth-child(5)');
    await says('[data-policy-differences]', /65%[^]*70%/);
  });
  rmSync(folder, { recursive: true });
});

/** The headline of the preview, and the lines to copy. */
async function assertEmbedded(page) {
  await page.waitForFunction(() => /675/.test(document.querySelector('yibao-estimate')?.shadowRoot?.querySelector('h1#answer')?.textContent ?? ''));
  const paid = await page.$eval('yibao-estimate', (it) => it.shadowRoot?.querySelector('.pay-list')?.textContent ?? '');
  const total = estimated({}, '2024-12-31');
  assert.equal(total.person.total, '675.00');
  assert.ok(paid.includes(total.funds.total));
  const lines = await page.$eval('[data-embed-code]', (it) => it.innerText);
  for (const part of ['area="421300"', 'care="outpatient"', 'amount="1500"', 'theme="dark"', 'elder="on"']) assert.ok(lines.includes(part), part);
}

test('the lines to embed, by tapping', () =>
  journey('embed/', { ...PHONE, look: 'dark' }, async ({ page, tap, fill, answer }) => {
    await page.waitForSelector('select[name=area] option[value="421300"]');
    await page.select('select[name=area]', '421300');
    await answer();
    await fill('input[name=amount]', '1,500');
    await page.select('select[name=theme]', 'dark');
    await tap('.tick');
    await assertEmbedded(page);
    await tap('[data-embed-copy]');
    await page.waitForFunction(() => {
      const done = document.querySelector('[data-embed-copy]')?.getAttribute('data-done');
      return document.querySelector('[data-embed-status]')?.textContent === done;
    });
  }));

test('the lines to embed, by keyboard alone', () =>
  journey('en/embed/', { ...SMALL, look: 'elder' }, async ({ page, keys: { tabTo, pick } }) => {
    await pick('select[name=area]', '421300');
    for (const [at, value] of FACTS) await pick(factAt(at), value);
    await tabTo('input[name=amount]');
    await page.keyboard.type('1,500');
    await pick('select[name=theme]', 'dark');
    await tabTo('input[name=elder]');
    await page.keyboard.press(' ');
    await assertEmbedded(page);
    await tabTo('[data-embed-copy]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-embed-status]')?.textContent !== '');
  }));
