import type { ModelBatches, ProviderBatch } from '../ports/model-batches.ts';
import type { Run } from '../runs/run.ts';
import type { Batch } from './batch.ts';
import { batchMetadata } from './batch-states.ts';

/** How far the provider's clock may be behind ours. */
const clockSlackMs = 5 * 60_000;

interface LookFor {
  readonly run: Pick<Run, 'startedAt'>;
  readonly deployment: string;
}

/** What the provider lists for these rows, of any submission, newest first, by row. The list may lag. */
export const findAllAtProvider = async (
  model: ModelBatches,
  { rows, run, deployment }: LookFor & { rows: readonly Batch[] },
): Promise<Map<string, ProviderBatch[]>> => {
  const found = new Map<string, ProviderBatch[]>(rows.map(({ id }) => [id, []]));
  if (rows.length === 0) return found;
  for await (const batch of model.list(new Date(Date.parse(run.startedAt) - clockSlackMs))) {
    if (batch.metadata['deployment'] === deployment) found.get(batch.metadata['batch'] ?? '')?.push(batch);
  }
  return found;
};

/** Every batch that the provider lists for this row, of any submission, newest first. The list may lag. */
export const findAtProvider = async (
  model: ModelBatches,
  { row, ...of }: LookFor & { row: Batch },
): Promise<ProviderBatch[]> => (await findAllAtProvider(model, { ...of, rows: [row] })).get(row.id) ?? [];

/** The one among the found batches that is this very submission of the row, if there is one: it can be adopted. */
export const findSubmission = (
  found: readonly ProviderBatch[],
  row: Batch,
  deployment: string,
): ProviderBatch | undefined => {
  const wanted = Object.entries(batchMetadata(row, deployment));
  return found.find(({ metadata }) => wanted.every(([key, value]) => metadata[key] === value));
};
