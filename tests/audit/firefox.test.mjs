// The site in Debian's Firefox: every kind of page on three screens, light, dark and in large type, in both languages, and without a network;
// nothing asked of anybody else, no error in the console.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { firefox, LOOKS } from './firefox.mjs';

let fox;
before(async () => {
  fox = await firefox();
});
after(() => fox?.close());

const CASE = 'area=421300&date=2024-06-01&person.scheme=employee&person.status=retired&visits.0.care=outpatient';
const BILL = `${CASE}&visits.0.tier=2&visits.0.total=1500.00`;
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
