import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { startCommand } from '../../local/src/testing/start-command.ts';
import { openBrowser, visit } from './testing/open-browser.ts';
import { screenshot } from './testing/screenshot.ts';

const minute = 60_000;

/** Whoever does other things beside it waits longer. */
const mostSeconds = (): number => 15 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

/** `npm start` on a fresh data dir, and the address that it prints. */
const startFresh = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'first-minute-'));
  const command = startCommand(['--data-dir', join(folder, 'state')]);
  onTestFinished(async () => {
    await command.killTree();
    rmSync(folder, { recursive: true, force: true });
  });
  const [, address = ''] = await command.untilPrinted(/Ready\. Open {2}(\S+)/u, 3 * minute);
  return address;
};

it(
  'brings known words by itself, lets nothing jump, takes three presses to a copied list, and scores a pasted list',
  async () => {
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const address = await startFresh();
    const ready = Date.now();
    const { origin } = new URL(address);
    const { page, requests, complaints, shifts } = await visit(browser, address, { isRestless: true });
    let presses = 0;
    const press = async (target: Locator): Promise<void> => {
      presses += 1;
      await target.click();
    };

    await page.locator('#words a').nth(99).waitFor();
    const seconds = (Date.now() - ready) / 1000;
    await page.getByText(/[1-9][\d,]* of 274,137 scored/u).waitFor();
    await screenshot(page, 'first-minute');

    expect(seconds).toBeLessThan(mostSeconds());
    expect(await shifts()).toEqual([]);
    expect(page.url()).toBe(`${origin}/`);
    expect(requests.filter((url) => !url.startsWith(origin))).toEqual([]);
    expect(complaints).toEqual([]);

    await press(page.getByLabel('Length', { exact: true }).locator('.bar').nth(4));
    await press(page.getByRole('button', { name: /^noun/u }));
    await press(page.getByRole('button', { name: 'Copy 100' }));
    await page.getByText('100 words copied').waitFor();
    const copied = (await page.evaluate<string>('navigator.clipboard.readText()')).split('\n');

    expect(presses).toBeLessThanOrEqual(6);
    expect(copied).toHaveLength(100);
    expect(copied.every((word) => [...word].length === 5)).toBe(true);

    // A list of one's own, while English is scored.
    await page.getByRole('link', { name: 'Lists' }).click();
    await page.getByText('Add a list').click();
    await page.getByRole('textbox', { name: 'Words', exact: true }).fill('kindness\nharbour\nqwyjibo\n');
    await page.getByRole('button', { name: 'Send it and show the price' }).click();
    await page.getByText(/3 lines hold 3 words/u).waitFor({ timeout: minute });
    await page
      .getByRole('button', { name: /^Score \d/u })
      .first()
      .click();
    await page.getByText(/^Complete.*: 3 of 3 words/u).waitFor({ timeout: 2 * minute });
    await screenshot(page, 'first-minute-own-list');
    await page.getByRole('link', { name: 'Words', exact: true }).click();
    await page.goto(`${origin}/?list=Pasted%20list&take=10&sort=text`);
    await page
      .locator('#words a')
      .first()
      .waitFor({ timeout: 2 * minute });

    expect(await page.locator('#words a').allTextContents()).toEqual(['harbour', 'kindness', 'qwyjibo']);
  },
  5 * minute,
);
