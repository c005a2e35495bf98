import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { memoryPipeline } from '../testing/index.ts';

const urlOf = (name: string): string => `https://lists.example/${name}.txt`;
const names = ['first', 'second', 'third'] as const;

const openWorld = () =>
  memoryPipeline({ lists: Object.fromEntries(names.map((name) => [urlOf(name), `${name}\n`])) });

type World = ReturnType<typeof openWorld>;

/** Two runs have their batches at the provider, and a third one has just submitted its own. */
const fillQueue = async (world: World) => {
  world.model.hold();
  const runs: string[] = [];
  for (const name of names) {
    runs.push(await world.startRun({ url: urlOf(name) }));
    await world.deliver();
  }
  return runs;
};

/** Whatever the third run submits fails for want of room. */
const failThird = (world: World): void => {
  for (const { id, status } of world.model.batches.slice(2))
    if (status === 'in_progress') world.model.end(id, { status: 'failed', code: 'token_limit_exceeded' });
};

const tick = async (world: World, minutes: number): Promise<void> => {
  await world.check();
  await world.deliver();
  world.clock.advance(minutes * 60_000);
};

const rowOfThird = async (world: World) =>
  world.batches.get(world.model.batches.at(-1)?.metadata['batch'] ?? '');

describe('a queue at the provider that is full of our own batches', () => {
  it('holds a batch for 26 hours, counts none of its submissions, and lets its run end complete', async () => {
    const world = openWorld();
    const [, , third = ''] = await fillQueue(world);
    for (let ticks = 0; ticks < 26 * 6; ticks += 1) {
      failThird(world);
      await tick(world, 10);
    }
    const submissions = world.model.batches.length - 2;
    const held = await rowOfThird(world);

    world.model.release();
    const run = await world.runToEnd(third, { seconds: 600 });

    expect(submissions).toBeGreaterThan(limits.submissions);
    expect(held).toMatchObject({ failures: 0, submission: held?.uncounted });
    expect(run).toMatchObject({ status: 'complete', blocked: null });
  });

  it('counts the submissions again once nothing else is under way: the batch alone is too large', async () => {
    const world = openWorld();
    const [first = '', , third = ''] = await fillQueue(world);
    failThird(world);
    await tick(world, 10);
    for (const { id, status } of world.model.batches)
      if (status === 'in_progress') world.model.end(id, { status: 'completed' });
    await world.runToEnd(first);
    for (let ticks = 0; ticks < 24 * 6; ticks += 1) {
      failThird(world);
      await tick(world, 10);
    }

    expect(await world.runs.failures(third, { limit: 1 })).toEqual([
      {
        text: 'third',
        attempts: 0,
        reason: expect.stringContaining('submission_refused: token_limit_exceeded'),
      },
    ]);
  });
});
