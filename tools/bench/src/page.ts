/**
 * Measures the page in a real browser against a running stack: `npm run bench:page -- http://127.0.0.1:8080`. First words
 * on a throttled line and processor, and how long counts and words take when a bar is pulled and let go.
 */
import type { CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../../browser/src/testing/open-browser.ts';

const [origin = 'http://127.0.0.1:8080'] = process.argv.slice(2);
const rounds = 9;

/** Waiting in the page needs what its policy forbids. */
const view = { viewport: { width: 1280, height: 800 } };

/** When the first word is painted, in milliseconds since the address was asked for. */
const watchFirstWord = `
  new MutationObserver((_, observer) => {
    if (document.querySelector('#words a') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (globalThis.firstWord = performance.now())));
  }).observe(document, { childList: true, subtree: true });
`;

/** When the page was let go of, and when counts and words were then painted. */
const watchPull = `
  globalThis.pulled = {};
  const painted = (name) => () => {
    if (pulled.from === undefined || pulled[name] !== undefined) return;
    pulled[name] = -1;
    requestAnimationFrame(() => setTimeout(() => (pulled[name] = performance.now() - pulled.from)));
  };
  addEventListener('input', () => { pulled = { from: performance.now() }; }, true);
  addEventListener('change', () => { pulled.letGo = performance.now() - pulled.from; }, true);
  new MutationObserver(painted('counts')).observe(document.querySelector('.passing'), { characterData: true, childList: true, subtree: true });
  new MutationObserver(painted('words')).observe(document.querySelector('.list'), { childList: true, subtree: true });
`;

const browser = await openBrowser();
try {
  const first: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ ...view, bypassCSP: true });
    const page = await context.newPage();
    await slowly(await context.newCDPSession(page));
    await page.addInitScript(watchFirstWord);
    await page.goto(origin);
    await page.waitForFunction('globalThis.firstWord !== undefined');
    first.push(await page.evaluate<number>('firstWord'));
    await context.close();
  }
  const page = await browser.newPage({ ...view, bypassCSP: true });
  await page.goto(origin);
  await page.locator('#words a').nth(99).waitFor();
  await Promise.all([page.waitForResponse(/across=commonness/u), page.getByLabel('Commonness from').focus()]);
  await page.evaluate(watchPull);
  const pulls = [];
  for (let round = 0; round < 2 * rounds; round += 1) pulls.push(await pull(page, String(1 + (round % 4))));
  const passing = await page.locator('.passing').textContent();
  console.log(passing);
  console.log(`first words, throttled: median ${Math.round(median(first))} ms`);
  console.log(`pulled bar to counts:   median ${Math.round(median(pulls.map(({ counts }) => counts)))} ms`);
  console.log(`let go to words:        median ${Math.round(median(pulls.map(({ words }) => words)))} ms`);
} finally {
  await browser.close();
}

/** 40 ms there and back, 10 Mbit a second, a processor four times slower. */
async function slowly(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 10e6 / 8,
    uploadThroughput: 10e6 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

async function pull(page: Page, key: string) {
  await page.evaluate('globalThis.pulled = {}');
  // As a mouse does it: one step, and let go.
  await page.evaluate(`
    const slider = document.querySelector('[aria-label="Commonness from"]');
    slider.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    slider.value = '${key}';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  `);
  await page.waitForFunction('pulled.counts > 0 && pulled.words > 0');
  return page.evaluate<{ counts: number; words: number }>('pulled');
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
