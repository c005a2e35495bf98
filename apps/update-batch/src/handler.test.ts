import { sqsEvent } from '@word-list/adapters/testing';
import { goodRow, memoryPipeline } from '@word-list/domain/testing';
import { expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

const endedBatch = async () => {
  const pipeline = memoryPipeline({
    lists: { 'https://lists.example/a': 'apple\npear\n' },
    answer: (words) => words.filter((word) => word === 'apple').map(goodRow),
  });
  const { consumers, queues } = pipeline;
  await pipeline.startRun();
  for (const message of queues.uploadSourceChunks.take()) await consumers.uploadSourceChunks(message);
  for (const message of queues.processSourceChunk.take()) await consumers.processSourceChunk(message);
  for (const message of queues.queryWords.take()) await consumers.queryWords(message);
  await pipeline.check();
  const handler = makeHandler({
    ...pipeline.ports,
    wordsDecided: queues.updateWords,
    wordsAgain: queues.queryWords,
  });
  return { ...pipeline, handler, ended: queues.updateBatch.take() };
};

it('tells which words were scored and which have to be asked again', async () => {
  const { handler, ended, queues } = await endedBatch();

  const response = await handler(sqsEvent(...ended));

  expect(response).toEqual({ batchItemFailures: [] });
  expect(queues.updateWords.sent).toMatchObject([
    { scored: [['apple', [300, 0, -200, 300, 500, 200, 200, 0, 0], ['noun', 'verb']]] },
  ]);
  expect(queues.queryWords.sent).toMatchObject([
    { type: 'words-again', round: 1, words: [['pear', 'missing', true]] },
  ]);
});

it('tells the same again when the message comes again', async () => {
  const { handler, ended, queues } = await endedBatch();
  await handler(sqsEvent(...ended));
  const first = [queues.updateWords.take(), queues.queryWords.take()];

  await handler(sqsEvent(...ended));

  expect([queues.updateWords.take(), queues.queryWords.take()]).toEqual(first);
});

it('reports a batch that has no row', async () => {
  const { handler } = await endedBatch();

  const response = await handler(sqsEvent({ type: 'batch-ended', version: 1, batchId: 'nobody' }));

  expect(response.batchItemFailures).toEqual([{ itemIdentifier: 'm-0' }]);
});
