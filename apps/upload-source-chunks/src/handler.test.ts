import { sqsEvent } from '@word-list/adapters/testing';
import { memoryPipeline } from '@word-list/domain/testing';
import { expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

const url = 'https://lists.example/words.txt';

const world = (list: string | Error) => {
  const pipeline = memoryPipeline({ lists: { [url]: list } });
  const handler = makeHandler({ ...pipeline.ports, chunkReady: pipeline.queues.processSourceChunk });
  return { ...pipeline, handler };
};

const queued = (runId: string) => ({ type: 'run-queued', version: 1, runId });

it('fixes the list of a run and announces its chunks', async () => {
  const { handler, startRun, runs, queues } = world('apple\npear\napple\n');
  const runId = await startRun();

  const response = await handler(sqsEvent(queued(runId)));

  expect(response).toEqual({ batchItemFailures: [] });
  expect(await runs.get(runId)).toMatchObject({
    status: 'scoring',
    manifest: { lines: 3, accepted: 2, duplicates: 1 },
  });
  expect(queues.processSourceChunk.sent).toMatchObject([{ type: 'chunk-ready', chunk: { words: 2 } }]);
});

it('announces the same chunks again without reading the source twice', async () => {
  const { handler, startRun, fetcher, queues } = world('apple\n');
  const runId = await startRun();
  await handler(sqsEvent(queued(runId)));

  await handler(sqsEvent(queued(runId)));

  expect(fetcher.opened).toHaveLength(1);
  expect(queues.processSourceChunk.sent).toHaveLength(2);
  expect(queues.processSourceChunk.sent[0]).toEqual(queues.processSourceChunk.sent[1]);
});

it('retries when the source may come back, and fails the run when it never will', async () => {
  const broken = world(new Error('the server answered 503'));
  const html = world('<!doctype html><html>');
  const [brokenRun, htmlRun] = [await broken.startRun(), await html.startRun()];

  const retried = await broken.handler(sqsEvent(queued(brokenRun)));
  const refused = await html.handler(sqsEvent(queued(htmlRun)));

  expect(retried.batchItemFailures).toEqual([{ itemIdentifier: 'm-0' }]);
  expect(refused.batchItemFailures).toEqual([]);
  expect(await html.runs.get(htmlRun)).toMatchObject({
    status: 'failed',
    reason: expect.stringMatching(/^not_a_list: .*HTML/u) as unknown,
  });
});
