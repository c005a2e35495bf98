import { describe, expect, it, vi } from 'vitest';
import { SourceRefused } from '../errors.ts';
import { limits } from '../limits.ts';
import { memoryPipeline, type MemoryPipelineOptions } from '../testing/index.ts';

/*
 * What simulated worlds have found, each in the smallest world that shows it. The sentence says what went wrong.
 * What was found in the giving up of rounds, in budgets and in repeated creates stands beside that code.
 */

const url = 'https://lists.example/words.txt';
const hour = 3600_000;
const words = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `${'abcdefghij'.charAt(index % 10)}${'x'.repeat(1 + index / 10)}\n`,
  ).join('');

const openWorld = (options: Partial<MemoryPipelineOptions> & { count?: number } = {}) =>
  memoryPipeline({ lists: { [url]: words(options.count ?? 2) }, ...options });

type OpenWorld = ReturnType<typeof openWorld>;

const lastLook = async (world: OpenWorld): Promise<void> => {
  world.clock.advance(hour);
  await world.check();
};

const toldOf = (world: OpenWorld, providerBatchId: string): string[] =>
  world.log.entries
    .filter(({ level, fields }) => level === 'error' && fields['providerBatchId'] === providerBatchId)
    .map(({ message }) => message);

/** The next row that is saved as submitted is not: its creator dies just before. */
const dieBeforeSubmitted = ({ batches }: OpenWorld): void => {
  const { save } = batches;
  let died = false;
  vi.spyOn(batches, 'save').mockImplementation(async (row) => {
    if (died || row.status !== 'submitted') return save(row);
    died = true;
    throw new Error('the function died');
  });
};

describe('found by simulation', () => {
  it('the words of a batch that was created in doubt were cancelled with their run, though paid for and answered', async () => {
    const world = openWorld();
    world.model.faultNext({ doubt: 'created' });
    const runId = await world.startRun();
    await world.deliver();

    await world.runs.requestCancel(runId);
    await world.runToEnd(runId);

    expect(await world.runs.counts(runId)).toMatchObject({ scored: 2, cancelled: 0 });
    expect(world.model.batches).toHaveLength(1);
  });

  it('a twin that was done before any list showed it was paid for, and nobody was told', async () => {
    const world = openWorld();
    world.model.lag(true);
    world.model.faultNext({ doubt: 'created' });
    const runId = await world.startRun();

    await world.runToEnd(runId);
    world.model.lag(false);
    await lastLook(world);

    expect(world.model.batches).toHaveLength(2);
    expect(toldOf(world, 'batch_0001')).toEqual(['a late twin of a batch was paid for']);
  });

  it('a twin that ended half done was paid for in part, and nobody was told', async () => {
    const world = openWorld({ count: 60 });
    world.model.lag(true);
    world.model.hold();
    world.model.faultNext({ doubt: 'created' });
    const runId = await world.startRun();
    await world.deliver();
    world.model.end('batch_0001', { status: 'expired', answered: 1 });
    world.model.release();

    await world.runToEnd(runId);
    world.model.lag(false);
    await lastLook(world);

    expect(toldOf(world, 'batch_0001')).toEqual(['a late twin of a batch was paid for']);
  });

  it.each([
    { status: 'completed' },
    { status: 'in_progress' },
    { status: 'expired', answered: 1 },
    { status: 'cancelled', answered: 1 },
  ] as const)(
    'a batch that no list had shown in time ($status) was paid for again, since its successor had been refused',
    async (ending) => {
      const world = openWorld({ count: 60 });
      const at = { runId: await world.startRun(), part: '00000-00', round: 1 };
      world.model.lag(true);
      world.model.hold();
      world.model.faultNext({ doubt: 'created' });
      await world.deliver();
      if (ending.status !== 'in_progress') world.model.end('batch_0001', ending);
      world.clock.advance(hour);
      world.model.faultNext({ refuse: 'token_limit_exceeded' });
      await world.consumers.queryWords({ type: 'round-ready', version: 1, ...at });
      world.model.lag(false);
      await world.check();
      world.model.release();

      await world.runToEnd(at.runId);

      expect(await world.runs.counts(at.runId)).toMatchObject({ scored: 60 });
      const asked = world.model.ledger.flatMap((prompt) => prompt.words);
      expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
    },
  );

  it('a late delivery that its source refused failed a run whose list had been fixed by another', async () => {
    const world = openWorld();
    const runId = await world.startRun();
    const before = await world.runs.get(runId);
    await world.consumers.uploadSourceChunks({ type: 'run-queued', version: 1, runId });
    vi.spyOn(world.runs, 'get').mockResolvedValueOnce(before);
    vi.spyOn(world.fetcher, 'open').mockRejectedValueOnce(new SourceRefused('source_not_found', '404'));

    await world.consumers.uploadSourceChunks({ type: 'run-queued', version: 1, runId });

    expect(await world.runToEnd(runId)).toMatchObject({ status: 'complete' });
  });

  it('a batch that waited for the money of another one was given up as stuck', async () => {
    const { wordsPerChunk } = limits;
    Object.assign(limits, { wordsPerChunk: 1 });
    const world = openWorld({ prices: { 'model-1': { input: 1, cachedInput: 1, output: 4 } } });
    world.model.hold();
    const runId = await world.startRun({ budgetMicroUsd: 5000 });
    await world.deliver();
    Object.assign(limits, { wordsPerChunk });

    for (let tick = 0; tick < 200; tick += 1) {
      await world.check();
      await world.deliver();
      world.clock.advance(60_000);
    }
    world.model.release();

    expect(await world.runToEnd(runId)).toMatchObject({ status: 'complete' });
  });

  it('a batch that waited for the money of one that waited for room was given up as stuck', async () => {
    const { wordsPerChunk } = limits;
    const world = memoryPipeline({
      lists: { [url]: words(2), 'https://lists.example/other': 'other\n' },
      prices: { 'model-1': { input: 1, cachedInput: 1, output: 4 } },
    });
    world.model.hold();
    await world.startRun({ url: 'https://lists.example/other' });
    await world.deliver();
    Object.assign(limits, { wordsPerChunk: 1 });
    const runId = await world.startRun({ budgetMicroUsd: 5000 });
    await world.deliver();
    Object.assign(limits, { wordsPerChunk });

    for (let tick = 0; tick < 120; tick += 1) {
      for (const { id, status } of world.model.batches.slice(1))
        if (status === 'in_progress') world.model.end(id, { status: 'failed', code: 'token_limit_exceeded' });
      await world.check();
      await world.deliver();
      world.clock.advance(60_000);
    }
    world.model.release();

    expect(await world.runToEnd(runId, { seconds: 600 })).toMatchObject({ status: 'complete' });
  });

  it('a batch whose creator died was left running when no list showed it before its run was cancelled', async () => {
    const world = openWorld();
    world.model.lag(true);
    world.model.hold();
    dieBeforeSubmitted(world);
    const runId = await world.startRun();
    await expect(world.deliver()).rejects.toThrow('the function died');

    await world.runs.requestCancel(runId);
    await world.runToEnd(runId);
    world.model.lag(false);
    await lastLook(world);

    expect(world.model.batches.map(({ status }) => status)).toEqual(['cancelled']);
    expect(toldOf(world, 'batch_0001')).toEqual(['a late twin of a batch is cancelled']);
  });
});
