import { isUnderWay, type ModelBatches, type ProviderBatch } from '../ports/model-batches.ts';
import type { Run } from '../runs/run.ts';
import type { Batch } from './batch.ts';
import { batchMetadata } from './batch-states.ts';

/** How far the provider's clock may be behind ours. */
export const clockSlackMs = 5 * 60_000;

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

/** True while the next one to submit the row will adopt this batch. */
export const isAwaited = (found: ProviderBatch, row: Batch, deployment: string): boolean =>
  (row.status === 'prepared' || row.status === 'creating') && isAdoptable(found, row, deployment);

/** The one among the found batches that the row can take over: of this very submission, or else of an earlier one. */
export const findAdoptable = (
  found: readonly ProviderBatch[],
  row: Batch,
  deployment: string,
): ProviderBatch | undefined => {
  const adoptable = found.filter((batch) => isAdoptable(batch, row, deployment));
  const own = adoptable.find(({ metadata }) => metadata['submission'] === String(row.submission));
  return own ?? adoptable[0];
};

/**
 * Whether the batch asks what the row asks. One of an earlier submission counts while it is under way or when it
 * has answers: had we known of it, we would not have submitted again.
 */
function isAdoptable(found: ProviderBatch, row: Batch, deployment: string): boolean {
  const { submission, ...same } = batchMetadata(row, deployment);
  if (!Object.entries(same).every(([key, value]) => found.metadata[key] === value)) return false;
  return found.metadata['submission'] === submission || isWorthHaving(found);
}

function isWorthHaving({ status, outputFileId }: ProviderBatch): boolean {
  return isUnderWay(status) || outputFileId !== null;
}
