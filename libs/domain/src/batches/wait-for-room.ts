import { isUnderWay, type ModelBatches } from '../ports/model-batches.ts';
import { markReturned } from './batch-states.ts';
import type { Batch } from './batch.ts';
import { backoffSeconds, later, longestBatchMs } from './wait-times.ts';

/**
 * Whether other batches of the account are under way, so that one that found no room will find some later. The queue is
 * shared by everything under the key, whichever run or deployment it is of.
 */
export async function isQueueInUse(model: ModelBatches, row: Batch, now: Date): Promise<boolean> {
  for await (const { id, status } of model.list(new Date(now.getTime() - longestBatchMs)))
    if (id !== row.providerBatchId && fillsQueue(status)) return true;
  return false;
}

/** `lastError` of a batch that waits for room in the provider's queue. */
export const waitingForRoom = 'waiting_for_room';

/** Whether the provider failed a batch because too much waits there already. */
export const foundNoRoom = ({ providerStatus, lastError }: Batch): boolean =>
  providerStatus === 'failed' && (lastError ?? '').startsWith('token_limit_exceeded');

/**
 * Back to prepared until there is room in the provider's queue. It is no fault of the batch: the submission does
 * not count.
 */
export const waitForRoom = (row: Batch, because: { now: Date; retryAfterSeconds: number }): Batch => ({
  ...markReturned(row, { ...because, error: `${waitingForRoom}: ${row.lastError ?? ''}` }),
  failures: row.failures,
  uncounted: row.uncounted + 1,
  notBefore: later(because.now, backoffSeconds(row.uncounted + 1, because.retryAfterSeconds)),
});

function fillsQueue(status: string): boolean {
  return isUnderWay(status) || status === 'cancelling';
}
