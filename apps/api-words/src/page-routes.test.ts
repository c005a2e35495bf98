import { apiHandler } from '@word-list/adapters/http-api';
import { apiCaller } from '@word-list/adapters/http-api/testing';
import { recordingLog } from '@word-list/domain/testing';
import { describe, expect, it } from 'vitest';
import type { PageFile } from './page-files.ts';
import { pageRoutes, type Page } from './page-routes.ts';

const file = (type: string, text: string, encodings: readonly string[] = []): PageFile => ({
  type,
  hash: `hash of ${text}`,
  encodings,
  read: (encoding) => new TextEncoder().encode(encoding === undefined ? text : `${encoding} of ${text}`),
});

const files = new Map([
  ['/index.html', { ...file('text/html', 'page', ['br', 'gzip']), first: '/api/words?take=100' }],
  ['/assets/main-1.js', file('text/javascript', 'script')],
]);
const open = (page: Page) => apiCaller(apiHandler({ routes: pageRoutes(page), log: recordingLog() }));
const call = open({ files });
const get = (url: string, headers: Record<string, string> = {}) => call({ url, headers });

describe('the page', () => {
  it.each(['/', '/word/harbour', '/check', '/lists', '/judges', '/docs'])('is at %s', async (path) => {
    const answer = await get(path);

    expect(answer.text).toBe('page');
    expect(answer.headers['content-type']).toBe('text/html');
  });

  it('is asked for again each time, and answered with 304 while it is the same', async () => {
    const first = await get('/');
    const etag = first.headers['etag'] ?? '';

    expect(first.headers['cache-control']).toBe('no-cache');
    expect((await get('/', { 'if-none-match': etag })).status).toBe(304);
  });

  it('has its first words on their way where the address is bare, and nowhere else', async () => {
    const link = '</api/words?take=100>; rel=preload; as=fetch; crossorigin=anonymous';

    expect((await get('/')).headers['link']).toBe(link);
    expect((await get('/?take=10')).headers['link']).toBeUndefined();
    expect((await get('/check')).headers['link']).toBeUndefined();
  });

  it('comes in the encoding that the reader takes, each with a tag of its own', async () => {
    const packed = await get('/', { 'accept-encoding': 'br, gzip;q=0.9' });

    expect(packed.text).toBe('br of page');
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.headers['vary']).toBe('accept-encoding');
    expect(packed.headers['etag']).not.toBe((await get('/')).headers['etag']);
  });

  it('may load and ask from its own origin only', async () => {
    const policy = (await get('/')).headers['content-security-policy'] ?? '';

    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy.match(/https?:|\*/u)).toBeNull();
  });

  it('keeps files whose names hold their hash for ever', async () => {
    const answer = await get('/assets/main-1.js', { 'accept-encoding': 'br' });

    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.text).toBe('script');
  });

  it('says where operators sign in, and may ask there and nowhere else', async () => {
    const signIn = { origin: 'https://words.auth.example', clientId: 'client' };
    const staged = open({ files, signIn });

    expect((await get('/sign-in.json')).json()).toBeNull();
    expect((await staged('/sign-in.json')).json()).toEqual(signIn);
    expect((await staged('/')).headers['content-security-policy']).toContain(
      "connect-src 'self' https://words.auth.example;",
    );
  });

  it('has no other files', async () => {
    expect((await get('/assets/main-2.js')).status).toBe(404);
    expect((await get('/index.html')).status).toBe(404);
  });
});
