import { sqsEvent } from '@word-list/adapters/testing';
import { memoryPipeline } from '@word-list/domain/testing';
import { expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

const decidedWords = async () => {
  const pipeline = memoryPipeline({ lists: { 'https://lists.example/a': 'apple\npear\n' } });
  const { consumers, queues } = pipeline;
  const runId = await pipeline.startRun();
  for (const message of queues.uploadSourceChunks.take()) await consumers.uploadSourceChunks(message);
  for (const message of queues.processSourceChunk.take()) await consumers.processSourceChunk(message);
  for (const message of queues.queryWords.take()) await consumers.queryWords(message);
  await pipeline.check();
  for (const message of queues.updateBatch.take()) await consumers.updateBatch(message);
  return { ...pipeline, runId, decided: queues.updateWords.take(), handler: makeHandler(pipeline.ports) };
};

it('stores scores and ends the run with its last word', async () => {
  const { handler, decided, runs, catalogue, runId } = await decidedWords();

  const response = await handler(sqsEvent(...decided));

  expect(response).toEqual({ batchItemFailures: [] });
  expect(await catalogue.find('pear')).toMatchObject({ scores: { commonness: 3 } });
  expect(await runs.get(runId)).toMatchObject({ status: 'complete' });
});

it('counts a word once, however often its message comes', async () => {
  const { handler, decided, runs, runId } = await decidedWords();

  await handler(sqsEvent(...decided, ...decided));

  expect(await runs.counts(runId)).toMatchObject({ scored: 2, claimed: 0 });
});
