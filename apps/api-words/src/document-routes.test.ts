import { createHash } from 'node:crypto';
import { apiCaller } from '@word-list/adapters/http-api/testing';
import { makeApiClient } from '@word-list/domain/api/client';
import { openApiDocument, operations } from '@word-list/domain/api/openapi';
import { checkAnswer, exampleTexts, exampleWord } from '@word-list/domain/api/testing';
import {
  exampleEnglish,
  fixedClock,
  memoryWordsDatabase,
  putWord,
  recordingLog,
  memoryChunkStore,
} from '@word-list/domain/testing';
import { describe, expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

const { catalogue, tables } = memoryWordsDatabase({ clock: fixedClock() });
for (const text of ['apple', 'ankle', ...exampleTexts(3000)]) putWord(tables, exampleWord(text));

const call = apiCaller(
  makeHandler({
    objects: memoryChunkStore(),
    catalogue,
    log: recordingLog(),
    language: exampleEnglish,
    cursorKey: 'a key',
    origin: 'https://words.example',
    drawSeed: () => 'drawn',
  }),
);

const ours = operations.filter(({ tag }) => tag === 'words' || tag === 'about');

describe('the OpenAPI document', () => {
  it('is served as it follows from the schemas', async () => {
    const reply = await call('/api/openapi.json');

    expect(reply.json()).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it.each(ours.flatMap((operation) => operation.examples.map((example) => ({ operation, example }))))(
    'has an example that works: $example.url',
    async ({ operation, example }) => {
      const reply = await call({ ...example, method: operation.method });

      expect(reply.status).toBe(example.status);
      checkAnswer(operation, reply);
      if (reply.status === 200) expect(reply.text).not.toContain('"words":[]');
    },
  );

  it('gives a client whose types tell answers apart', async () => {
    const client = makeApiClient(call);

    const page = await client.listWords({ query: { types: ['noun'], take: '3', seed: '7' } });
    const word = await client.getWord({ path: { word: 'Apple' } });
    const none = await client.getWord({ path: { word: 'zzz' } });
    const bad = await client.listWords({ query: { limit: 0 } });

    expect(page.status === 200 && page.body.words.length).toBe(3);
    expect(word.status === 200 && word.body.model).toBe('lexicon-1');
    expect(none.status === 404 && none.body.type).toBe('/problems/word-not-found');
    expect(bad.status === 400 && bad.body.parameter).toBe('limit');
  });
});

describe('the documentation page', () => {
  it('needs nothing from another host and runs no script', async () => {
    const { text, headers } = await call('/api/docs');
    const hosts = [...text.matchAll(/\b(?:src|href|action)="([^"]*)"/g)].map(([, target]) => target ?? '');

    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(hosts.filter((target) => !/^[#/]/.test(target))).toEqual([]);
    expect(text).not.toMatch(/<script|@import|url\(/);
  });

  it('names the hash of its style in its policy, which forbids everything else', async () => {
    const { text, headers } = await call('/api/docs');
    const style = /<style>([^<]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');

    expect(headers['content-security-policy']).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  });

  it('shows every operation, its parameters and its examples', async () => {
    const { text } = await call('/api/docs');

    for (const { id, path, query } of operations) {
      expect(text).toContain(`id="${id}"`);
      expect(text).toContain(path);
      for (const name of Object.keys(query?.shape ?? {})) expect(text).toContain(`<code>${name}</code>`);
    }
    expect(text).toContain('take=10&amp;seed=7');
  });
});

it.each(['/api/openapi.json', '/api/docs'])('%s is unchanged for those who have it', async (url) => {
  const { headers } = await call(url);

  const again = await call({ url, headers: { 'if-none-match': headers['etag'] ?? '' } });

  expect([again.status, again.text]).toEqual([304, '']);
});
