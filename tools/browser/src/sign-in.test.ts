import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findBarriers } from './testing/find-barriers.ts';
import { openBrowser, visit } from './testing/open-browser.ts';
import { screenshot } from './testing/screenshot.ts';
import { startIdentity, type Identity } from './testing/start-identity.ts';
import { startSite, type Site } from './testing/start-site.ts';

let browser: Browser;
let site: Site;
let identity: Identity;

beforeAll(async () => {
  [browser, identity] = await Promise.all([openBrowser(), startIdentity()]);
  site = await startSite([], { signIn: identity });
});

afterAll(async () => {
  await browser.close();
  await site.stop();
  await identity.stop();
});

beforeEach(() => {
  identity.refuses = false;
  identity.lifetimeSeconds = 3600;
});

/** Answers those who show the token that was given last; `status` everybody. */
const serveSources = async (page: Page, status?: number): Promise<void> => {
  const answer = (route: Route): Promise<void> => {
    const isIn = route.request().headers()['authorization'] === `Bearer ${identity.token}`;
    return route.fulfill({ status: status ?? (isIn ? 200 : 401), json: { sources: [], message: 'No' } });
  };
  await page.route(/\/api\/sources/u, answer);
};

const open = async (address: string) => {
  const visited = await visit(browser, site.origin + address);
  onTestFinished(visited.close);
  await serveSources(visited.page);
  return visited;
};

const signIn = (page: Page): Promise<void> => page.getByRole('button', { name: 'Sign in' }).click();

describe('operators of a stage', () => {
  it('sign in by a code and its proof, come back to where they were, and sign out everywhere', async () => {
    const { page, requests, complaints } = await open('/lists?run=run-1');
    await page.route(/\/api\/runs/u, (route) => route.fulfill({ status: 404, json: { detail: 'no run' } }));
    await screenshot(page, 'sign-in');
    expect(await findBarriers(page)).toEqual([]);

    await signIn(page);
    await page.getByText('No list yet.').waitFor();

    expect(page.url()).toBe(`${site.origin}/lists?run=run-1`);
    expect(requests.filter((url) => url.includes(identity.token))).toEqual([]);
    await page.reload();
    await page.getByText('No list yet.').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(identity.signedOutTo).toBe(`${site.origin}/lists`);
    expect(await page.evaluate('sessionStorage.length + localStorage.length')).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('are told why a sign-in was refused', async () => {
    identity.refuses = true;
    const { page } = await open('/lists');

    await signIn(page);
    await page.getByText('The sign-in was refused: access_denied.').waitFor();

    expect(page.url()).toBe(`${site.origin}/lists`);
  });

  it('are not signed in by an answer that they did not ask for', async () => {
    const { page, requests } = await open('/lists');
    await page.evaluate(
      `sessionStorage.setItem('word-list-sign-in', JSON.stringify({ state: 'mine', verifier: 'v', back: '/lists' }))`,
    );

    await page.goto(`${site.origin}/lists?code=stolen&state=theirs`);
    await page.getByText('That answer does not belong to this sign-in.').waitFor();

    expect(requests.filter((url) => url.includes('/oauth2/'))).toEqual([]);
    expect(page.url()).toBe(`${site.origin}/lists`);
  });

  it('hear when their time is over, and go on where they were', async () => {
    const { page } = await open('/lists');
    await page.clock.install();
    await signIn(page);
    await page.getByText('No list yet.').waitFor();

    await page.clock.fastForward('01:00:01');
    await page.getByText('Your sign-in has ended.').waitFor();
    // The page's clock is an hour ahead of who gives tokens.
    identity.lifetimeSeconds = 3 * 3600;
    await signIn(page);

    await page.getByText('No list yet.').waitFor();
  });

  it('hear that they may not do something', async () => {
    const { page } = await open('/lists');
    await serveSources(page, 403);

    await signIn(page);

    await page.getByText('You are signed in, but may not do this.').waitFor();
  });
});
