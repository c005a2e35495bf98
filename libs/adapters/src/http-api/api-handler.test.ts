import { Conflict, DatabaseUnavailable, InvalidInput, NotFound } from '@word-list/domain';
import { RequestRefused } from '@word-list/domain/api';
import { recordingLog } from '@word-list/domain/testing';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answerJson, answerNothing, type ApiAnswer } from './api-answer.ts';
import { apiHandler } from './api-handler.ts';
import type { AnswerRoute } from './api-routes.ts';
import { HttpProblem } from './problem-answer.ts';
import { readBody } from './read-body.ts';
import { requireScope } from './require-scope.ts';
import { apiCaller, apiGatewayEvent } from './testing/index.ts';

const answerText = (body: string, headers: ApiAnswer['headers'] = {}): ApiAnswer => ({
  status: 200,
  headers,
  body,
});

/** The same answer at every path that these tests ask for. */
const makeApi = (answer: AnswerRoute) => {
  const log = recordingLog();
  const paths = ['GET /api', 'POST /api', 'GET /api/:part', 'PUT /api/:part'] as const;
  const routes = Object.fromEntries(paths.map((path) => [path, answer]));
  const handler = apiHandler({ routes, log, headers: { 'x-all': 'yes' } });
  return { log, handler, call: apiCaller(handler) };
};

const throwing = (error: unknown) =>
  makeApi(() => {
    throw error;
  });

describe('errors', () => {
  it.each([
    [
      new InvalidInput('limit', 'is too large'),
      400,
      { type: '/problems/invalid-parameter', parameter: 'limit' },
    ],
    [new NotFound('run', '7'), 404, { type: '/problems/run-not-found', detail: 'there is no run 7' }],
    [
      new Conflict('run-in-progress', 'wait', { runId: '7' }),
      409,
      { type: '/problems/run-in-progress', runId: '7' },
    ],
    [new Conflict('idempotency-key-reused', 'other'), 422, { type: '/problems/idempotency-key-reused' }],
    [new RequestRefused('sample-too-small', 'few', { fields: { possible: 3 } }), 422, { possible: 3 }],
    [new HttpProblem(404, 'no-such-route', { detail: 'none' }), 404, { title: 'No such route' }],
  ])('become problems: %s', async (error, status, problem) => {
    const { call, log } = throwing(error);

    const reply = await call('/api');

    expect(reply.status).toBe(status);
    expect(reply.headers).toMatchObject({ 'content-type': 'application/problem+json', 'x-all': 'yes' });
    expect(reply.json()).toMatchObject({ ...problem, status, requestId: 'request-1' });
    expect(log.entries).toEqual([]);
  });

  it.each([new TypeError('SELECT 1 at /var/task/index.mjs:1:1'), 'a text', undefined])(
    'that nobody expected show the request id alone and are logged once: %s',
    async (error) => {
      const { call, log } = throwing(error);

      const reply = await call('/api?secret=1');

      expect(reply.json()).toEqual({
        type: '/problems/internal-error',
        title: 'Internal error',
        status: 500,
        requestId: 'request-1',
      });
      expect(log.entries).toMatchObject([{ level: 'error', fields: { path: '/api', error } }]);
      expect(JSON.stringify(log.entries)).not.toContain('secret');
    },
  );

  it('of a database that does not answer say when to ask again, and are logged once', async () => {
    const { call, log } = throwing(new DatabaseUnavailable(new Error('10.0.0.7')));

    const reply = await call('/api');

    expect(reply).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(reply.json()).toMatchObject({ type: '/problems/database-unavailable' });
    expect(reply.text).not.toContain('10.0.0.7');
    expect(log.entries).toHaveLength(1);
  });

  it('of an event that is none are thrown, for the platform to report', async () => {
    const { handler } = makeApi(() => answerText('ok'));

    await expect(handler({ version: '1.0' })).rejects.toThrow();
  });
});

describe('requests', () => {
  it('come with method, path, query, headers and body', async () => {
    const { call } = makeApi(({ method, url, headers, body }) =>
      answerJson([method, url.pathname, url.search, headers['x-a'], Buffer.from(body).toString()]),
    );

    const reply = await call({
      method: 'PUT',
      url: '/api/a%2Fb?x=1&x=2&y=%20',
      headers: { 'X-A': 'b' },
      body: 'é',
    });

    expect(reply.json()).toEqual(['PUT', '/api/a%2Fb', '?x=1&x=2&y=%20', 'b', 'é']);
  });

  it('keep a path that the gateway has decoded', async () => {
    const { handler } = makeApi(({ url }) => answerJson([url.pathname, url.search]));
    const event = apiGatewayEvent({ url: '/api?x=1' });

    const result = await handler({ ...event, rawPath: '/api/é ?y=2#z' });

    expect(JSON.parse(result.body)).toEqual(['/api/%C3%A9%20%3Fy=2%23z', '?x=1']);
  });

  it('can have a body in base64', async () => {
    const { handler } = makeApi(({ body }) => ({ status: 200, headers: {}, body }));
    const event = {
      ...apiGatewayEvent({ method: 'POST', url: '/api', body: '' }),
      body: 'w6k=',
      isBase64Encoded: true,
    };

    const result = await handler(event);

    expect(result.body).toBe('é');
  });

  it.each([
    [{ jwt: { claims: { scope: 'a:read b:read' }, scopes: null } }, 200],
    [{ jwt: { claims: {}, scopes: ['https://x/b:read'] } }, 200],
    [{ jwt: { claims: { scope: 'a:read' }, scopes: ['b:read'] } }, 200],
    [{ jwt: { claims: { scope: 'b:read' }, scopes: ['a:read'] } }, 403],
    [{ jwt: { claims: { scope: 'b:reader xb:read' } } }, 403],
    [{ jwt: { claims: { scope: ['b:read'] } } }, 403],
    [{}, 403],
    [undefined, 403],
  ])('of a caller with %j asking for b:read get %i', async (authorizer, status) => {
    const { handler } = makeApi(({ caller }) => {
      requireScope(caller, 'b:read');
      return answerText('ok');
    });
    const event = apiGatewayEvent({ url: '/api' });

    const result = await handler({ ...event, requestContext: { ...event.requestContext, authorizer } });

    expect(result.statusCode).toBe(status);
  });
});

describe('bodies', () => {
  const { call } = makeApi((request) =>
    answerJson(readBody(request, z.strictObject({ name: z.string().default('none') }))),
  );

  it.each([
    [{ name: 'a' }, {}, 200],
    [undefined, {}, 200],
    [{ name: 1 }, {}, 400],
    [{ other: 1 }, {}, 400],
    ['{"name":', {}, 400],
    ['[]', {}, 400],
    ['null', {}, 400],
    ['{"__proto__":{"name":"x"}}', {}, 400],
    [{ name: 'a' }, { 'content-type': 'text/plain' }, 415],
    [{ name: 'a' }, { 'content-type': 'application/json; charset=utf-8' }, 200],
    [{ name: 'a' }, { 'content-type': 'application/json;charset="UTF-8"' }, 200],
    [{ name: 'é' }, { 'content-type': 'application/json; charset=iso-8859-1' }, 415],
    [{ name: 'a' }, { 'content-type': 'application/json; charset=utf-16' }, 415],
    [{ name: 'caf\ufffd' }, {}, 400],
    [{ name: 'a'.repeat(70_000) }, {}, 413],
  ])('%.40j with %j answer %i', async (body, headers, status) => {
    const reply = await call({ method: 'POST', url: '/api', headers, ...(body !== undefined && { body }) });

    expect(reply.status).toBe(status);
  });
});

describe('answers', () => {
  it('keep the headers that a route sets, and have safe ones for the rest', async () => {
    const { call } = makeApi(() => answerText('x', { 'cache-control': 'public', 'x-all': 'no' }));

    const { headers } = await call('/api');

    expect(headers).toMatchObject({ 'cache-control': 'public', 'x-all': 'no', 'x-frame-options': 'DENY' });
  });

  it('are packed fast enough: 2 MB in less than 2 s', async () => {
    const body = JSON.stringify(Array.from({ length: 100_000 }, (_, n) => ({ text: `word${n}` })));
    const { call } = makeApi(() => answerText(body));
    const ask = () => call({ url: '/api', headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } });
    await ask();

    const start = performance.now();
    const reply = await ask();
    const took = performance.now() - start;

    expect(reply.headers['content-encoding']).toBe('gzip');
    expect(reply.text).toBe(body);
    expect(took).toBeLessThan(2000);
  });

  it('of 204 have no body', async () => {
    const { call } = makeApi(() => answerNothing(204));

    const reply = await call('/api');

    expect([reply.status, reply.text]).toEqual([204, '']);
  });
});
