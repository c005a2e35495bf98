import { apiCaller } from '@word-list/adapters/http-api/testing';
import { drizzleWordCatalogue, openDatabase, snapshotWordCatalogue } from '@word-list/db';
import { startTestPostgres, wordsDatabase } from '@word-list/db/testing';
import type { WordCatalogue } from '@word-list/domain';
import { openApiDocument } from '@word-list/domain/api/openapi';
import { exampleWord, fuzzedRequests } from '@word-list/domain/api/testing';
import {
  exampleEnglish,
  exampleForm,
  fixedClock,
  hurriedClock,
  memoryWordsDatabase,
  recordingLog,
  revisionOf,
  memoryChunkStore,
} from '@word-list/domain/testing';
import * as fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { makeHandler } from './handler.ts';
import { fuzzBodies, fuzzHints, fuzzTexts } from './testing/fuzz-hints.ts';
import { scoreWords } from './testing/score-words.ts';

const requests = 1500;

const apiOf = (catalogue: WordCatalogue) =>
  apiCaller(
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

const anyRequest = fuzzedRequests(openApiDocument(), {
  only: (id) => ['listWords', 'getCounts', 'getWord', 'sendWords', 'verifyList', 'checkWords'].includes(id),
  bodies: fuzzBodies,
  hints: fuzzHints,
  skip: ['cursor', 'list', 'inAll', 'notList', 'has', 'judge'],
});

/** The moments at which the two databases stored their words. */
const withoutTimes = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time');

it(
  `gives ${requests} made-up requests the same answers from SQL, from its memory and from words in memory`,
  { timeout: 300_000 },
  async () => {
    const postgres = await startTestPostgres();
    onTestFinished(postgres.stop);
    const url = await postgres.createDatabase();
    const writer = openDatabase(url.url('writer'), { max: 1, applicationName: 'test' });
    onTestFinished(writer.close);
    const memory = memoryWordsDatabase({ clock: fixedClock() });
    const words = fuzzTexts.map(exampleWord);
    for (const database of [memory, wordsDatabase(writer)]) {
      await scoreWords(database, words.slice(0, 100));
      await scoreWords(database, words.slice(100), { sourceId: 'source-2', attributeCount: 5 });
    }
    const reader = openDatabase(url.url('reader'), { max: 2, applicationName: 'test' });
    onTestFinished(reader.close);
    const snapshot = snapshotWordCatalogue(reader, {
      formOf: exampleForm,
      clock: hurriedClock(),
      onError: (error) => expect.fail(String(error)),
    });
    await snapshot.warm();
    const { epoch } = await snapshot.state();
    memory.tables.revision.put({ ...revisionOf(memory.tables.revision), epoch });
    const reference = apiOf(memory.catalogue);
    const others = [apiOf(drizzleWordCatalogue(reader, exampleForm)), apiOf(snapshot)];

    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const expected = await reference(request);
        const replies = await Promise.all(others.map((other) => other(request)));

        for (const reply of replies) {
          expect(reply.status).toBe(expected.status);
          expect(withoutTimes(reply.text)).toBe(withoutTimes(expected.text));
          expect(reply.headers['etag']).toBe(expected.headers['etag']);
        }
      }),
      { numRuns: requests, seed: 7 },
    );
  },
);
