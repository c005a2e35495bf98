import { findAllAtProvider } from '../batches/find-at-provider.ts';
import type { Batch } from '../batches/batch.ts';
import type { ProviderBatch } from '../ports/model-batches.ts';
import type { Run } from '../runs/run.ts';
import type { CheckBatchesPorts } from './check-ports.ts';

const running = new Set(['validating', 'in_progress', 'finalizing']);

/** A batch of a submission that our row does not stand for: nobody will ever read it. */
const isTwin = (row: Batch, found: ProviderBatch): boolean =>
  found.id !== row.providerBatchId &&
  (row.status !== 'creating' || found.metadata['submission'] !== String(row.submission));

interface Twin {
  readonly row: Batch;
  readonly found: ProviderBatch;
}

const findTwins = async (
  ports: CheckBatchesPorts,
  run: Run,
  rows: readonly Batch[],
): Promise<readonly Twin[]> => {
  const doubtful = rows.filter((row) => row.doubtful);
  const { deployment } = ports.settings;
  const found = await findAllAtProvider(ports.model, { rows: doubtful, run, deployment });
  return doubtful.flatMap((row) =>
    (found.get(row.id) ?? []).flatMap((batch) => (isTwin(row, batch) ? [{ row, found: batch }] : [])),
  );
};

const cancelRunning = async (ports: CheckBatchesPorts, twins: readonly Twin[]): Promise<void> => {
  for (const { row, found } of twins) {
    if (!running.has(found.status)) continue;
    ports.log.error('a late twin of a batch is cancelled', { batchId: row.id, providerBatchId: found.id });
    await ports.model.cancel(found.id);
  }
};

/**
 * Looks for batches that a doubtful create left at the provider beside the one that its row adopted, and cancels
 * them. They may have cost money: waste, and worth an alarm.
 */
export const cancelTwins = async (
  ports: CheckBatchesPorts,
  run: Run,
  rows: readonly Batch[],
): Promise<void> => cancelRunning(ports, await findTwins(ports, run, rows));

/** The last look for twins: those that nobody saw before they were done are waste, too late to cancel. */
export const cancelLastTwins = async (
  ports: CheckBatchesPorts,
  run: Run,
  rows: readonly Batch[],
): Promise<void> => {
  const twins = await findTwins(ports, run, rows);
  await cancelRunning(ports, twins);
  for (const { row, found } of twins.filter(({ found: { outputFileId } }) => outputFileId !== null)) {
    ports.log.error('a late twin of a batch was paid for', { batchId: row.id, providerBatchId: found.id });
  }
};
