import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { asModelRates } from './testing/example-judges.ts';
import { exampleSiteWords } from './testing/example-site-words.ts';
import { findBarriers } from './testing/find-barriers.ts';
import { openBrowser, settled, visit } from './testing/open-browser.ts';
import { screenshot } from './testing/screenshot.ts';
import { startSite, type Site } from './testing/start-site.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([
    openBrowser(),
    exampleSiteWords().then((words) => startSite([...words, ...asModelRates(words)])),
  ]);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const looks = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 375, scheme: 'dark' },
  { width: 375, scheme: 'light' },
] as const;

const pages = [
  { name: 'words', address: '/' },
  { name: 'table', address: '/?commonness=4..&view=table&sort=-sentiment' },
  {
    name: 'many-filters',
    address: '/?commonness=2..&sentiment=1..,?&length=4..8&letters=a-z&types=noun&prefixFree',
  },
  { name: 'none', address: '/?commonness=5&length=20..&types=pronoun' },
  { name: 'strange', address: '/?lenght=5&take=200' },
  { name: 'word', address: '/word/advice?commonness=3..' },
  { name: 'unknown-word', address: '/word/qqqq?commonness=3..' },
  { name: 'check', address: '/check' },
  { name: 'parts', address: '/?commonness=3..&split=mainType:adjective/noun&hold=length&take=15' },
  { name: 'dice', address: '/?commonness=3..&take=36&dice=6' },
  { name: 'docs', address: '/docs' },
  { name: 'judges', address: '/judges?scale=sentiment' },
];

/**
 * What can be pressed and not be reached by Tab. Words are reached by arrows from one of them, and what is done with them has keys of its own;
 * bars are pulled by their sliders.
 */
const beyondKeys = `
  [...document.querySelectorAll('button, a[href], input, select, textarea, summary')]
    .filter((it) => it.checkVisibility() && !it.disabled && it.tabIndex < 0 && it.closest('#words ol, .decisions') === null)
    .map((it) => it.outerHTML.slice(0, 80))
`;

describe('wide and narrow, light and dark', () => {
  it.each(pages)('keeps nobody out: $name', async ({ name, address }) => {
    const { page, complaints, close } = await visit(browser, site.origin + address);
    onTestFinished(close);

    for (const { width, scheme } of looks) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      if ((await page.locator('.list').count()) > 0) await settled(page);
      await screenshot(page, `${name}-${width}-${scheme}`);

      expect(await findBarriers(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    expect(complaints).toEqual([]);
    expect(await page.evaluate(beyondKeys)).toEqual([]);
  });
});
