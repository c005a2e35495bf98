import type { Batch } from '../batches/batch.ts';
import { isUnderWay } from '../ports/model-batches.ts';
import type { Run } from '../runs/run.ts';
import { cancelLastTwins } from './cancel-twins.ts';
import type { CheckBatchesPorts } from './check-ports.ts';
import { lateEffectsMs } from './late-effects.ts';

const day = 86_400_000;
const keepMs = 30 * day;

/**
 * The last look at an ended run, once late effects have had time to show: stops what is left of it at the provider
 * and lets its batches and prompts expire in 30 days.
 */
export const tidyRun = async (ports: CheckBatchesPorts, run: Run): Promise<void> => {
  const now = ports.clock.now();
  const endedAt = Date.parse(run.endedAt ?? run.startedAt);
  if (now.getTime() < endedAt + lateEffectsMs(ports.settings)) return;
  const rows = await ports.batches.ofRun(run.id);
  await cancelLastTwins(ports, run, rows);
  for (const row of rows) await cancelLeftover(ports, row);
  const ids = rows.map(({ id }) => id);
  const at = new Date(now.getTime() + keepMs);
  await ports.prompts.expire(ids, at);
  await ports.batches.expire(ids, at);
  await ports.runs.markTidied(run.id);
};

/** A batch that went out while its run was being cancelled is stopped here, also when it cannot be found just now. */
async function cancelLeftover(ports: CheckBatchesPorts, row: Batch): Promise<void> {
  if (row.status !== 'submitted' || !row.providerBatchId) return;
  const found = await ports.model.find(row.providerBatchId);
  if (!found || isUnderWay(found.status)) await ports.model.cancel(row.providerBatchId);
}
