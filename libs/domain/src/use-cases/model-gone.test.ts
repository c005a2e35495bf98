import { describe, expect, it, vi } from 'vitest';
import { limits } from '../limits.ts';
import { memoryPipeline } from '../testing/index.ts';

const url = 'https://lists.example/words.txt';
const reason = expect.stringMatching(
  /^model_refused: gpt-4\.1-nano: model_not_found.*take gpt-6-luna instead/u,
) as unknown;

const openWorld = (words: readonly string[], answer?: Parameters<typeof memoryPipeline>[0]['answer']) =>
  memoryPipeline({ lists: { [url]: words.map((word) => `${word}\n`).join('') }, ...(answer && { answer }) });

type World = ReturnType<typeof openWorld>;

const start = async (world: World): Promise<string> => {
  const runId = await world.startRun({ model: 'gpt-4.1-nano' });
  await world.deliver();
  return runId;
};

/** What the pipeline does within ten seconds, at a look a second. */
const tenSeconds = { ticks: 10, seconds: 1 };

describe('a run with a model that is gone', () => {
  it('fails within ten seconds of its first batch, with the model and the cure', async () => {
    const world = openWorld(['tree', 'house']);
    world.model.hold();
    const runId = await start(world);
    world.model.end(world.model.batches[0]?.id ?? '', { status: 'failed', code: 'model_not_found' });

    const run = await world.runToEnd(runId, tenSeconds);

    expect(run).toMatchObject({ status: 'failed', reason });
    expect(await world.runs.counts(runId)).toMatchObject({
      accepted: 2,
      cancelled: 2,
      failed: 0,
      claimed: 0,
    });
    expect(world.model.batches).toHaveLength(1);
  });

  it('fails as soon when the provider says so before it takes a batch', async () => {
    const world = openWorld(['tree']);
    world.model.faultNext({ refuse: 'model_not_found' });
    const runId = await start(world);

    expect(await world.runToEnd(runId, tenSeconds)).toMatchObject({ status: 'failed', reason });
    expect(world.model.batches).toHaveLength(0);
  });

  it('fails when the provider says so of each request of a batch', async () => {
    const world = openWorld(['tree'], () => ({ status: 404, code: 'model_not_found' }));
    const runId = await start(world);

    expect(await world.runToEnd(runId, tenSeconds)).toMatchObject({ status: 'failed', reason });
  });

  it('throws what else went wrong in the check that stops it', async () => {
    Object.assign(limits, { wordsPerChunk: 1 });
    try {
      const world = openWorld(['tree', 'house']);
      world.model.hold();
      const runId = await start(world);
      world.model.end(world.model.batches[0]?.id ?? '', { status: 'failed', code: 'model_not_found' });
      await world.check();
      await world.deliver();
      vi.spyOn(world.model, 'find').mockRejectedValueOnce(new Error('connection lost'));

      await expect(world.check()).rejects.toThrow('connection lost');

      expect((await world.runs.get(runId))?.status).toBe('cancelling');
    } finally {
      Object.assign(limits, { wordsPerChunk: 10_000 });
    }
  });

  it('keeps what other batches of it still bring', async () => {
    Object.assign(limits, { wordsPerChunk: 1 });
    try {
      const world = openWorld(['tree', 'house']);
      world.model.hold();
      const runId = await start(world);
      const [first, second] = world.model.batches.map(({ id }) => id);
      world.model.end(first ?? '', { status: 'failed', code: 'model_not_found' });
      world.model.end(second ?? '', { status: 'completed' });

      expect(await world.runToEnd(runId, tenSeconds)).toMatchObject({ status: 'failed', reason });
      expect(await world.runs.counts(runId)).toMatchObject({ scored: 1, cancelled: 1 });
    } finally {
      Object.assign(limits, { wordsPerChunk: 10_000 });
    }
  });

  it('can be started again, and asks what has no score', async () => {
    const world = openWorld(['tree']);
    world.model.faultNext({ refuse: 'model_not_found' });
    await world.runToEnd(await start(world));

    const again = await world.runToEnd(await world.startRun({ model: 'model-1' }));

    expect(again.status).toBe('complete');
  });
});

it('waits for what a person or time can fix', async () => {
  const world = openWorld(['tree']);
  for (const refuse of ['insufficient_quota', 'rate_limit_exceeded', 'invalid_api_key']) {
    world.model.faultNext({ refuse });
    const runId = await world.startRun({ sourceId: refuse, mode: 'all' });

    expect(await world.runToEnd(runId)).toMatchObject({ status: 'complete', reason: null });
  }
});
