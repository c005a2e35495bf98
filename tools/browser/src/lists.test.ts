import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findBarriers } from './testing/find-barriers.ts';
import { openBrowser, visit } from './testing/open-browser.ts';
import { screenshot } from './testing/screenshot.ts';
import { startSite, type Site } from './testing/start-site.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), startSite([])]);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const source = {
  id: 'source-1',
  name: 'Fruit',
  url: 'https://lists.example/fruit.txt',
  format: { kind: 'auto' },
  version: 1,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
};
const rejected = { empty: 3, not_a_word: 1 };
const estimate = {
  mode: 'new',
  model: 'model-1',
  complete: true,
  lines: 1204,
  rejected,
  duplicates: 20,
  accepted: 1180,
  list: { readAs: 'lines, utf-8', rejects: [{ reason: 'not_a_word', line: 7, text: 'usb-c 2' }] },
  first: ['fig', 'plum', 'pear'],
  known: 180,
  toAsk: 1000,
  prompts: 20,
  inputTokens: 1,
  outputTokens: 1,
  estimatedMicroUsd: 31_000,
  worstCaseMicroUsd: 90_000,
  withinBudget: null,
};
const runOf = (scored: number, failed: number) => ({
  id: 'run-1',
  sourceId: 'source-1',
  sourceName: 'Fruit',
  status: scored + failed === 1000 ? 'complete_with_failures' : 'scoring',
  mode: 'new',
  model: 'model-1',
  rubric: 'rubric-1',
  budgetUsd: null,
  reason: null,
  blocked: null,
  startedAt: '2026-01-02T03:04:05.000Z',
  endedAt: scored + failed === 1000 ? '2026-01-02T03:05:05.000Z' : null,
  counts: {
    lines: 1204,
    rejected,
    duplicates: 20,
    accepted: 1180,
    known: 180,
    scored,
    failed,
    cancelled: 0,
    claimed: 1000 - scored - failed,
    waiting: 0,
    unclassified: 0,
  },
  list: null,
  usage: {
    inputTokens: 1,
    cachedTokens: 0,
    outputTokens: 1,
    prompts: 20,
    reservedMicroUsd: 0,
    settledMicroUsd: 12_000,
  },
  rate: 250,
  estimatedEnd: null,
});

const lastRun = { ...runOf(999, 1), id: 'run-0' };

const failures = [
  { text: 'fig', reason: 'refused', attempts: 3 },
  { text: 'plum', reason: 'refused', attempts: 1 },
  { text: 'pear', reason: 'budget', attempts: 0 },
];

const statuses: readonly (readonly [RegExp, number])[] = [
  [/^POST \S+sources$/u, 201],
  [/^POST \S+(runs|retry)$/u, 202],
  [/^DELETE/u, 204],
];

/** The routes of operators, as api-sources answers them to this token. */
const serveSources = async (page: Page, token: string, sent: string[] = []): Promise<string[]> => {
  const asked: string[] = [];
  let looks = 0;
  const lookAtRun = () => {
    looks += 1;
    return looks < 3 ? runOf(looks * 300, 0) : runOf(999, 1);
  };
  const bodies: Readonly<Record<string, () => unknown>> = {
    'GET /api/sources': () => ({ sources: [source] }),
    'POST /api/sources': () => ({ ...source, id: 'source-2', url: 'kept:source-2' }),
    'DELETE /api/sources/source-2': () => undefined,
    'GET /api/sources/source-2/runs': () => ({ runs: [] }),
    'POST /api/sources/source-2/runs?dryRun=true': () => estimate,
    'POST /api/sources/source-2/runs': () => runOf(0, 0),
    'GET /api/sources/source-1/runs': () => ({ runs: [lastRun] }),
    'GET /api/runs/run-0': () => lastRun,
    'GET /api/runs/run-1': lookAtRun,
    'GET /api/runs/run-1/failures': () => ({ failures }),
    'POST /api/runs/run-1/retry': () => runOf(0, 0),
    'POST /api/sources/source-1/runs?dryRun=true': () => estimate,
    'POST /api/sources/source-1/runs': () => runOf(0, 0),
  };
  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    const name = `${request.method()} ${pathname}`;
    asked.push(name + search);
    if (request.headers()['authorization'] !== `Bearer ${token}`) {
      return route.fulfill({ status: 401, json: { detail: 'no valid token' } });
    }
    sent.push(request.postData() ?? '');
    const status = statuses.find(([pattern]) => pattern.test(name + search))?.[1] ?? 200;
    return route.fulfill({ status, json: (bodies[name + search] ?? bodies[name])?.() });
  };
  await page.route(/\/api\/(sources|runs)/u, answer);
  return asked;
};

const open = async (address: string, width = 1280) => {
  const visited = await visit(browser, site.origin + address, { width });
  onTestFinished(visited.close);
  return visited;
};

describe('lists', () => {
  it('are for operators: others are told how to sign in', async () => {
    const { page, complaints } = await open('/lists');

    await page.getByLabel('Token').waitFor();
    await screenshot(page, 'lists-signed-out');

    expect(await findBarriers(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('take the token out of the address, and send it to the API alone', async () => {
    const { page, requests } = await open('/#k=abc.def-1');

    expect(page.url()).toBe(`${site.origin}/`);
    expect(requests.some((url) => url.includes('abc.def'))).toBe(false);
    await serveSources(page, 'abc.def-1');
    await page.getByRole('link', { name: 'Lists' }).click();
    await page.getByText('https://lists.example/fruit.txt').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();

    await page.getByLabel('Token').waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });

  it('have a price before anything is asked, and a run that is watched to its end', async () => {
    const { page, complaints } = await open('/lists');
    const asked = await serveSources(page, 'token');

    await page.getByLabel('Token').fill('token');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('1,180 words, 1,179 known · last run').waitFor();
    await page.getByRole('button', { name: 'What would it cost?' }).click();
    await page.getByText('about $0.03, at most $0.09').waitFor();
    expect(asked.filter((request) => request.startsWith('POST'))).toEqual([
      'POST /api/sources/source-1/runs?dryRun=true',
    ]);
    await screenshot(page, 'lists-price');
    await page.getByRole('button', { name: 'Score 1,000 words' }).click();
    await page.getByText(/Complete with failures: 1,179 of 1,180 words/u).waitFor();
    await page.getByText('Words that failed').click();
    await page.getByText('refused, asked 3 times').waitFor();
    await page.getByText('refused, asked once').waitFor();
    await page.getByText('budget, never asked').waitFor();
    await screenshot(page, 'lists-run');

    expect(await findBarriers(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('are pasted, seen before they are sent, tried with a few words, and scored', async () => {
    const { page, complaints } = await open('/#k=token');
    const sent: string[] = [];
    const asked = await serveSources(page, 'token', sent);
    await page.getByRole('link', { name: 'Lists' }).click();
    await page.getByText('Add a list').click();
    const field = page.getByRole('textbox', { name: 'Words', exact: true });
    await field.fill('word\tcount\nfig\t3\nplum\t2\nfig\t1\n12\t1\n');

    await page.getByText('2 words, read as').waitFor();
    await page.getByText('1 line without a word').click();
    await page.getByText('not a word, line 5').waitFor();
    await screenshot(page, 'lists-pasted');
    expect(await findBarriers(page)).toEqual([]);
    expect(asked.filter((request) => !request.startsWith('GET'))).toEqual([]);

    await page.getByRole('button', { name: 'Send it and show the price' }).click();
    await page.getByText('about $0.03, at most $0.09').waitFor();
    expect(JSON.parse(sent.find((body) => body.includes('fig')) ?? '')).toMatchObject({
      name: 'Pasted list',
      text: 'word\tcount\nfig\t3\nplum\t2\nfig\t1\n12\t1\n',
    });
    await page.getByRole('button', { name: 'Try 3 first' }).click();
    await page.getByText(/words took 60 s and \$0\.01, 1 failed: all 1,000 would cost/u).waitFor();
    await screenshot(page, 'lists-tried');
    expect(asked).toContain('DELETE /api/sources/source-2');
    await page.getByRole('button', { name: 'Score 1,000 words' }).click();
    await page.getByText(/Complete with failures/u).waitFor();

    expect(await findBarriers(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('have terms, which are split into words when their owner says so', async () => {
    const { page } = await open('/#k=token');
    await serveSources(page, 'token');
    await page.getByRole('link', { name: 'Lists' }).click();
    await page.getByText('Add a list').click();
    await page.getByRole('textbox', { name: 'Words', exact: true }).fill('fig\nplum tart\npear\nred wine\n');

    await page.getByText('2 words, read as one word a line').waitFor();
    await page.getByText('2 lines hold several words.').waitFor();
    await page.getByRole('button', { name: 'Split terms into words' }).click();
    await page.getByText('6 words, read as one word a line').waitFor();

    expect(await page.getByText('hold several words').count()).toBe(0);
  });

  it('say why the words that failed cannot be read, and read them only when they are opened', async () => {
    const { page } = await open('/lists?run=run-1');
    await serveSources(page, 'token');
    let reads = 0;
    await page.route('**/api/runs/run-1/failures*', (route) => {
      reads += 1;
      return route.fulfill({ status: 500, json: { detail: `Read ${reads} failed` } });
    });
    await page.getByLabel('Token').fill('token');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByText('Words that failed').click();
    await page.getByText('Read 1 failed.').waitFor();
    await page.getByText('Words that failed').click();
    await page.locator('details.failures:not([open])').waitFor();
    await page.getByText('Words that failed').click();
    await page.getByText('Read 2 failed.').waitFor();
  });

  it('are run again after a run that failed before its list was read', async () => {
    const { page } = await open('/lists?run=run-1');
    const asked = await serveSources(page, 'token');
    const failed = { status: 'failed', reason: 'source_unreadable', endedAt: '2026-01-02T03:05:05.000Z' };
    await page.route('**/api/runs/run-1', (route) => {
      const run = runOf(0, 0);
      const counts = Object.fromEntries(Object.keys(run.counts).map((name) => [name, 0]));
      return route.fulfill({ json: { ...run, ...failed, counts: { ...counts, rejected } } });
    });
    await page.getByLabel('Token').fill('token');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByRole('button', { name: 'Try again' }).click();

    await expect.poll(() => asked).toContain('POST /api/runs/run-1/retry');
  });

  it('say that a token is no longer valid', async () => {
    const { page } = await open('/lists');
    await serveSources(page, 'another');

    await page.getByLabel('Token').fill('token');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByText('Your sign-in has ended.').waitFor();
  });
});
