import { expect, it } from 'vitest';
import type { ProviderBatch } from '../ports/model-batches.ts';
import { fixedClock, memoryModelBatches } from '../testing/index.ts';
import { batchMetadata } from './batch-states.ts';
import type { Batch } from './batch.ts';
import { findAdoptable, findAtProvider } from './find-at-provider.ts';

const clock = fixedClock();
const row = { id: 'b1', submission: 1, inputSha256: 'abc' } as Batch;
const run = { startedAt: clock.now().toISOString() };
const own = batchMetadata(row, 'live');

const listing = (...metadata: readonly Record<string, string>[]) => ({
  ...memoryModelBatches({ clock, answer: () => [] }),
  async *list() {
    for (const [place, each] of metadata.entries())
      yield {
        id: `batch_${String(place)}`,
        metadata: each,
        status: 'completed',
        createdAt: clock.now(),
      } as ProviderBatch;
  },
});

it.each([
  ['another deployment', { ...own, deployment: 'test' }],
  ['another batch, as of another run', { ...own, batch: 'b2' }],
  ['another input', { ...own, sha256: 'abd' }],
  ['nobody', {}],
])('adopts no batch of %s', async (_, metadata) => {
  const found = await findAtProvider(listing(metadata), { row, run, deployment: 'live' });

  expect(findAdoptable(found, row, 'live')).toBeUndefined();
});

it('adopts the batch that is this very submission, before one that is left of an earlier one', async () => {
  const earlier = { ...own, submission: '0' };
  const model = listing(earlier, { ...own, batch: 'b2' }, own);

  const found = await findAtProvider(model, { row, run, deployment: 'live' });

  expect(found.map(({ id }) => id)).toEqual(['batch_0', 'batch_2']);
  expect(findAdoptable(found, row, 'live')?.id).toBe('batch_2');
});
