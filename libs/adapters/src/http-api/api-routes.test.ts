import { recordingLog } from '@word-list/domain/testing';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerJson } from './api-answer.ts';
import { apiHandler } from './api-handler.ts';
import type { AnswerRoute } from './api-routes.ts';
import { apiCaller, apiGatewayEvent } from './testing/index.ts';

const tell =
  (route: string, ...names: readonly string[]): AnswerRoute =>
  (request) =>
    answerJson([route, ...names.map((name) => request.param(name))], { headers: { etag: '"1"' } });

const handler = apiHandler({
  routes: {
    'GET /words': tell('words'),
    'GET /words/:word': tell('word', 'word'),
    'PUT /words/:word/by/:who': tell('by', 'who', 'word'),
    'GET /wrong': tell('wrong', 'missing'),
  },
  log: recordingLog(),
});
const call = apiCaller(handler);

it.each([
  ['GET', '/words', ['words']],
  ['GET', '/words?a=/b/c', ['words']],
  ['GET', '/%77ords', ['words']],
  ['GET', '/words/apple', ['word', 'apple']],
  ['GET', '/words/ap%70le', ['word', 'apple']],
  ['GET', '/words/a%2Fb', ['word', 'a/b']],
  ['GET', '/words/a%2520', ['word', 'a%20']],
  ['GET', '/words/100%', ['word', '100%']],
  ['GET', '/words/%C3%A9-%FF%zz', ['word', 'é-%FF%zz']],
  ['GET', '/words/:word', ['word', ':word']],
  ['GET', '/a/../words', ['words']],
  ['PUT', '/words/pear/by/me', ['by', 'me', 'pear']],
])('%s %s finds its route', async (method, url, found) => {
  const reply = await call({ method, url });

  expect([reply.status, reply.json()]).toEqual([200, found]);
});

it.each([
  ['GET', '/'],
  ['GET', '/words/'],
  ['GET', '//words'],
  ['GET', '/words/a/b'],
  ['GET', '/words%2Fa'],
  ['GET', '/Words'],
  ['POST', '/words'],
  ['PUT', '/words//by/me'],
  ['OPTIONS', '/words'],
])('%s %s has none', async (method, url) => {
  const reply = await call({ method, url });

  expect(reply).toMatchObject({ status: 404, headers: { 'content-type': 'application/problem+json' } });
});

it('answers HEAD as GET, without the body', async () => {
  const reply = await call({ method: 'HEAD', url: '/words/apple' });

  expect(reply).toMatchObject({ status: 200, text: '', headers: { etag: '"1"' } });
});

it('does not take a name that the route has not for an empty one', async () => {
  expect((await call('/wrong')).status).toBe(500);
});

it('gives every word to its route as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (word) => {
      fc.pre(word !== '.' && word !== '..');
      const sent = await call(`/words/${encodeURIComponent(word)}`);

      expect(sent.json()).toEqual(['word', word]);
    }),
  );
});

it('refuses a path that no address can have', async () => {
  const reply = await handler({ ...apiGatewayEvent({ url: '/words' }), rawPath: ':x' });

  expect(reply.statusCode).toBe(400);
});
