import { markEnded, type Ending } from '../batches/batch-states.ts';
import type { Batch } from '../batches/batch.ts';
import { longestBatchMs } from '../batches/wait-times.ts';
import { clockSlackMs } from '../batches/find-at-provider.ts';
import type { ProviderBatch } from '../ports/model-batches.ts';
import type { CheckBatchesPorts } from './check-ports.ts';
import { lateEffectsMs } from './late-effects.ts';

/** A provider promises 24 hours; after this it is asked to stop, and what it has is taken. */
const cancelAfterMs = 26 * 3600_000;

const terminal = new Set(['completed', 'failed', 'expired', 'cancelled']);

/**
 * Looks at a submitted batch at its provider. Returns the row as stored afterwards: `ended` once the provider is done
 * with it, whatever way. A batch that outlives its window is cancelled, and at last no longer waited for.
 */
export const pollBatch = async (ports: CheckBatchesPorts, row: Batch): Promise<Batch> => {
  const found = await ports.model.find(row.providerBatchId ?? '');
  const now = ports.clock.now();
  const age = ageOf(row, found, now);
  const ending = found ? endingOf(row, found, age) : await endingOfMissing(ports, row, age);
  if (!ending) {
    if (isOverdue(found, age)) await ports.model.cancel(found.id);
    return row;
  }
  const ended = markEnded(row, ending, now);
  if (!(await ports.batches.save(ended))) return (await ports.batches.get(row.id)) ?? row;
  await ports.batchEnded.send([{ type: 'batch-ended', version: 1, batchId: row.id }]);
  return ended;
};

/** How long ago a batch was submitted. The provider's time counts where ours lies in the future. */
function ageOf(row: Batch, found: ProviderBatch | undefined, now: Date): number {
  const age = now.getTime() - Date.parse(row.submittedAt ?? row.updatedAt);
  return age >= 0 || !found ? Math.abs(age) : Math.max(0, now.getTime() - found.createdAt.getTime());
}

function endingOf(row: Batch, found: ProviderBatch, age: number): Ending | undefined {
  if (terminal.has(found.status)) {
    const { status: providerStatus, outputFileId, errorFileId } = found;
    return { providerStatus, outputFileId, errorFileId, lastError: errorText(found) ?? row.lastError };
  }
  return age < longestBatchMs ? undefined : lost(`the batch stays ${found.status}`);
}

function errorText(batch: ProviderBatch): string | null {
  const [first] = batch.errors;
  return first ? `${first.code}: ${first.message}` : null;
}

function lost(lastError: string): Ending {
  return {
    providerStatus: 'gone',
    outputFileId: null,
    errorFileId: null,
    lastError,
  };
}

async function endingOfMissing(
  ports: CheckBatchesPorts,
  row: Batch,
  age: number,
): Promise<Ending | undefined> {
  return age >= longestBatchMs || (await isGone(ports, row, age))
    ? lost('the provider no longer has the batch')
    : undefined;
}

/**
 * One 404 says little: providers have answered it for batches that they still ran, and for young ones. A batch counts
 * as gone when late effects have had time to show and the list does not hold it either.
 */
async function isGone(ports: CheckBatchesPorts, row: Batch, age: number): Promise<boolean> {
  if (age < lateEffectsMs(ports.settings)) return false;
  for await (const { id } of ports.model.list(listedSince(row, ports.clock.now())))
    if (id === row.providerBatchId) return false;
  return true;
}

/** A time before the batch was created, even if the clock that wrote the row was ahead. */
function listedSince(row: Batch, now: Date): Date {
  return new Date(Math.min(Date.parse(row.createdAt) - clockSlackMs, now.getTime() - longestBatchMs));
}

function isOverdue(found: ProviderBatch | undefined, age: number): found is ProviderBatch {
  return found !== undefined && age > cancelAfterMs && found.status !== 'cancelling';
}
