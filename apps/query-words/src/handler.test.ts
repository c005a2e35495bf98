import { sqsEvent } from '@word-list/adapters/testing';
import { memoryPipeline } from '@word-list/domain/testing';
import { expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

const part = (runId: string, words: string[]) => ({
  type: 'part-ready',
  version: 1,
  runId,
  part: '00000-00',
  words,
});

const scoringRun = async () => {
  const pipeline = memoryPipeline({ lists: { 'https://lists.example/a': 'apple\npear\n' } });
  const runId = await pipeline.startRun();
  for (const message of pipeline.queues.uploadSourceChunks.take())
    await pipeline.consumers.uploadSourceChunks(message);
  return { ...pipeline, runId, handler: makeHandler(pipeline.ports) };
};

it('claims the words of a part and puts them to the model in one batch', async () => {
  const { handler, runId, runs, model } = await scoringRun();

  const response = await handler(sqsEvent(part(runId, ['apple', 'pear'])));

  expect(response).toEqual({ batchItemFailures: [] });
  expect(model.ledger.map(({ words }) => [...words].toSorted())).toEqual([['apple', 'pear']]);
  expect(await runs.counts(runId)).toMatchObject({ claimed: 2, unclassified: 0 });
});

it('asks nothing twice when the message comes twice', async () => {
  const { handler, runId, model } = await scoringRun();
  const message = part(runId, ['apple', 'pear']);

  await handler(sqsEvent(message, message));

  expect(model.batches).toHaveLength(1);
});

it('reports a message of another version and handles the others', async () => {
  const { handler, runId, model } = await scoringRun();

  const response = await handler(
    sqsEvent({ ...part(runId, ['pear']), version: 9 }, part(runId, ['apple', 'pear'])),
  );

  expect(response.batchItemFailures).toEqual([{ itemIdentifier: 'm-0' }]);
  expect(model.batches).toHaveLength(1);
});
