import { describe, expect, it } from 'vitest';
import type { ModelBatches } from '../ports/model-batches.ts';
import { fixedClock, goodRow, memoryModelBatches, memoryPipeline } from '../testing/index.ts';

/** A provider that gets every create twice, as if something on the way had repeated the request. */
const repeatedProvider = () => {
  const clock = fixedClock();
  const model = memoryModelBatches({ clock, answer: (words) => words.map(goodRow) });
  const provider: ModelBatches = {
    ...model,
    submit: async (submission) => {
      const first = await model.submit(submission);
      model.hold();
      await model.submit(submission);
      return first;
    },
  };
  return { clock, model, provider };
};

describe('a batch that was created twice without its creator knowing', () => {
  it('is cancelled, and told, when its run is tidied up', async () => {
    const { clock, model, provider } = repeatedProvider();
    const world = memoryPipeline({ lists: { 'https://lists.example/a': 'word\n' }, clock, provider });
    await world.runToEnd(await world.startRun());
    expect(model.batches.map(({ status }) => status)).toEqual(['completed', 'in_progress']);

    clock.advance(3600_000);
    await world.check();

    expect(model.batches.map(({ status }) => status)).toEqual(['completed', 'cancelled']);
    expect(world.log.entries).toContainEqual({
      level: 'error',
      message: 'a late twin of a batch is cancelled',
      fields: expect.objectContaining({ providerBatchId: model.batches[1]?.id }) as unknown,
    });
  });
});
