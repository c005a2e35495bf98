import { batchIdOf } from '../batches/batch-states.ts';
import type { Batch } from '../batches/batch.ts';
import type { OpenRound } from '../ports/claim-ledger.ts';
import type { Run } from '../runs/run.ts';
import type { CheckBatchesPorts } from './check-ports.ts';
import { mapIsolated, type Isolated } from './map-isolated.ts';
import { pollBatch } from './poll-batch.ts';

/** Claims of one part at one round, with the row of their batch if there is one. */
export interface RoundState {
  readonly open: OpenRound;
  readonly row: Batch | undefined;
}

const pollConcurrency = 8;

/**
 * The open rounds of a run with their batch rows; submitted ones have just been looked up at the provider. A round
 * whose look-up failed is among the errors instead.
 */
export const openRounds = async (
  ports: CheckBatchesPorts,
  run: Run,
  rounds: readonly OpenRound[],
): Promise<Isolated<RoundState>> => {
  const idOf = ({ part, round }: OpenRound): string => batchIdOf({ runId: run.id, part, round });
  const rows = await ports.batches.getMany(rounds.map(idOf));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return mapIsolated(rounds, pollConcurrency, async (open) => {
    const row = byId.get(idOf(open));
    return { open, row: row?.status === 'submitted' ? await pollBatch(ports, row) : row };
  });
};
