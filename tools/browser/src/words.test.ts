import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../../cli/src/testing/call-program.ts';
import { exampleSiteWords } from './testing/example-site-words.ts';
import { openBrowser, settled, visit, type Look } from './testing/open-browser.ts';
import { screenshot } from './testing/screenshot.ts';
import { startSite, type Site } from './testing/start-site.ts';

const builtFiles = z.record(
  z.string(),
  z.object({ bytes: z.number(), encodings: z.object({ br: z.number().optional() }) }),
);

let browser: Browser;
let site: Site;
/** The words of a list that the site keeps. */
let few: string[];

beforeAll(async () => {
  const words = await exampleSiteWords();
  few = words
    .filter((_, place) => place % 20 === 0)
    .map(({ text }) => text)
    .sort();
  [browser, site] = await Promise.all([openBrowser(), startSite(words, { lists: { 'Few words': few } })]);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const open = async (address: string, look?: Look) => {
  const visited = await visit(browser, site.origin + address, look);
  onTestFinished(visited.close);
  return visited;
};

const wordsOf = (page: Page): Promise<string[]> => page.locator('#words a').allTextContents();
const addressOf = (page: Page): string => page.url().slice(site.origin.length);
const countOf = (page: Page) => page.locator('.passing strong');

describe('the first visit', () => {
  it('shows a hundred words without a press, asks nobody else, and nothing jumps', async () => {
    const { page, requests, complaints, shifts } = await open('/');

    expect(await wordsOf(page)).toHaveLength(100);
    expect(requests.filter((url) => !url.startsWith(site.origin))).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await shifts()).toEqual([]);
  });

  it('has its words on their way before any script, and asks for them once', async () => {
    const { requests } = await open('/');
    const isWords = (url: string): boolean => url.includes('/api/words');
    const isScript = (url: string): boolean => url.endsWith('.js');

    expect(requests.filter(isWords)).toHaveLength(1);
    expect(requests.findIndex(isWords)).toBeLessThan(requests.findIndex(isScript));
  });

  it('weighs little', () => {
    const built = join(import.meta.dirname, '../../../apps/web/built/files.json');
    const files = Object.entries(builtFiles.parse(JSON.parse(readFileSync(built, 'utf8')))).map(
      ([path, { bytes, encodings }]) => ({ path, bytes: encodings.br ?? bytes }),
    );
    const sum = (some: typeof files): number => some.reduce((total, { bytes }) => total + bytes, 0);

    expect(sum(files.filter(({ path }) => path.endsWith('.js')))).toBeLessThan(60_000);
    expect(sum(files)).toBeLessThan(90_000);
  });
});

describe('a list', () => {
  it('of common five-letter nouns is copied with four presses', async () => {
    const { page } = await open('/');

    await page.getByLabel('Length', { exact: true }).locator('.bar').nth(4).click();
    await page.getByRole('button', { name: /^noun/u }).click();
    await page.getByRole('button', { name: /^Copy \d/u }).click();
    await page.getByText('words copied').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');

    expect(copied.split('\n')).toEqual(await wordsOf(page));
    expect(copied.split('\n').every((word) => word.length === 5)).toBe(true);
    expect(addressOf(page)).toBe('/?commonness=3..&offensiveness=0&nsfw=0&length=5&types=noun');
  });

  it('comes as a file that is what API and command line give, byte for byte', async () => {
    const { page } = await open('/?commonness=4..&order=-commonness&take=20');

    await page.getByText('Download').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /words\.csv/u }).click(),
    ]);
    const url = download.url();

    const file = readFileSync(await download.path(), 'utf8');
    expect(file).toBe(await (await fetch(url)).text());
    expect(new URL(url).pathname).toBe('/api/words');
    const parameters = Object.fromEntries(new URL(url).searchParams);
    const recipe = JSON.stringify({ recipe: 1, parameters, words: 20, sha256: '' });
    const folder = makeFolder({ 'page.recipe.json': recipe });
    onTestFinished(folder.remove);
    const made = await folder.call(['words', '--recipe', 'DIR/page.recipe.json', '--api', site.origin]);
    expect(made.stdout).toBe(file);
  });

  it('is the same at the same address, and another after a new draw', async () => {
    const { page } = await open('/?types=verb&take=10');
    const first = await wordsOf(page);

    await page.getByRole('button', { name: 'New draw' }).click();
    await settled(page);
    const second = await wordsOf(page);
    await page.goBack();
    await settled(page);

    expect(second).not.toEqual(first);
    expect(await wordsOf(page)).toEqual(first);
  });
});

describe('a scale', () => {
  it('is pulled without asking for anything until it rests', async () => {
    const { page, requests } = await open('/?commonness=3..');
    const slider = page.getByLabel('Commonness from');
    await Promise.all([page.waitForResponse(/across=commonness/u), slider.focus()]);
    await settled(page);
    // Without the pause the clock runs on, and a slow machine comes to rest between two keys.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    const before = requests.length;
    const shown = await countOf(page).textContent();

    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
    const pulled = await countOf(page).textContent();

    // Whether words changed is looked at all the time.
    expect(requests.slice(before).filter((url) => !url.endsWith('/api/health'))).toEqual([]);
    expect(pulled).not.toBe(shown);
    expect(addressOf(page)).toBe('/?commonness=3..');
    await page.clock.runFor(1000);
    await page.clock.resume();
    await settled(page);
    expect(addressOf(page)).toBe('/?take=100');
    expect(requests.slice(before).some((url) => url.includes('/api/words'))).toBe(true);
    expect(await countOf(page).textContent()).toBe(pulled);
  });

  it('leaves the unknown out, until somebody wants them', async () => {
    const { page } = await open('/?offensiveness=..0');
    const total = async (): Promise<number> => Number((await countOf(page).textContent())?.replace(',', ''));
    const before = await total();
    const box = page.getByLabel('Offensiveness', { exact: true }).getByLabel(/unknown left out/u);
    const left = Number(/\d+/u.exec((await box.locator('..').textContent()) ?? '')?.[0]);

    await box.check();
    await settled(page);

    expect(addressOf(page)).toBe('/?offensiveness=0,?');
    expect(await total()).toBe(before + left);
  });
});

describe('keys alone', () => {
  it('filter, move, leave out, undo, open and close', async () => {
    const { page } = await open('/?take=10');

    await page.keyboard.press('f');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('PageUp');
    await page.waitForURL(/commonness=1/u);
    await settled(page);
    const first = await wordsOf(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('w');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('x');
    await page.waitForURL(new RegExp(`not=${first[1] ?? ''}`, 'u'));
    await settled(page);
    expect(await wordsOf(page)).not.toContain(first[1]);
    await page.keyboard.press('u');
    await settled(page);
    expect(await wordsOf(page)).toEqual(first);
    await page.keyboard.press('w');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/word\//u);
    await page.getByRole('dialog').getByText('Commonness', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/\?/u);

    expect(await wordsOf(page)).toEqual(first);
  });

  it('do nothing while somebody types', async () => {
    const { page } = await open('/?take=10');

    await page.keyboard.press('/');
    await page.keyboard.type('?ar*');
    await page.keyboard.press('Enter');
    await page.waitForURL(/text=\?ar/u);
    await settled(page);

    expect((await wordsOf(page)).every((word) => word[1] === 'a' && word[2] === 'r')).toBe(true);
  });
});

describe('what can go wrong', () => {
  it('no word passes: the filters that bring some back are named', async () => {
    const { page } = await open('/?commonness=5&length=20..&types=pronoun');

    await page.getByText('No word passes. Lift one:').waitFor();
    await page.locator('.no-words a').first().click();
    await settled(page);

    expect((await wordsOf(page)).length).toBeGreaterThan(0);
  });

  it('an address has parts that mean nothing: they are named, and the rest holds', async () => {
    const { page } = await open('/?lenght=5&types=verb');

    await page.getByText('means nothing here; it was left out.').waitFor();

    expect(await page.locator('.messages').textContent()).toContain('length=5');
    expect(await page.locator('.chips').textContent()).toContain('verb');
  });

  it('rules leave fewer words than were asked for: these are shown, with their number', async () => {
    const { page } = await open('/?commonness=4..&minDistance=4&take=1000');

    await page.getByText(/of 1,000: no more keep the rules in this order/u).waitFor();

    expect((await wordsOf(page)).length).toBeGreaterThan(10);
  });

  it('nobody answers: words stay, and come back by themselves', async () => {
    const { page } = await open('/');
    const before = await wordsOf(page);
    onTestFinished(() => {
      site.trouble = undefined;
    });

    site.trouble = 'silent';
    await page.getByRole('button', { name: /^noun/u }).click();
    await page.getByText('No answer since').waitFor();
    expect(await wordsOf(page)).toEqual(before);
    // Pressed while nobody answers: afterwards the page may have come back before the press.
    await page.getByRole('button', { name: 'Try now' }).click();
    site.trouble = undefined;
    await page.getByText('No answer since').waitFor({ state: 'detached', timeout: 60_000 });
    await settled(page);

    expect(await wordsOf(page)).not.toEqual(before);
  });

  it('the server fails: it says so', async () => {
    onTestFinished(() => {
      site.trouble = undefined;
    });
    site.trouble = 'broken';

    const { page } = await open('/');

    await page.getByText('The server answered 500.').waitFor();
  });

  it('there are no words at all: a list can be added, and words come while they are scored', async () => {
    const empty = await startSite([]);
    onTestFinished(empty.stop);
    const { page, close } = await visit(browser, `${empty.origin}/`);
    onTestFinished(close);

    await page.getByText('No words yet.').waitFor();

    expect(await page.getByRole('link', { name: 'Add a list' }).getAttribute('href')).toBe('/lists');
    empty.add((await exampleSiteWords()).slice(0, 400));
    await page.locator('#words a').first().waitFor();
    const first = await wordsOf(page);
    empty.add((await exampleSiteWords()).slice(400));
    await page.getByText('of 1,200 pass').waitFor();

    expect(await wordsOf(page)).toEqual(first);
  });
});

describe('a list in parts', () => {
  it('has as many of each, and what agrees between them', async () => {
    const { page } = await open('/?commonness=3..&split=mainType:adjective/noun&hold=length&take=15');

    const parts = page.locator('#words section');

    expect(await parts.count()).toBe(2);
    expect(await parts.nth(0).locator('a').count()).toBe(15);
    expect(await parts.nth(1).locator('a').count()).toBe(15);
    expect(await page.getByText(/^Balance, mean ± SD: length/u).textContent()).toContain('d 0.00');
  });

  it('shows words that offend after a press only', async () => {
    const { page } = await open('/?offensiveness=1..&take=10');

    await page.getByText(/words that offend/u).waitFor();
    expect(await wordsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show them' }).click();

    expect((await wordsOf(page)).length).toBeGreaterThan(0);
  });
});

describe('a list for dice', () => {
  it('is numbered, and printed in columns with its address, without what cannot be pressed', async () => {
    const address = '/?commonness=3..&take=36&dice=6';
    const { page } = await open(address);
    expect((await page.locator('.number-of').allTextContents()).slice(0, 3)).toEqual(['11', '12', '13']);

    await page.emulateMedia({ media: 'print' });
    await screenshot(page, 'printed');

    expect(await page.locator('.toolbar').isVisible()).toBe(false);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    expect(await page.locator('.printed').textContent()).toContain(address);
    expect(await page.locator('.printed').isVisible()).toBe(true);
  });
});

describe('too few words', () => {
  it('say what helps, a press away', async () => {
    const { page } = await open('/?commonness=4..&minDistance=4&take=1000');

    const help = page.locator('.messages').getByRole('link', { name: '4 edits apart' });
    await help.click();
    await settled(page);

    expect(addressOf(page)).toBe('/?commonness=4..&take=1000');
  });
});

describe('a word', () => {
  it('tells what each of its scores rests on, and how sure that is', async () => {
    const { page } = await open('/word/advice?commonness=3..');
    const commonness = page.locator('.ruler').filter({ hasText: 'Commonness' });

    await commonness.getByText('from frequency in texts, 90 % sure').waitFor();

    const unknown = page.locator('.ruler').filter({ hasText: 'unknown' });
    expect(await unknown.getByText('sure').count()).toBe(0);
    expect(await unknown.count()).toBeGreaterThan(0);
  });

  it('has words that are like it on chosen scales', async () => {
    const { page } = await open('/word/advice?commonness=3..');
    await page.locator('.similar-words a').first().waitFor();

    const [response] = await Promise.all([
      page.waitForResponse(/similar=/u),
      page.getByRole('button', { name: 'formality', exact: true }).click(),
    ]);

    expect(new URL(response.url()).searchParams.get('similar')).toBe('commonness,sentiment,mainType');
    expect(await page.locator('.similar-words a').count()).toBe(12);
  });
});

describe('two tabs', () => {
  it('keep what each of them shows', async () => {
    const { page } = await open('/?types=verb&take=10');
    const other = await page.context().newPage();
    await other.goto(`${site.origin}/?types=noun&take=10`);
    await settled(other);
    const nouns = await wordsOf(other);

    await page.getByRole('button', { name: 'New draw' }).click();
    await settled(page);
    await other.reload();
    await settled(other);

    expect(await wordsOf(other)).toEqual(nouns);
    expect(addressOf(other)).toBe('/?types=noun&take=10');
  });
});

describe('a slow server', () => {
  it('leaves words and bars on screen until it answers, and answers the last question', async () => {
    const { page } = await open('/?take=10');
    const before = await wordsOf(page);
    await page.route(/\/api\//u, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue().catch(() => undefined);
    });

    await page.getByRole('button', { name: /^verb/u }).click();
    await page.getByRole('button', { name: /^noun/u }).click();
    expect(await wordsOf(page)).toEqual(before);
    await settled(page);

    expect(addressOf(page)).toBe('/?types=noun,verb&take=10');
    const all = await (
      await fetch(`${site.origin}/api/words?types=noun,verb&order=random&seed=1&take=10&format=text`)
    ).text();
    expect(await wordsOf(page)).toEqual(all.trim().split('\n'));
  });
});

describe('a phone', () => {
  it('has its filters on a sheet, closed by its button', async () => {
    const { page } = await open('/', { width: 375, height: 760 });

    await page.getByRole('button', { name: 'Filters 3' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^noun/u }).click();
    await page.getByRole('button', { name: /^Show [\d,]+ words/u }).click();
    await settled(page);

    expect(addressOf(page)).toContain('types=noun');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

const downloaded = async (page: Page, name: RegExp): Promise<string> => {
  await page.getByText('Download').click();
  const button = page.locator('.menu-list').getByText(name);
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFileSync(await download.path(), 'utf8');
};

describe('a shared list', () => {
  it('comes with a recipe that makes it again, and says whose scores they are', async () => {
    const { page } = await open('/?commonness=3..&prefixFree&take=30');
    const words = await wordsOf(page);

    const recipe = JSON.parse(await downloaded(page, /recipe\.json/u)) as Record<string, unknown>;

    expect(recipe).toMatchObject({ words: 30, view: 'served', credits: ['lexicon-2.0c71a0'] });
    const again = await fetch(`${site.origin}/api/words`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/plain' },
      body: JSON.stringify({ recipe }),
    });
    expect((await again.text()).trim().split('\n')).toEqual(words);
  });

  it('has an address that says whether it is still the same', async () => {
    const { page } = await open('/?types=verb&take=10');
    const first = await wordsOf(page);

    await page.getByText('Download').click();
    await page.getByRole('button', { name: /^Copy address/u }).click();
    await page.getByText('Copied.').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    await page.goto(copied);
    await settled(page);

    expect(copied).toMatch(/&was=10\.[\da-f]{8}$/u);
    expect(await wordsOf(page)).toEqual(first);
    expect(await page.getByText('Not the words that were shared').count()).toBe(0);
    await page.goto(copied.replace(/was=.*/u, 'was=10.00000000'));
    await page.getByText('Not the words that were shared: scores changed since.').waitFor();
  });
});

describe('rules that take long', () => {
  it('can be stopped, and gone on with; the words from before stay', async () => {
    const { page } = await open('/?take=20');
    const before = await wordsOf(page);
    let go: () => void = () => undefined;
    await page.route(/\/api\/words\?.*prefixFree/u, async (route) => {
      await new Promise<void>((resolve) => (go = resolve));
      await route.continue().catch(() => undefined);
    });

    await page.getByText('Rules between words').click();
    await page.getByLabel('No word begins with another').check();
    await page.getByText('Keeping rules between 1,200 words').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped.').waitFor();
    go();
    expect(await wordsOf(page)).toEqual(before);
    await page.unroute(/\/api\/words\?.*prefixFree/u);
    await page.getByRole('button', { name: 'Go on' }).click();
    await settled(page);

    expect(await page.getByText('Stopped.').count()).toBe(0);
    expect(addressOf(page)).toBe('/?prefixFree&take=20');
  });
});

describe('lists', () => {
  it('that are kept here are filters, which the address names', async () => {
    const { page } = await open('/?take=500');

    await page.getByText('Lists', { exact: true }).last().click();
    await page.getByLabel(/^Few words/u).selectOption('only its words');
    await settled(page);
    const inside = await wordsOf(page);
    await page.getByLabel(/^Few words/u).selectOption('none of its');
    await settled(page);

    expect(inside.toSorted()).toEqual(few);
    expect(addressOf(page)).toBe('/?notList=Few%20words&take=500');
    expect((await wordsOf(page)).some((word) => few.includes(word))).toBe(false);
  });

  it('of somebody’s own are sent when their owner says so, and not before', async () => {
    const { page, requests } = await open('/?list=~00000000&take=5&order=text');
    await page.getByText('stayed in its owner’s browser').waitFor();
    await screenshot(page, 'own-list-missing');

    const field = page.locator('.messages').getByLabel('A list of your own');
    await field.fill(`${few.slice(0, 8).join('\n')}\nzzyzx`);
    await field.blur();
    await page.getByText('That is another list, of 9 words.').waitFor();
    await page.getByRole('button', { name: 'Use it instead' }).click();
    await page.getByText('Your 9 words would go to this server to be looked up. Not stored.').waitFor();
    await screenshot(page, 'own-list-consent');
    const words = requests.filter((url) => /\/api\/words/u.test(url));
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.method() === 'POST'),
      page.getByRole('button', { name: 'Look up' }).click(),
    ]);
    await settled(page);

    expect(words).toEqual([]);
    expect(sent.postData()).toContain('zzyzx');
    expect(await wordsOf(page)).toEqual(few.slice(0, 5));
    expect(addressOf(page)).toMatch(/^\/\?list=~[\da-f]{8}&order=text&take=5$/u);
    expect(await countOf(page).textContent()).toBe('9');
    expect(await page.getByText('No bars').count()).toBe(0);
    expect(await page.getByLabel('Commonness', { exact: true }).getByText('1 unknown').count()).toBe(1);
  });
});
