import { describe, expect, it } from 'vitest';
import type { ModelBatches } from '../ports/model-batches.ts';
import { fixedClock, goodRow, memoryModelBatches, memoryPipeline } from '../testing/index.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A run whose one batch is under way at a provider that `find` and `list` are asked in place of. */
const submitted = async (instead: (model: ModelBatches) => Partial<ModelBatches>) => {
  const clock = fixedClock();
  const model = memoryModelBatches({ clock, answer: (words) => words.map(goodRow) });
  model.hold();
  const provider = { ...model, ...instead(model) };
  const world = memoryPipeline({ lists: { 'https://lists.example/a': 'one\ntwo\n' }, clock, provider });
  const runId = await world.startRun();
  await world.deliver();
  const statusAfter = async (milliseconds: number) => {
    clock.advance(milliseconds);
    await world.check();
    return [...world.batches.rows.values()].map(
      ({ status, providerStatus }) => `${status} ${providerStatus}`,
    );
  };
  return { ...world, model, runId, statusAfter };
};

describe('a batch that its provider answers 404 about', () => {
  it('is waited for while it is young, though the list does not show it either', async () => {
    const { model, statusAfter } = await submitted(() => ({}));
    model.forget(model.batches[0]!.id);

    expect(await statusAfter(minute - 1000)).toEqual(['submitted validating']);
    expect(await statusAfter(1000)).toEqual(['ended gone']);
  });

  it('is waited for while the list shows it, and asked nothing twice', async () => {
    const state = { isUnseen: true };
    const world = await submitted(({ find }) => ({
      find: (id) => (state.isUnseen ? Promise.resolve(undefined) : find(id)),
    }));

    expect(await world.statusAfter(2 * hour)).toEqual(['submitted validating']);
    state.isUnseen = false;
    world.model.release();
    await world.runToEnd(world.runId);

    expect(await world.runs.counts(world.runId)).toMatchObject({ scored: 2, failed: 0 });
    expect(world.model.ledger).toHaveLength(1);
  });

  it('is given up in the end, whatever the list shows', async () => {
    const { statusAfter } = await submitted(() => ({ find: () => Promise.resolve(undefined) }));

    expect(await statusAfter(50 * hour - 1)).toEqual(['submitted validating']);
    expect(await statusAfter(1)).toEqual(['ended gone']);
  });
});
