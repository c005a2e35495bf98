import { sqsEvent } from '@word-list/adapters/testing';
import { sha256Hex, type ChunkReady, type PartReady } from '@word-list/domain';
import { memoryChunkStore, memorySender, recordingLog } from '@word-list/domain/testing';
import { expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

const text = 'apple\npear\nplum\n';
const ready = (key: string, sha256 = sha256Hex(text)): ChunkReady => ({
  type: 'chunk-ready',
  version: 1,
  runId: 'run-1',
  chunk: { index: 7, key, sha256, words: 3, parts: [2, 1] },
});

const world = async () => {
  const chunks = memoryChunkStore();
  await chunks.put('here.txt', text);
  const partReady = memorySender<PartReady>();
  return { partReady, handler: makeHandler({ chunks, partReady, log: recordingLog() }) };
};

it('cuts a chunk into the parts that its manifest names', async () => {
  const { handler, partReady } = await world();

  const response = await handler(sqsEvent(ready('here.txt')));

  expect(response).toEqual({ batchItemFailures: [] });
  expect(partReady.sent).toEqual([
    { type: 'part-ready', version: 1, runId: 'run-1', part: '00007-00', words: ['apple', 'pear'] },
    { type: 'part-ready', version: 1, runId: 'run-1', part: '00007-01', words: ['plum'] },
  ]);
});

it('retries only the record whose chunk is missing, changed, or not understood', async () => {
  const { handler, partReady } = await world();
  const future = { ...ready('here.txt'), version: 2 };

  const response = await handler(
    sqsEvent(ready('gone.txt'), ready('here.txt'), ready('here.txt', '0'.repeat(64)), future),
  );

  expect(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted()).toEqual([
    'm-0',
    'm-2',
    'm-3',
  ]);
  expect(partReady.sent).toHaveLength(2);
});
