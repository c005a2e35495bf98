import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { findBarriers } from './testing/find-barriers.ts';
import { openBrowser, visit } from './testing/open-browser.ts';
import { screenshot } from './testing/screenshot.ts';
import { exampleSiteWords } from './testing/example-site-words.ts';
import { startSite, type Site } from './testing/start-site.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), exampleSiteWords().then(startSite)]);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

it('says what a pasted list is, and sends it nowhere', async () => {
  const { page, requests, complaints, close } = await visit(browser, `${site.origin}/check`);
  onTestFinished(close);
  await page.getByLabel('List to check').waitFor();
  const before = requests.length;

  await page
    .getByLabel('List to check')
    .fill('11111\tcar\n11112\tpet\n11113\tcarpet\n11114\tcat\n11115\tcat');
  await page.getByText('5 words checked.').waitFor();
  await screenshot(page, 'check');
  const report = await page.locator('.report').innerText();

  expect(report).toContain('4 different, 3 to 6 letters');
  expect(report).toContain('no: “carpet” is');
  expect(requests.slice(before)).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

it('checks seven thousand words while the page stays usable', async () => {
  const { page, requests, close } = await visit(browser, `${site.origin}/check`);
  onTestFinished(close);
  await page.getByLabel('List to check').waitFor();
  const before = requests.length;
  const letters = ['b', 'd', 'f', 'g', 'k', 'l'];
  const syllables = letters.flatMap((letter) =>
    ['a', 'e', 'i', 'o', 'u', 'y'].map((vowel) => letter + vowel),
  );
  const words = syllables.flatMap((one) => syllables.flatMap((two) => letters.map((end) => one + two + end)));

  // A browser types so many lines for minutes; people paste them.
  await page.evaluate(`
    const field = document.querySelector('textarea');
    field.value = ${JSON.stringify(words.join('\n'))};
    field.dispatchEvent(new Event('input', { bubbles: true }));
  `);
  await page.getByText('7,776 words checked.').waitFor();

  expect(await page.locator('.report').innerText()).toContain('7,776 words: 12.9 bits each.');
  expect(requests.slice(before)).toEqual([]);
});

it('looks words up when their owner says so: what is in the list, and what the rest would cost', async () => {
  const { page, requests, complaints, close } = await visit(browser, `${site.origin}/check`);
  onTestFinished(close);
  const before = requests.length;
  await page.getByLabel('List to check').fill('advice\naffair\nevil\ndie\ndye\nzzyzx');
  await page.getByText('6 words checked.').waitFor();
  await page.getByText('Your 6 words would go to this server to be looked up. Not stored.').waitFor();
  await page.getByRole('button', { name: 'Stay here' }).click();
  expect(requests.slice(before)).toEqual([]);

  await page.getByRole('button', { name: 'Look them up after all' }).click();
  await page.getByRole('button', { name: 'Look up' }).click();
  await page.getByText(/unknown words? scored by \S+ would cost about \$/u).waitFor();
  await screenshot(page, 'check-looked-up');

  expect(requests.slice(before).map((url) => new URL(url).pathname)).toEqual(['/api/check']);
  expect(await page.getByRole('region', { name: 'What is in it' }).innerText()).toContain('Commonness');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Score this list' }).click();
  await page.getByRole('heading', { name: 'Lists' }).waitFor();
  expect(complaints).toEqual([]);
});

it('proposes the smallest change that fixes a list, from words that it asks for without sending any', async () => {
  const { page, requests, close } = await visit(browser, `${site.origin}/check`);
  onTestFinished(close);
  const before = requests.length;
  await page.getByLabel('List to check').fill('car\ncarpet\nadvice\nlantern');
  await page.getByText('4 words checked.').waitFor();

  await page.getByRole('button', { name: 'Fix: prefix-free' }).press('Enter');
  await page.getByText('1 word leaves, and no fewer would do.').waitFor();
  await screenshot(page, 'check-fix');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take it' }).click();
  await page.getByText('yes: no word begins another').waitFor();

  const words = (await page.getByLabel('List to check').inputValue()).split('\n');
  expect(words).toHaveLength(4);
  expect(words).toContain('lantern');
  expect(requests.slice(before).some((url) => url.includes('carpet'))).toBe(false);
});
