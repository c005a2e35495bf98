import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { asModelRates, asPeopleRate, people, secondJudge } from './testing/example-judges.ts';
import { exampleSiteWords } from './testing/example-site-words.ts';
import { findBarriers } from './testing/find-barriers.ts';
import { openBrowser, visit } from './testing/open-browser.ts';
import { screenshot } from './testing/screenshot.ts';
import { startSite, type Site } from './testing/start-site.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  const words = await exampleSiteWords();
  [browser, site] = await Promise.all([openBrowser(), startSite([...words, ...asModelRates(words)])]);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const open = async (address: string, width = 1280) => {
  const visited = await visit(browser, site.origin + address, { width });
  onTestFinished(visited.close);
  return visited;
};

const corrections = [
  {
    id: 'correction-1',
    word: 'without',
    changes: [{ field: 'complexity', before: 3, after: 2 }],
    reason: 'Plain',
    who: 'somebody',
    at: '2026-01-02T03:04:05.000Z',
  },
];

/** The routes of operators, as api-sources answers them: what was sent to them. */
const serveOperators = async (page: Page, status?: number): Promise<string[]> => {
  const sent: string[] = [];
  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname === '/api/corrections') return route.fulfill({ json: { corrections } });
    if (request.method() === 'GET') return route.fallback();
    sent.push(`${request.method()} ${decodeURIComponent(pathname)} ${request.postData() ?? ''}`.trim());
    if (status !== undefined) return route.fulfill({ status, json: {} });
    if (request.method() === 'DELETE' || pathname.startsWith('/api/judges'))
      return route.fulfill({ status: 204 });
    return route.fulfill({ status: 200, json: { word: '', scores: {}, types: null, reason: '' } });
  };
  await page.route(/\/api\/(corrections|(judges|words)\/[^?])/u, answer);
  return sent;
};

describe('judges', () => {
  it('are shown with what they know and how far two of them agree, for everybody', async () => {
    const { page, complaints, shifts } = await open('/judges');

    await page.getByText('words that both know').waitFor();
    const table = await page.getByRole('region', { name: 'Judges' }).innerText();
    const commonness = page.getByRole('region', { name: 'Scales' }).getByRole('row', { name: /Commonness/u });

    expect(table).toContain('gpt-6-luna');
    expect(table).toContain('lexicon-2');
    expect(await commonness.innerText()).toMatch(/800\s+1,1\d\d\s+7\d\d\s+\d+ %\s+\d+ %\s+0\.\d\d/u);
    expect(await page.getByRole('button', { name: /^Retire/u }).count()).toBe(0);
    expect(complaints).toEqual([]);
    expect(await shifts()).toEqual([]);
  });

  it('are compared on the scale that is pressed, which the address keeps', async () => {
    const { page } = await open('/judges');
    await page.getByText('words that both know').waitFor();

    await page.getByRole('button', { name: 'Formality' }).press('Enter');
    await page.getByRole('heading', { name: 'Formality' }).waitFor();
    await page.getByText('As numbers').click();
    const [, both = ''] =
      /Of (\d+) words that both know/u.exec(await page.locator('.scale-details').innerText()) ?? [];
    const cells = await page.getByRole('region', { name: 'Words by step' }).locator('td').allTextContents();
    await page.reload();
    await page.getByRole('heading', { name: 'Formality' }).waitFor();

    expect(cells).toHaveLength(36);
    expect(cells.reduce((sum, cell) => sum + Number(cell.replace(',', '')), 0)).toBe(Number(both));
    expect(page.url()).toContain('scale=formality');
  });

  it('each have a mark of their own on the rulers of a word', async () => {
    const { page } = await open('/judges?scale=formality');

    await page.getByRole('list', { name: 'Furthest apart' }).getByRole('link').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`● ${secondJudge}`).waitFor();
    await screenshot(page, 'word-two-judges');

    expect(await dialog.locator('.legend').innerText()).toContain('○ lexicon-2.0c71a0');
    const formality = dialog.locator('.ruler', { hasText: 'Formality' });
    expect(await formality.locator('.mark').count()).toBe(2);
    expect(await formality.locator('.mark.served').count()).toBe(1);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('are asked again after silence, and a failing server says so', async () => {
    onTestFinished(() => {
      site.trouble = undefined;
    });
    site.trouble = 'silent';
    const { page } = await open('/judges');
    await page.getByText('No answer from the server.').waitFor();
    site.trouble = 'broken';
    await page.getByRole('button', { name: 'Try now' }).click();
    await page.getByText('The server answered 500.').waitFor();
    site.trouble = undefined;

    await page.reload();

    await page.getByText('words that both know').waitFor();
  });

  it('do not come from the server: the page says so, and comes on a press', async () => {
    const { page } = await open('/');
    await page.route(/late-/u, (route) => route.abort());
    await page.getByRole('link', { name: 'Judges' }).click();
    await page.getByText('This page did not come from the server.').waitFor();

    await page.unroute(/late-/u);
    await page.getByRole('button', { name: 'Try now' }).click();

    await page.getByText('words that both know').waitFor();
  });

  it('are believed and retired as an operator says', async () => {
    const { page } = await open('/judges#k=token');
    const sent = await serveOperators(page);

    await page.getByRole('button', { name: /^Retire: lexicon-2/u }).click();
    await page.getByText('in a week they are deleted').waitFor();
    expect(sent).toEqual([]);
    await page.getByRole('button', { name: /^Retire it: lexicon-2/u }).click();
    await expect.poll(() => sent).toEqual(['PUT /api/judges/lexicon-2.0c71a0 {"retired":true}']);

    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('say who may not rank them', async () => {
    const { page } = await open('/judges#k=token');
    await serveOperators(page, 403);

    await page.getByRole('button', { name: `Retire: ${secondJudge}` }).click();
    await page.getByRole('button', { name: `Retire it: ${secondJudge}` }).click();

    await page.getByText('You are signed in, but may not do this.').waitFor();
  });
});

describe('an editor', () => {
  it('takes one’s side, the other’s, or neither by keys, and takes it back', async () => {
    const { page } = await open('/judges?scale=formality#k=token');
    const sent = await serveOperators(page);
    const rows = page.getByRole('list', { name: 'Furthest apart' }).getByRole('listitem');
    await rows.nth(2).waitFor();
    const words = await rows.locator('a').allTextContents();

    await rows.locator('a').first().focus();
    await page.keyboard.press('1');
    await page.keyboard.press('2');
    await page.keyboard.press('e');
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await page.getByText('Formality goes from 0 to 5.').waitFor();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('2.5');
    await page.keyboard.press('Enter');
    // The last one can be taken back once its answer is there, not when it has been sent.
    await page.locator('.decisions .done').nth(2).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('u');
    await expect.poll(() => sent.length).toBe(4);

    const reason = (name: string) => `"reason":"${name}"}`;
    const first = sent.find((line) => line.includes(`/${words[0] ?? ''}/`));
    expect(first).toContain(reason('As gpt-6-luna has it'));
    expect(sent.find((line) => line.includes(`/${words[1] ?? ''}/`))).toContain(
      reason('As lexicon-2 has it'),
    );
    expect(sent).toContain(
      `PUT /api/words/${words[2] ?? ''}/correction {"scores":{"formality":2.5},"reason":"Set by hand"}`,
    );
    expect(sent[3]).toBe(`DELETE /api/words/${words[2] ?? ''}/correction`);
  });

  it('puts one score of a word right, with a reason', async () => {
    const { page } = await open('/word/advice?commonness=3..#k=token');
    const sent = await serveOperators(page);
    await page.getByText('Something wrong?').click();

    await page.getByLabel('Scale').selectOption('Political');
    await page.getByLabel('Score, 0 to 5').fill('7');
    await page.getByLabel('Why').fill('a test');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('From 0 to 5, with at most two decimals.').waitFor();
    await page.getByLabel('Score, 0 to 5').fill('0,5');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('Kept. It is served from now on.').waitFor();
    await screenshot(page, 'word-wrong');

    expect(sent).toEqual(['PUT /api/words/advice/correction {"scores":{"political":0.5},"reason":"a test"}']);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('says of words just beyond a limit whether they belong there', async () => {
    const { page, complaints } = await open('/judges#k=token');
    const sent = await serveOperators(page);

    await page.getByLabel('Limit').selectOption({ label: 'Complexity 2 or less' });
    const rows = page.getByRole('list', { name: 'Words above' }).getByRole('listitem');
    await rows.nth(2).waitFor();
    expect(await rows.locator('a').allTextContents()).not.toContain('without');
    await rows.locator('a').first().focus();
    await page.keyboard.press('y');
    await page.keyboard.press('n');
    await expect.poll(() => sent.length).toBe(2);

    expect(sent.find((line) => line.includes('"complexity":2}'))).toContain(
      'Borderline: complexity 2 or less',
    );
    expect(page.url()).toContain('review=complexity..2');
    await screenshot(page, 'judges-borderline');
    expect(await findBarriers(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

it('people: what they reach among themselves is drawn beside what a machine reaches', async () => {
  const words = await exampleSiteWords();
  const rated = await startSite([...words, ...asPeopleRate(words)], { judges: [people] });
  onTestFinished(rated.stop);
  const { page, shifts, close } = await visit(browser, `${rated.origin}/judges`);
  onTestFinished(close);

  await page.getByText('People are no better than this: one of 10 raters reaches 0.83').waitFor();
  await page.getByText('it reaches 0.80').waitFor();
  await screenshot(page, 'judges-people');

  expect(await page.getByRole('region', { name: 'Judges' }).innerText()).toContain('VADER · MIT');
  expect(await page.locator('.interval .people').count()).toBe(1);
  expect(await page.getByRole('heading', { name: 'Sentiment' }).count()).toBe(1);
  expect(await findBarriers(page)).toEqual([]);
  expect(await shifts()).toEqual([]);
});

it('nobody but one judge: what it knows is shown, and that there is nobody to compare it with', async () => {
  const alone = await startSite(await exampleSiteWords());
  onTestFinished(alone.stop);
  const { page, close } = await visit(browser, `${alone.origin}/judges`);
  onTestFinished(close);

  await page.getByText('lexicon-2 is the only judge').waitFor();
  await screenshot(page, 'judges-one');

  const scales = await page.getByRole('region', { name: 'Scales' }).innerText();
  expect(scales).toMatch(/Commonness\s+1,1\d\d/u);
  expect(await findBarriers(page)).toEqual([]);
});
