import type { ModelBatches, ProviderBatch } from '../ports/model-batches.ts';
import type { Run } from '../runs/run.ts';
import type { Batch } from './batch.ts';
import { batchMetadata } from './batch-states.ts';

/** How far the provider's clock may be behind ours. */
const clockSlackMs = 5 * 60_000;

/** Every batch that the provider lists for this row, of any submission, newest first. The list may lag. */
export const findAtProvider = async (
  model: ModelBatches,
  of: { row: Batch; run: Pick<Run, 'startedAt'>; deployment: string },
): Promise<ProviderBatch[]> => {
  const found: ProviderBatch[] = [];
  for await (const batch of model.list(new Date(Date.parse(of.run.startedAt) - clockSlackMs))) {
    if (batch.metadata['deployment'] === of.deployment && batch.metadata['batch'] === of.row.id)
      found.push(batch);
  }
  return found;
};

/** The one among the found batches that is this very submission of the row, if there is one: it can be adopted. */
export const findSubmission = (
  found: readonly ProviderBatch[],
  row: Batch,
  deployment: string,
): ProviderBatch | undefined => {
  const wanted = Object.entries(batchMetadata(row, deployment));
  return found.find(({ metadata }) => wanted.every(([key, value]) => metadata[key] === value));
};
