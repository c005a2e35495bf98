import { findAllAtProvider, isAwaited } from '../batches/find-at-provider.ts';
import type { Batch } from '../batches/batch.ts';
import { isUnderWay, type ProviderBatch } from '../ports/model-batches.ts';
import type { Run } from '../runs/run.ts';
import type { CheckBatchesPorts } from './check-ports.ts';

/** A row, and what else was found of it at the provider. */
export interface Twin {
  readonly row: Batch;
  readonly found: ProviderBatch;
}

/** Cancels those that still run, and says so: they may have cost money. */
export const cancelRunning = async (
  ports: Pick<CheckBatchesPorts, 'model' | 'log'>,
  twins: readonly Twin[],
): Promise<void> => {
  for (const { row, found } of twins) {
    if (!isUnderWay(found.status)) continue;
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
): Promise<void> => {
  const doubtful = rows.filter((row) => row.doubtful);
  const twins = await findTwins(ports, run, doubtful);
  const { deployment } = ports.settings;
  await cancelRunning(
    ports,
    twins.filter(({ row, found }) => !isAwaited(found, row, deployment)),
  );
};

/**
 * The last look for twins, of all batches: a request can arrive twice without its sender ever being in doubt.
 * Nothing is adopted any more. A twin that has already run cannot be cancelled: it is waste, and is reported.
 */
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

async function findTwins(
  ports: CheckBatchesPorts,
  run: Run,
  rows: readonly Batch[],
): Promise<readonly Twin[]> {
  const { deployment } = ports.settings;
  const found = await findAllAtProvider(ports.model, { rows, run, deployment });
  return rows.flatMap((row) =>
    (found.get(row.id) ?? []).flatMap((batch) => (isTwin(row, batch) ? [{ row, found: batch }] : [])),
  );
}

/** A batch other than the one that its row records. */
function isTwin(row: Batch, found: ProviderBatch): boolean {
  return found.id !== row.providerBatchId;
}
