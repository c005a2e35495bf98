import { markAbandoned, isClosed, isSubmittable } from '../batches/batch-states.ts';
import type { Batch } from '../batches/batch.ts';
import type { Run } from '../runs/run.ts';
import type { CheckBatchesPorts, Nudge } from './check-ports.ts';
import { adoptCreated } from './give-up-round.ts';
import { missingParts } from './list-nudges.ts';
import { nudgeOpen } from './nudge-open.ts';
import { openRounds, type RoundState } from './open-rounds.ts';
import { mapIsolated, throwAll } from './map-isolated.ts';

/**
 * Brings a run that is being cancelled to its end: batches at the provider are cancelled and what they still deliver
 * is kept; every other word becomes cancelled.
 */
export const cancelOpenWork = async (ports: CheckBatchesPorts, run: Run): Promise<void> => {
  if (!run.manifest) return;
  const work = await ports.ledger.openWork(run.id);
  await ports.ledger.cancelUnclaimed({ runId: run.id, missing: missingParts(run.manifest, work) });
  const polled = await openRounds(ports, run, work.rounds);
  const cancelled = await mapIsolated(polled.results, 1, (state) => cancelRound(ports, run, state));
  await nudgeOpen(ports, run, cancelled.results.flat());
  throwAll([...polled.errors, ...cancelled.errors], `run ${run.id}`);
};

async function cancelRound(ports: CheckBatchesPorts, run: Run, state: RoundState): Promise<Nudge[]> {
  const { open, row } = state;
  if (!row || neverSubmitted(row)) {
    await cancelClaims(ports, run, state);
    return [];
  }
  if (row.status === 'creating') await cancelDoubtful(ports, run, { open, row });
  if (row.status === 'submitted' && row.providerBatchId) await ports.model.cancel(row.providerBatchId);
  return row.status === 'ended' || row.status === 'harvested'
    ? [harvestOrCancel(ports, run, { open, row })]
    : [];
}

function neverSubmitted(row: Batch | undefined): boolean {
  return row === undefined || row.status === 'planned' || row.status === 'prepared' || isClosed(row);
}

async function cancelClaims(ports: CheckBatchesPorts, run: Run, { open, row }: RoundState): Promise<void> {
  if (
    row &&
    row.status !== 'harvested' &&
    !(await ports.batches.save(markAbandoned(row, 'cancelled', ports.clock.now())))
  ) {
    return; // somebody moved the row: the next tick looks again
  }
  await ports.ledger.cancelRound({ runId: run.id, part: open.part, round: open.round });
}

/** A creator died or was in doubt: claims are cancelled only when it left nothing to adopt. */
async function cancelDoubtful(
  ports: CheckBatchesPorts,
  run: Run,
  state: RoundState & { row: Batch },
): Promise<void> {
  if (!isSubmittable(state.row, ports.clock.now())) return;
  if (!(await adoptCreated(ports, run, state.row))) await cancelClaims(ports, run, state);
}

function harvestOrCancel(ports: CheckBatchesPorts, run: Run, state: RoundState & { row: Batch }): Nudge {
  return {
    thing: `batch:${state.open.part}:${String(state.open.round)}`,
    marker: `${state.row.status}:${String(state.open.words)}`,
    send: () => ports.batchEnded.send([{ type: 'batch-ended', version: 1, batchId: state.row.id }]),
    giveUp: () => cancelClaims(ports, run, state),
  };
}
