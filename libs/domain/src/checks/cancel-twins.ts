import { findAtProvider } from '../batches/find-at-provider.ts';
import type { Batch } from '../batches/batch.ts';
import type { ProviderBatch } from '../ports/model-batches.ts';
import type { Run } from '../runs/run.ts';
import type { CheckBatchesPorts } from './check-ports.ts';

const running = new Set(['validating', 'in_progress', 'finalizing']);

/** A batch of a submission that our row does not stand for: nobody will ever read it. */
const isTwin = (row: Batch, found: ProviderBatch): boolean =>
  running.has(found.status) &&
  found.id !== row.providerBatchId &&
  (row.status !== 'creating' || found.metadata['submission'] !== String(row.submission));

/**
 * Looks for batches that a doubtful create left at the provider beside the one that its row adopted, and cancels
 * them. They may have cost money: waste, and worth an alarm.
 */
export const cancelTwins = async (
  ports: CheckBatchesPorts,
  run: Run,
  rows: readonly Batch[],
): Promise<void> => {
  for (const row of rows) {
    if (!row.doubtful) continue;
    const found = await findAtProvider(ports.model, { row, run, deployment: ports.settings.deployment });
    for (const twin of found.filter((batch) => isTwin(row, batch))) {
      ports.log.error('a late twin of a batch is cancelled', { batchId: row.id, providerBatchId: twin.id });
      await ports.model.cancel(twin.id);
    }
  }
};
