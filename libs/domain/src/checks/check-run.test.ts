import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import type { ModelBatches } from '../ports/model-batches.ts';
import { fixedClock, goodRow, memoryModelBatches, memoryPipeline } from '../testing/index.ts';

const { wordsPerChunk } = limits;

/** A provider whose list of batches cannot be had while `isBroken`. */
const brokenList = () => {
  const clock = fixedClock();
  const model = memoryModelBatches({ clock, answer: (words) => words.map(goodRow) });
  const state = { isBroken: false };
  const provider: ModelBatches = {
    ...model,
    async *list(since) {
      if (state.isBroken) throw new Error('the list cannot be had');
      yield* model.list(since);
    },
  };
  return { clock, model, provider, state };
};

describe('a run of two parts', () => {
  beforeEach(() => {
    Object.assign(limits, { wordsPerChunk: 1 });
  });
  afterEach(() => {
    Object.assign(limits, { wordsPerChunk });
  });

  it('sends a lost part again although twins of the other part cannot be looked for', async () => {
    const { clock, model, provider, state } = brokenList();
    const world = memoryPipeline({ lists: { 'https://lists.example/a': 'one\ntwo\n' }, clock, provider });
    model.hold();
    model.faultNext({ doubt: 'created' });
    await world.startRun();
    /** One look a minute. First the second part is lost on its way, and then the list is broken at each look. */
    const live = async (ticks: number, { loses }: { loses: boolean }): Promise<void> => {
      for (let tick = 0; tick < ticks; tick += 1) {
        state.isBroken = !loses;
        await world.check().catch((error: unknown) => expect(String(error)).toContain('list cannot be had'));
        state.isBroken = false;
        if (loses) {
          const messages = world.queues.processSourceChunk.take().filter(({ chunk }) => chunk.index === 0);
          await world.queues.processSourceChunk.send(messages);
        }
        await world.deliver();
        clock.advance(60_000);
      }
    };
    for (const message of world.queues.uploadSourceChunks.take()) {
      await world.consumers.uploadSourceChunks(message);
    }
    await live(3, { loses: true });
    expect(model.batches).toHaveLength(1);

    await live(20, { loses: false });

    expect(model.batches).toHaveLength(2);
  });
});
