// Every journey in Debian's Firefox, from nothing to its last figure: by tapping and by keyboard alone, on three screens in light, dark and
// large type, in one language on one of them and in the other on the next. The figures are those of the command line, nothing is asked of anybody
// else, the console is silent.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { root } from '../support/files.mjs';
import { ask, firefox, HANDS, LOOKS } from './firefox.mjs';

let fox;
before(async () => {
  fox = await firefox();
});
after(() => fox?.close());

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
const focused = (page) => page.evaluate(() => document.activeElement?.id);

/** A journey on every look, with both kinds of hands. */
function journey(name, path, told) {
  describe(name, () => {
    for (const [at, look] of LOOKS.entries())
      for (const [way, handsOf] of Object.entries(HANDS)) {
        const english = (at + (way === 'by tapping' ? 0 : 1)) % 2 === 1;
        test(`${look.width} px, ${look.look}, ${english ? 'English' : 'Chinese'}, ${way}`, async () => {
          const { page, faults } = await fox.opened(look);
          page.setDefaultTimeout(15_000);
          const hands = handsOf(page, look);
          const says = (selector, pattern) =>
            page.waitForFunction((where, text) => new RegExp(text).test(document.querySelector(where)?.textContent ?? ''), {}, selector, pattern.source);
          const answer = async () => {
            for (const [place, value] of FACTS) await hands.pick(factAt(place), value);
          };
          const chooseArea = async () => {
            await hands.press('button.area');
            await page.waitForSelector('[role=combobox]');
            await page.keyboard.type('sui');
            await hands.suggestion(english ? 'Suizhou' : '随州市');
          };
          await page.goto(`${fox.site.home}${english ? 'en/' : ''}${path}`);
          await told({ page, hands, says, answer, chooseArea });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${path} is ${over} px wider than the screen`);
          assert.deepEqual(faults, []);
          await page.close();
        });
      }
  });
}

journey('estimate', 'estimate/', async ({ page, hands, says, chooseArea }) => {
  await chooseArea();
  for (const [, value] of FACTS) {
    await hands.mark(`.opt input[value="${value}"]`);
    await hands.send('.q button[type=submit]');
  }
  await hands.fill('#amount', '1,500');
  await hands.send('.q button[type=submit]');
  await says('.slip .line-you', /675\.00/);
  const total = estimated({}, '2024-12-31');
  const lines = { total: total.total_charge, in_scope: total.in_scope_amount, deductible: total.deductible_applied, employee_outpatient: total.funds.pooled_fund, you: total.person.total };
  for (const [line, amount] of Object.entries(lines)) assert.deepEqual(await figures(page, `.slip [data-line="${line}"] summary .num`), [amount], line);
  assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /675/);
});

journey('compare', 'compare/', async ({ page, hands, says, answer, chooseArea }) => {
  await chooseArea();
  await answer();
  await hands.fill('[data-amount]', '1,500');
  await hands.send('form button[type=submit]');
  await says('.cmp-row.base', /675/);
  assert.equal(await focused(page), 'out');
  await hands.press('.cmp-table > summary');
  const reply = ask('compare', { ...REQUEST, date: '2024-12-31', visits: [{ ...VISIT, total: '1500.00' }], compare: { over: '/visits/0/tier' } });
  assert.deepEqual(await figures(page, '.cmp-table tbody tr > :nth-child(2)'), reply.variants.map(({ total }) => total.person.total));
});

const FIRST = 'visits.0.care=outpatient&visits.0.tier=1&visits.0.total=220.00&visits.0.date=2024-02-18';
journey('year', `year/#${PERSON}&${FIRST}`, async ({ page, hands }) => {
  await page.waitForSelector('.visit');
  await hands.press('[data-add]');
  await page.waitForFunction(() => document.activeElement?.id === 'f-visits-1-date');
  await hands.pick('#f-visits-1-tier', '2');
  await hands.fill('#f-visits-1-total', '1,500');
  await page.keyboard.press('Tab');
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
});

/** Settled as for somebody who still works. */
const PRINTED = { medfee_sumamt: '1500', act_pay_dedc: '500', hifp_pay: '700', psn_cash_pay: '800' };
const printedAt = (id) => `[data-amount="/printed/${id}"]`;
const READY = `${PERSON}&date=${REQUEST.date}&visits.0.care=outpatient&visits.0.tier=2`;
journey('check', `check/#${READY}`, async ({ page, hands }) => {
  await page.waitForSelector('.check-form');
  for (const [id, amount] of Object.entries(PRINTED)) await hands.fill(printedAt(id), amount);
  await hands.send('.check-form button[type=submit]');
  await page.waitForSelector('[data-verdict=explained]');
  assert.equal(await focused(page), 'verdict');
  const { lines } = ask('reconcile', { ...REQUEST, visits: [VISIT], reconcile: { printed: PRINTED } });
  const rows = await page.$$eval('.recon tbody tr', (all) => all.map((row) => [row.dataset.line, ...[...row.querySelectorAll('td')].slice(0, 2).map((cell) => cell.innerText.replaceAll(',', ''))]));
  assert.deepEqual(rows, lines.map(({ line, printed, ours }) => [line, printed, ours]));
  await hands.press('[data-explanation] button');
  await page.waitForSelector('[data-verdict=equal]');
});

const folder = mkdtempSync(join(tmpdir(), 'yibao-'));
after(() => rmSync(folder, { recursive: true }));
const mine = readFileSync(join(root, 'policies/cn/hubei/421300/pack.json'), 'utf8').replaceAll('"70%"', '"65%"');
const file = join(folder, 'mine.json');
writeFileSync(file, mine);
journey("somebody's own rules", 'own-policy/', async ({ page, hands, says, answer }) => {
  await hands.file('.pick input', file);
  await page.waitForSelector('[data-policy-trial]');
  await answer();
  await hands.fill('[data-policy-amount]', '1,500');
  await page.keyboard.press('Enter');
  await says('[data-policy-answer]', /730/);
  const date = await page.$eval('[data-policy-trial] input[type=date]', (field) => field.value);
  await says('[data-policy-sums] tbody', /675/);
  const both = [estimated({ region: undefined, pack: JSON.parse(mine) }, date), estimated({}, date)];
  assert.deepEqual(
    await page.$$eval('[data-policy-sums] tbody td', (all) => all.map((one) => /[\d,]+\.\d\d/.exec(one.innerText)?.[0].replaceAll(',', ''))),
    ['person', 'funds'].flatMap((part) => both.map((total) => total[part].total)),
  );
  await page.waitForSelector('[data-policy-samples] tbody tr:nth-child(5)');
  await says('[data-policy-differences]', /65%[^]*70%/);
});

journey('the lines to embed', 'embed/', async ({ page, hands, answer }) => {
  await hands.pick('select[name=area]', '421300');
  await answer();
  await hands.fill('input[name=amount]', '1,500');
  await hands.pick('select[name=theme]', 'dark');
  await hands.mark('input[name=elder]');
  await page.waitForFunction(() => /675/.test(document.querySelector('yibao-estimate')?.shadowRoot?.querySelector('h1#answer')?.textContent ?? ''));
  const paid = await page.$eval('yibao-estimate', (it) => it.shadowRoot?.querySelector('.pay-list')?.textContent ?? '');
  const total = estimated({}, '2024-12-31');
  assert.equal(total.person.total, '675.00');
  assert.ok(paid.includes(total.funds.total));
  const lines = await page.$eval('[data-embed-code]', (it) => it.innerText);
  for (const part of ['area="421300"', 'care="outpatient"', 'amount="1500"', 'theme="dark"', 'elder="on"']) assert.ok(lines.includes(part), part);
  await hands.press('[data-embed-copy]');
  await page.waitForFunction(() => document.querySelector('[data-embed-status]')?.textContent !== '');
});
