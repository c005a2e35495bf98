import { apiCaller } from '@word-list/adapters/http-api/testing';
import type { RunQueued } from '@word-list/domain';
import { openApiDocument, operations } from '@word-list/domain/api/openapi';
import { checkAnswer, exampleWord, fuzzedRequests } from '@word-list/domain/api/testing';
import {
  countingIds,
  exampleSource,
  fixedClock,
  memoryKnownWords,
  memorySender,
  memorySourceFetcher,
  memorySourceStore,
  memoryWordsDatabase,
  putWord,
  recordingLog,
  memoryChunkStore,
} from '@word-list/domain/testing';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

const requests = 5000;
const scopes = ['sources:read', 'sources:write', 'runs:read', 'runs:write', 'words:write'];
const sourceIds = Array.from({ length: 20 }, (_, index) => `source-${index}`);
const words = ['apple', 'pear', 'fig'];
const url = 'https://lists.example/words.txt';

it(
  `answers ${requests} made-up requests as the document says, and never with a 5xx`,
  { timeout: 300_000 },
  async () => {
    const clock = fixedClock();
    const database = memoryWordsDatabase({ clock });
    for (const text of words) putWord(database.tables, exampleWord(text));
    const log = recordingLog();
    const call = apiCaller(
      makeHandler({
        sources: memorySourceStore(sourceIds.map((id) => exampleSource({ id, url, version: 1 }))),
        runs: database.runs,
        corrections: database.corrections,
        fetcher: memorySourceFetcher({ [url]: 'apple\npear\n' }),
        known: memoryKnownWords(database.tables),
        lists: database.lists,
        judges: database.judges,
        objects: memoryChunkStore(),
        queue: memorySender<RunQueued>(),
        clock,
        ids: countingIds(),
        log,
        model: 'lexicon-1',
        prices: {},
        cursorKey: 'a key',
        localOrigin: undefined,
      }),
    );
    const runId = (draw: number) => [...database.tables.runs.current.keys()].at(-(draw % 10)) ?? 'none';
    const anyRequest = fuzzedRequests(openApiDocument(), {
      only: (id) => operations.some(({ id: other, scope }) => other === id && scope !== undefined),
      hints: {
        id: fc.oneof(fc.constantFrom(...sourceIds), fc.nat().map(runId)),
        word: fc.constantFrom(...words, 'Apple', 'nobody', '12'),
        'If-Match': fc.constantFrom('"1"', '"2"', '*'),
        'Idempotency-Key': fc.constantFrom('a', 'b', 'c'),
      },
      skip: ['cursor'],
    });
    const seen: Record<number, number> = {};

    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const reply = await call({ ...request, scopes });
        seen[reply.status] = (seen[reply.status] ?? 0) + 1;
        checkAnswer(
          operations.find(({ id }) => id === request.operationId)!,
          reply,
        );
      }),
      { numRuns: requests, seed: 7 },
    );

    console.info(requests, 'requests by status:', seen);
    expect(Object.keys(seen).filter((status) => Number(status) >= 500)).toEqual([]);
    expect(Object.keys(seen)).toEqual(
      expect.arrayContaining(['200', '201', '202', '204', '409', '412', '428']),
    );
    expect(log.entries).toEqual([]);
  },
);
