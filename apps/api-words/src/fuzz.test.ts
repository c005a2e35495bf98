import { apiCaller, type ApiReply } from '@word-list/adapters/http-api/testing';
import { openApiDocument, operations } from '@word-list/domain/api/openapi';
import { checkAnswer, exampleWord, fuzzedRequests, type FuzzedRequest } from '@word-list/domain/api/testing';
import {
  exampleEnglish,
  fixedClock,
  memoryWordsDatabase,
  putWord,
  recordingLog,
  memoryChunkStore,
} from '@word-list/domain/testing';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeHandler } from './handler.ts';
import { fuzzBodies, fuzzHints, fuzzTexts } from './testing/fuzz-hints.ts';

const requests = 20_000;

const { catalogue, tables } = memoryWordsDatabase({ clock: fixedClock() });
for (const text of fuzzTexts) putWord(tables, exampleWord(text));
const log = recordingLog();
const call = apiCaller(
  makeHandler({
    objects: memoryChunkStore(),
    catalogue,
    log,
    language: exampleEnglish,
    cursorKey: 'a key',
    origin: 'https://words.example',
    drawSeed: () => 'drawn',
  }),
);

const isFilled = ({ text, headers }: ApiReply): boolean => {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('text/csv')) return text.indexOf('\r\n') < text.length - 2;
  return text !== '' && !text.startsWith('{"words":[]');
};

const operationOf = (id: string) => operations.find((operation) => operation.id === id)!;
const ids = ['listWords', 'getCounts', 'getWord', 'listAttributes'];
const posted = ['sendWords', 'checkWords', 'verifyList'];
const fuzzed = (only: (id: string) => boolean) =>
  fuzzedRequests(openApiDocument(), {
    only,
    hints: fuzzHints,
    bodies: fuzzBodies,
    skip: ['cursor', 'list', 'inAll', 'notList', 'has', 'judge'],
  });
const anyRequest = fc.oneof(
  { weight: 3, arbitrary: fuzzed((id) => id === 'listWords') },
  { weight: 2, arbitrary: fuzzed((id) => posted.includes(id)) },
  { weight: 1, arbitrary: fuzzed((id) => ids.includes(id)) },
);
const nextOf = ({ status, text }: ApiReply) =>
  status === 200 ? /"next":"([^"]+)"/.exec(text)?.[1] : undefined;

it(
  `answers ${requests} made-up requests as the document says, and never with a 5xx`,
  { timeout: 300_000 },
  async () => {
    const seen: Record<number, number> = {};
    let asked = 0;
    let filled = 0;
    const ask = async (request: FuzzedRequest) => {
      const reply = await call(request);
      asked += 1;
      seen[reply.status] = (seen[reply.status] ?? 0) + 1;
      checkAnswer(operationOf(request.operationId), reply);
      if (reply.status === 200 && isFilled(reply)) filled += 1;
      return reply;
    };

    await fc.assert(
      fc.asyncProperty(anyRequest, fc.boolean(), async (request, goesOn) => {
        const next = nextOf(await ask(request));
        if (next === undefined || !goesOn || request.method === 'POST') return;
        const sign = request.url.includes('?') ? '&' : '?';
        await ask({ ...request, url: `${request.url}${sign}cursor=${next}` });
      }),
      { numRuns: requests, seed: 7 },
    );

    console.info(asked, 'requests,', filled, 'valid and not empty; by status:', seen);
    expect(Object.keys(seen).filter((status) => Number(status) >= 500)).toEqual([]);
    expect(log.entries).toEqual([]);
    expect(filled / asked).toBeGreaterThanOrEqual(0.4);
  },
);
