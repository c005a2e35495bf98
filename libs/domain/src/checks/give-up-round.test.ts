import { describe, expect, it, vi } from 'vitest';
import { batchIdOf } from '../batches/batch-states.ts';
import { memoryPipeline } from '../testing/index.ts';

const at = { part: '00000-00', round: 1 };

/** A run of two words. */
const openWorld = async () => {
  const world = memoryPipeline({ lists: { 'https://lists.example/words.txt': 'one\ntwo\n' } });
  const runId = await world.startRun();
  const row = () => world.batches.get(batchIdOf({ runId, ...at }));
  return { ...world, runId, row };
};

type OpenWorld = Awaited<ReturnType<typeof openWorld>>;

/** Time goes on while every message to query-words is lost. */
const liveWithoutQueryWords = async (world: OpenWorld, { ticks = 100 } = {}): Promise<void> => {
  for (let tick = 0; tick < ticks; tick += 1) {
    world.queues.queryWords.take();
    await world.deliver();
    await world.check();
    world.clock.advance(60_000);
  }
};

describe('giving up on a round that nobody submits', () => {
  it('adopts the batch that its creator left at the provider', async () => {
    const world = await openWorld();
    world.model.faultNext({ doubt: 'created' });
    await world.deliver();

    await liveWithoutQueryWords(world);

    expect(await world.runs.get(world.runId)).toMatchObject({ status: 'complete' });
    expect(await world.runs.counts(world.runId)).toMatchObject({ scored: 2, failed: 0 });
    expect(world.model.batches).toHaveLength(1);
  });

  it('closes the batch before the words fail, so that nobody pays for them any more', async () => {
    const world = await openWorld();
    world.model.faultNext({ refuse: 'token_limit_exceeded' });
    await world.deliver();

    await liveWithoutQueryWords(world);
    await world.consumers.queryWords({ type: 'round-ready', version: 1, runId: world.runId, ...at });

    expect(await world.runs.failures(world.runId, { limit: 1 })).toMatchObject([
      { reason: expect.stringMatching(/^stuck: token_limit_exceeded/u) as unknown, attempts: 0 },
    ]);
    expect(await world.row()).toMatchObject({ status: 'harvested', providerBatchId: null });
    expect(world.model.batches).toHaveLength(0);
  });

  it('closes a round that never had a batch', async () => {
    const world = await openWorld();
    vi.spyOn(world.batches, 'createIfAbsent').mockRejectedValueOnce(new Error('throttled'));
    await expect(world.deliver()).rejects.toThrow('throttled');

    await liveWithoutQueryWords(world);

    expect(await world.runs.counts(world.runId)).toMatchObject({ failed: 2 });
    expect(await world.row()).toMatchObject({ status: 'harvested', version: 1 });
  });

  it('leaves a round alone that has moved meanwhile', async () => {
    const world = await openWorld();
    vi.spyOn(world.batches, 'createIfAbsent').mockRejectedValueOnce(new Error('throttled'));
    await expect(world.deliver()).rejects.toThrow('throttled');
    const { createIfAbsent } = world.batches;
    vi.spyOn(world.batches, 'createIfAbsent').mockImplementationOnce(async (row) => {
      await world.consumers.queryWords({ type: 'round-ready', version: 1, runId: world.runId, ...at });
      return createIfAbsent(row);
    });

    await liveWithoutQueryWords(world);

    expect(await world.runs.counts(world.runId)).toMatchObject({ scored: 2, failed: 0 });
  });

  it('is finished by the next look when it was interrupted', async () => {
    const world = await openWorld();
    world.model.faultNext({ refuse: 'token_limit_exceeded' });
    await world.deliver();
    vi.spyOn(world.ledger, 'failRound').mockRejectedValueOnce(new Error('connection lost'));

    await expect(liveWithoutQueryWords(world)).rejects.toThrow('connection lost');
    await liveWithoutQueryWords(world, { ticks: 1 });

    expect(await world.runs.counts(world.runId)).toMatchObject({ failed: 2 });
  });

  it('learns nothing about words from a batch that the provider never had', async () => {
    const world = await openWorld();
    world.model.faultNext({ refuse: 'token_limit_exceeded' });
    await world.deliver();
    vi.spyOn(world.ledger, 'failRound').mockRejectedValueOnce(new Error('connection lost'));
    await expect(liveWithoutQueryWords(world)).rejects.toThrow('connection lost');

    await world.consumers.updateBatch({
      type: 'batch-ended',
      version: 1,
      batchId: batchIdOf({ runId: world.runId, ...at }),
    });

    expect(world.queues.updateWords.sent).toEqual([]);
    expect(world.queues.queryWords.sent).toEqual([]);
  });

  it('cancels at once what was closed by a cancel that was interrupted', async () => {
    const world = await openWorld();
    world.model.faultNext({ refuse: 'token_limit_exceeded' });
    await world.deliver();
    await world.runs.requestCancel(world.runId);
    vi.spyOn(world.ledger, 'cancelRound').mockRejectedValueOnce(new Error('connection lost'));

    await expect(world.check()).rejects.toThrow('connection lost');
    await world.check();

    expect(await world.runs.get(world.runId)).toMatchObject({ status: 'cancelled' });
    expect(await world.runs.counts(world.runId)).toMatchObject({ cancelled: 2 });
  });
});
