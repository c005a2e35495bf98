import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes, type Scope } from '@word-list/topology';
import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { matchRoute } from './match-route.ts';
import { startHttpFront, type HttpFront } from './start-http-front.ts';
import { startSourceServer } from './start-source-server.ts';
import { audience, issuer, openTokenIssuer, type TokenIssuer } from './token-issuer.ts';

let folder: string;
let tokens: TokenIssuer;
let front: HttpFront;
let events: { functionName: string; event: Record<string, unknown> }[];
let problems: unknown[];
let answer: (event: unknown) => unknown;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'http-front-'));
  tokens = await openTokenIssuer(join(folder, 'issuer.json'));
  front = await startHttpFront({
    port: 0,
    issuer: tokens,
    invoke: async (functionName, event) => {
      events.push({ functionName, event: event as Record<string, unknown> });
      return answer(event);
    },
    onProblem: (_, error) => problems.push(error),
  });
});

beforeEach(() => {
  events = [];
  problems = [];
  answer = () => ({ statusCode: 200, body: 'ok' });
});

afterAll(async () => {
  await front.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, init: RequestInit = {}) => fetch(`${front.origin}${path}`, init);
const withToken = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });
const scoped = (...scopes: Scope[]) => tokens.issue(scopes, '1h');

describe('routes', () => {
  it('sends every route of the topology to its function', async () => {
    const token = await scoped('sources:read', 'sources:write', 'runs:read', 'runs:write', 'words:write');

    for (const route of routes) {
      const path = route.path.replace('{id}', 'x').replace('{word}', 'tree');
      expect((await get(path, { method: route.method, ...withToken(token) })).status).toBe(200);
    }

    expect(events.map(({ event }) => event['routeKey'])).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`),
    );
    expect(events.map(({ functionName }) => functionName)).toEqual(routes.map((route) => route.function));
  });

  it('prefers a fixed path over a parameter', () => {
    const both = [
      { method: 'GET', path: '/api/words/{word}', function: 'api-words' },
      { method: 'GET', path: '/api/words/best', function: 'api-words' },
    ] as const;

    expect(matchRoute(both, 'GET', '/api/words/best')?.route.path).toBe('/api/words/best');
  });

  it.each(['/nothing', '/api', '/api/words/', '/api/words/a/b', '/api/word', '/problems/x'])(
    'answers 404 for %s',
    async (path) => {
      const response = await get(path);

      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ message: 'Not Found' });
      expect(events).toEqual([]);
    },
  );

  it('answers 400 for a broken percent escape', async () => {
    expect((await get('/api/words/%zz')).status).toBe(400);
  });
});

describe('pages of other origins', () => {
  const preflight = (path: string, headers: Record<string, string>) =>
    get(path, { method: 'OPTIONS', headers: { origin: 'https://example.org', ...headers } });

  it('may ask for what is open to everybody, also whether it has changed', async () => {
    const response = await preflight('/api/words', {
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'if-none-match',
    });

    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET,HEAD',
      'access-control-allow-headers': 'if-none-match',
    });
    expect(events).toEqual([]);
  });

  it('may neither send a token nor write', async () => {
    const response = await preflight('/api/sources', {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    });

    expect(response.headers.get('access-control-allow-methods')).not.toContain('POST');
    expect(response.headers.get('access-control-allow-headers')).not.toContain('authorization');
  });

  it('get no answer under a name that they resolve to this machine', async () => {
    const sent = request(`${front.origin}/api/words`, { headers: { host: 'evil.example' } }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();

    expect(response.statusCode).toBe(403);
    expect(events).toEqual([]);
  });
});

describe('events', () => {
  it('has the shape of an HTTP API, payload 2.0', async () => {
    await get('/api/words/na%C3%AFve?types=noun&types=verb&text=a%20b&empty=', {
      headers: { 'X-Custom': '1', cookie: 'a=1; b=2' },
    });

    expect(events[0]?.event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /api/words/{word}',
      rawPath: '/api/words/naïve',
      rawQueryString: 'types=noun&types=verb&text=a%20b&empty=',
      queryStringParameters: { types: 'noun,verb', text: 'a b', empty: '' },
      pathParameters: { word: 'naïve' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-custom': '1' },
      requestContext: { http: { method: 'GET', path: '/api/words/naïve' }, stage: '$default' },
      isBase64Encoded: false,
    });
    expect(events[0]?.event).not.toHaveProperty('body');
  });

  it('passes text as it is and anything else in base64', async () => {
    const token = await scoped('sources:write');
    const post = (type: string, body: string | Uint8Array<ArrayBuffer>) =>
      get('/api/sources', {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
      });

    await post('application/json; charset=utf-8', '{"name":"naïve"}');
    await post('application/octet-stream', new Uint8Array([255, 0]));

    expect(events[0]?.event).toMatchObject({ body: '{"name":"naïve"}', isBase64Encoded: false });
    expect(events[1]?.event).toMatchObject({ body: '/wA=', isBase64Encoded: true });
  });
});

describe('answers', () => {
  it('passes on status, headers, cookies and body', async () => {
    answer = () => ({
      statusCode: 201,
      headers: { 'Content-Type': 'text/plain', 'X-Number': 7 },
      cookies: ['a=1', 'b=2'],
      body: Buffer.from('ï').toString('base64'),
      isBase64Encoded: true,
    });

    const response = await get('/api/words');

    expect(response.status).toBe(201);
    expect(response.headers.get('x-number')).toBe('7');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.text()).toBe('ï');
  });

  it('takes an answer without a status code as the body', async () => {
    answer = () => ({ words: [] });

    const response = await get('/api/words');

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ words: [] });
  });

  it('answers 500 without details when the function fails, and reports them', async () => {
    answer = () => {
      throw new Error('password of the database');
    };

    const response = await get('/api/words');

    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ message: 'Internal Server Error' });
    expect(problems).toMatchObject([{ message: 'password of the database' }]);
  });

  it('refuses bodies above 10 MB', async () => {
    const token = await scoped('sources:write');

    const response = await get('/api/sources', {
      method: 'POST',
      body: new Uint8Array(10 * 1024 * 1024 + 1),
      ...withToken(token),
    });

    expect(response.status).toBe(413);
    expect(events).toEqual([]);
  });

  it.each([
    ['a body', { statusCode: 200, body: 'x'.repeat(6 * 1024 * 1024 + 1) }],
    ['an answer without a status, by its bytes', { word: 'é'.repeat(3 * 1024 * 1024) }],
  ])('holds a function to the 6 MB that it may answer: %s', async (_, large) => {
    answer = () => large;

    expect((await get('/api/words')).status).toBe(500);
  });
});

describe('tokens', () => {
  const claims = (changes: Record<string, unknown> = {}) => ({
    iss: issuer,
    aud: audience,
    scope: 'sources:read',
    exp: Math.floor(Date.now() / 1000) + 60,
    ...changes,
  });

  it('gives the function claims as texts, and the scopes', async () => {
    await get('/api/sources', withToken(await scoped('sources:read', 'runs:read')));

    expect(events[0]?.event).toMatchObject({
      requestContext: {
        authorizer: {
          jwt: {
            claims: { iss: issuer, aud: audience, exp: expect.stringMatching(/^\d+$/u) },
            scopes: ['sources:read', 'runs:read'],
          },
        },
      },
    });
  });

  it('answers 403 when the scope is missing', async () => {
    const response = await get('/api/sources', withToken(await scoped('runs:read')));

    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ message: 'Forbidden' });
  });

  it('answers 401 without a token, and to nonsense', async () => {
    const none = await get('/api/sources');
    const nonsense = await get('/api/sources', withToken('nonsense'));

    expect([none.status, nonsense.status]).toEqual([401, 401]);
    expect(none.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('answers 401 to a token of another key, unsigned, changed or with another secret', async () => {
    const other = await generateKeyPair('RS256');
    const foreign = await new SignJWT(claims()).setProtectedHeader({ alg: 'RS256' }).sign(other.privateKey);
    const unsigned = new UnsecuredJWT(claims()).encode();
    const shared = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(JSON.stringify(tokens.keySet)));
    const [head, , signature] = (await scoped('runs:read')).split('.');
    const changed = [head, Buffer.from(JSON.stringify(claims())).toString('base64url'), signature].join('.');

    for (const token of [foreign, unsigned, shared, changed]) {
      expect((await get('/api/sources', withToken(token))).status).toBe(401);
    }
    expect(events).toEqual([]);
  });

  it('answers 401 to an expired token', async () => {
    const expired = await tokens.issue(['sources:read'], '-1s');

    expect((await get('/api/sources', withToken(expired))).status).toBe(401);
  });

  it('keeps its key over a restart, readable by the owner only', async () => {
    const token = await scoped('sources:read');
    const reopened = await openTokenIssuer(join(folder, 'issuer.json'));

    await expect(reopened.verify(token)).resolves.toMatchObject({ scopes: ['sources:read'] });
    expect(statSync(join(folder, 'issuer.json')).mode & 0o777).toBe(0o600);
  });
});

describe('served files', () => {
  it('serves a file under a path that stays the same, and nothing else', async () => {
    const file = join(folder, 'words.txt');
    writeFileSync(file, 'apple\npear\n');
    const options = { port: 0, dataDir: folder, keySet: tokens.keySet };
    const first = await startSourceServer(options);
    const url = first.serve(file);
    const { pathname } = new URL(url);

    const served = await (await fetch(url)).text();
    const other = await fetch(`${first.origin}/sources/${'0'.repeat(40)}`);
    await first.close();
    const second = await startSourceServer(options);
    const again = await (await fetch(`${second.origin}${pathname}`)).text();
    await second.close();

    expect(served).toBe('apple\npear\n');
    expect(other.status).toBe(404);
    expect(again).toBe('apple\npear\n');
    expect(pathname).toMatch(/^\/sources\/[0-9a-f]{40}$/u);
  });
});
