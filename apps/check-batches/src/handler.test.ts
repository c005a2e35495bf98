import { viewFormat, type DueView, type ViewLedger } from '@word-list/domain';
import { memoryPipeline, memoryViewObjects, noPacking } from '@word-list/domain/testing';
import { expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

/** Of a judge that is due until it is published. */
const views = (isBroken = false) => {
  const pointers: string[] = [];
  const due: DueView = { judge: 'editor', published: undefined, epoch: 'e', purges: 0, revision: 1n };
  const ledger: ViewLedger = {
    due: async () => (pointers.length === 0 ? due : undefined),
    changes: async () => {
      if (isBroken) throw new Error('no rows');
      return { rows: [], upTo: 1n };
    },
    point: async ({ object }) => pointers.push(object) > 0,
    pointer: async () => undefined,
  };
  return { ledger, objects: memoryViewObjects(), packing: noPacking, pointers };
};

const world = async () => {
  const pipeline = memoryPipeline({ lists: { 'https://lists.example/a': 'apple\n' } });
  const { queues } = pipeline;
  const handler = makeHandler({
    ...pipeline.ports,
    views: views(),
    runQueued: queues.uploadSourceChunks,
    chunkReady: queues.processSourceChunk,
    queryWords: queues.queryWords,
    batchEnded: queues.updateBatch,
  });
  return { ...pipeline, handler, runId: await pipeline.startRun() };
};

it('notices a batch that has ended at its provider', async () => {
  const { handler, consumers, queues } = await world();
  for (const message of queues.uploadSourceChunks.take()) await consumers.uploadSourceChunks(message);
  for (const message of queues.processSourceChunk.take()) await consumers.processSourceChunk(message);
  for (const message of queues.queryWords.take()) await consumers.queryWords(message);

  await handler();

  expect(queues.updateBatch.sent).toMatchObject([{ type: 'batch-ended' }]);
});

it('sends again what was lost, at doubling intervals, and gives up after eight times', async () => {
  const { handler, queues, clock, runs, runId } = await world();
  queues.uploadSourceChunks.take();
  const sentAt: number[] = [];

  for (let second = 0; second < 3000; second += 1) {
    await handler();
    if (queues.uploadSourceChunks.take().length > 0) sentAt.push(second);
    clock.advance(1000);
  }

  expect(sentAt).toEqual([5, 15, 35, 75, 155, 315, 635, 1275]);
  expect(await runs.get(runId)).toMatchObject({
    status: 'failed',
    reason: expect.stringMatching(/^stuck/u) as unknown,
  });
});

it('fails loudly when a run cannot be looked after', async () => {
  const { ports, queues } = await world();
  const handler = makeHandler({
    ...ports,
    views: views(),
    runs: { ...ports.runs, live: () => Promise.reject(new Error('no database')) },
    runQueued: queues.uploadSourceChunks,
    chunkReady: queues.processSourceChunk,
    queryWords: queues.queryWords,
    batchEnded: queues.updateBatch,
  });

  await expect(handler()).rejects.toThrow();
  expect(ports.log.entries.some(({ level }) => level === 'error')).toBe(true);
});

it('looks after the others when the row of one run cannot be read', async () => {
  const { ports, queues, clock, runId, startRun } = await world();
  await startRun({ sourceId: 'another' });
  queues.uploadSourceChunks.take();
  const handler = makeHandler({
    ...ports,
    views: views(),
    runs: {
      ...ports.runs,
      get: (id) => (id === runId ? Promise.reject(new Error('not a run')) : ports.runs.get(id)),
    },
    runQueued: queues.uploadSourceChunks,
    chunkReady: queues.processSourceChunk,
    queryWords: queues.queryWords,
    batchEnded: queues.updateBatch,
  });

  await expect(handler()).rejects.toThrow();
  clock.advance(10_000);
  await expect(handler()).rejects.toThrow();

  const again = queues.uploadSourceChunks.take();
  expect(again).toHaveLength(1);
  expect(again).not.toMatchObject([{ runId }]);
});

it('publishes what is due, whether the check went well or not, and checks whether that goes well or not', async () => {
  const { ports, queues, clock } = await world();
  queues.uploadSourceChunks.take();
  const made = (isIll: boolean, of: ReturnType<typeof views>) =>
    makeHandler({
      ...ports,
      views: of,
      runs: isIll ? { ...ports.runs, live: () => Promise.reject(new Error('no database')) } : ports.runs,
      runQueued: queues.uploadSourceChunks,
      chunkReady: queues.processSourceChunk,
      queryWords: queues.queryWords,
      batchEnded: queues.updateBatch,
    });
  const [published, broken] = [views(), views(true)];

  await expect(made(true, published)()).rejects.toThrow();
  const unpublished = made(false, broken);
  await expect(unpublished()).rejects.toThrow();
  clock.advance(10_000);
  await expect(unpublished()).rejects.toThrow();

  expect(published.pointers).toEqual([expect.stringMatching(`^views/${viewFormat}/editor/1-`)]);
  expect(queues.uploadSourceChunks.take()).toHaveLength(1);
  expect(broken.pointers).toEqual([]);
});
