import { apiCaller } from '@word-list/adapters/http-api/testing';
import { currentRubric, type RunQueued } from '@word-list/domain';
import { makeApiClient } from '@word-list/domain/api/client';
import { operations } from '@word-list/domain/api/openapi';
import { checkAnswer, exampleWord } from '@word-list/domain/api/testing';
import {
  countingIds,
  exampleNewRun,
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
import { expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

const url = 'https://lists.example/words.txt';
const scopes = ['sources:read', 'sources:write', 'runs:read', 'runs:write', 'words:write'];

/** A source without a run, and a live run of another one. */
const makeWorld = async () => {
  const clock = fixedClock();
  const database = memoryWordsDatabase({ clock });
  putWord(database.tables, exampleWord('apple'));
  await database.runs.create(exampleNewRun({ id: 'run-1', sourceId: 'other' }), currentRubric);
  const call = apiCaller(
    makeHandler({
      sources: memorySourceStore([exampleSource({ id: 'source-1', url, version: 1 })]),
      runs: database.runs,
      corrections: database.corrections,
      fetcher: memorySourceFetcher({ [url]: 'fig\npear\n' }),
      known: memoryKnownWords(database.tables),
      lists: database.lists,
      judges: database.judges,
      objects: memoryChunkStore(),
      queue: memorySender<RunQueued>(),
      clock,
      ids: countingIds(),
      log: recordingLog(),
      model: 'lexicon-1',
      prices: {},
      cursorKey: 'a key',
      localOrigin: undefined,
    }),
  );
  return { call };
};

const ours = operations.filter(({ scope }) => scope !== undefined);

it.each(ours.flatMap((operation) => operation.examples.map((example) => ({ operation, example }))))(
  'the document has an example that works: $operation.method $example.url',
  async ({ operation, example }) => {
    const { call } = await makeWorld();
    const id = operation.path.startsWith('/api/runs/') ? 'run-1' : 'source-1';

    const reply = await call({
      ...example,
      method: operation.method,
      url: example.url.replace('{id}', id),
      scopes,
    });

    expect(reply.status).toBe(example.status);
    checkAnswer(operation, reply);
  },
);

it('has a client whose types tell answers apart', async () => {
  const { call } = await makeWorld();
  const client = makeApiClient((request) => call({ ...request, scopes }));

  const added = await client.addSource({ body: { name: 'Fruit', url } });
  const sourceId = added.status === 201 ? added.body.id : '';
  const started = await client.startRun({
    path: { id: sourceId },
    headers: { 'Idempotency-Key': 'k' },
    body: { mode: 'all' },
  });
  const estimate = await client.startRun({ path: { id: sourceId }, query: { dryRun: true }, body: {} });
  const gone = await client.getRun({ path: { id: 'a/b' } });

  expect(started.status === 202 && started.body.mode).toBe('all');
  expect(estimate.status === 200 && estimate.body.toAsk).toBe(2);
  expect(gone.status === 404 && gone.body.detail).toBe('there is no run a/b');
});
