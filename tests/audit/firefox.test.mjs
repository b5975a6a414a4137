// The site in Debian's Firefox: the questions by tapping and by keyboard, and every kind of page on three screens, light,
// dark and in large type, in both languages; every figure read from the page, nothing asked of anybody else, no error in the console.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readJson } from '../support/files.mjs';
import { ask, firefox, keys, SCREENS } from './firefox.mjs';

let fox;
before(async () => {
  fox = await firefox();
});
after(() => fox?.close());

const CASE = 'area=421300&date=2024-06-01&person.scheme=employee&person.status=retired&visits.0.care=outpatient';
const BILL = `${CASE}&visits.0.tier=2&visits.0.total=1500.00`;
const LOOKS = SCREENS.flatMap((screen) => ['light', 'dark', 'elder'].map((look) => ({ ...screen, look })));
/** Each page, what stands on it once it is ready, and what that says. */
const PAGES = [
  ['', 'h1', /./],
  [`estimate/#${CASE}`, '.opt', /./],
  [`estimate/#${BILL}&at=result`, '.slip .line-you', /675\.00/],
  [`estimate/#${CASE}&visits.0.tier=&visits.0.total=1500.00&at=result`, 'h1#answer', /565[^]*785/],
  [`compare/#${BILL}`, '.cmp-row.base', /675/],
  [`year/#${BILL}&visits.0.date=2024-03-01`, '.year-out', /675\.00/],
  [`check/#${BILL}`, '.check-form', /./],
  ['own-policy/', 'main h1', /./],
  ['embed/', 'main h1', /./],
  ['policy/421300/employee/', 'main', /500/],
];

/** Where each question stands, and what is answered there. */
const ANSWERS = ['职工医保', '已退休', '普通门诊', '二级医院'];

test('from the first question to the answer', async () => {
  const { page, faults } = await fox.opened({ width: 390, height: 844 });
  await page.goto(`${fox.site.home}estimate/`);

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
  const { total } = ask('estimate', request);
  const figure = (line) => page.$eval(`.slip [data-line="${line}"] summary .num`, (node) => node.textContent.replaceAll(',', ''));
  assert.equal(await figure('total'), total.total_charge);
  assert.equal(await figure('in_scope'), total.in_scope_amount);
  assert.equal(await figure('deductible'), total.deductible_applied);
  assert.equal(await figure('employee_outpatient'), total.funds.pooled_fund);
  assert.equal(await figure('you'), total.person.total);
  assert.match(await page.$eval('h1#answer', (node) => node.innerText), /675/);
  assert.deepEqual(faults, []);
});

test('the same by keyboard alone, in English and large type, on the smallest screen', async () => {
  const { page, faults } = await fox.opened({ ...SCREENS[0], look: 'elder' });
  await page.goto(`${fox.site.home}en/estimate/`);
  const { tabTo } = keys(page);
  await page.waitForSelector('button.area');
  await tabTo('button.area');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=combobox]');
  await page.keyboard.type('sui');
  await page.waitForSelector('[role=option] ::-p-text(Suizhou)');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  for (const value of ['employee', 'retired', 'outpatient', '2']) {
    const wanted = `.opt input[value="${value}"]`;
    await page.waitForSelector(wanted);
    await tabTo('.opt input');
    await page.keyboard.press(' ');
    for (let presses = 0; presses < 9 && !(await page.$eval(wanted, (input) => input.checked)); ++presses) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await page.waitForSelector('#amount');
  await tabTo('#amount');
  await page.keyboard.type('1,500');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.slip .line-you');
  assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /675/);
  assert.deepEqual(faults, []);
  await page.close();
});

for (const [at, look] of LOOKS.entries())
  test(`every kind of page, ${look.width} px, ${look.look}`, async () => {
    const { page, faults } = await fox.opened(look);
    for (const [index, [path, ready, says]] of PAGES.entries()) {
      // Each page in one language on this screen, and in the other on the next.
      const address = `${(at + index) % 2 === 0 ? '' : 'en/'}${path}`;
      // An address that differs in its fragment only would load nothing.
      await page.goto('about:blank');
      await page.goto(fox.site.home + address);
      await page.waitForSelector(ready);
      await page.waitForFunction((selector, text) => new RegExp(text).test(document.querySelector(selector)?.textContent ?? ''), {}, ready, says.source);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${address} is ${over} px wider than the screen`);
      assert.deepEqual(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.dataset.elder ?? 'off']), [
        look.look === 'dark' ? 'dark' : 'light',
        look.look === 'elder' ? 'on' : 'off',
      ], address);
    }
    assert.deepEqual(faults, []);
    await page.close();
  });

test('without a network the visited site still answers', async () => {
  const page = await fox.browser.newPage();
  await page.goto(`${fox.site.home}estimate/`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await fox.site.close();
  await page.goto(`${fox.site.home}en/estimate/#area=421300&date=2024-06-01&person.scheme=employee&person.status=retired&visits.0.care=outpatient&visits.0.tier=2&visits.0.total=1500&at=result`);
  await page.waitForSelector('.slip .line-you');
  assert.match(await page.$eval('h1#answer', (node) => node.innerText), /675/);
});
