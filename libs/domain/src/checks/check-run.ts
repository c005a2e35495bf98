import { isClosed, reservationOf } from '../batches/batch-states.ts';
import { isFinalRefusal, modelRefused } from '../batches/model-refusal.ts';
import type { Manifest } from '../runs/manifest.ts';
import { endRun } from '../runs/end-run.ts';
import type { Run } from '../runs/run.ts';
import { blockedReason, isOutOfBudget } from './blocked-run.ts';
import { cancelOpenWork } from './cancel-open-work.ts';
import { cancelTwins } from './cancel-twins.ts';
import type { CheckBatchesPorts } from './check-ports.ts';
import { chunkNudges, listNudge, waitNudges } from './list-nudges.ts';
import { mapIsolated, throwAll } from './map-isolated.ts';
import { nudgeOpen } from './nudge-open.ts';
import { openRounds, type RoundState } from './open-rounds.ts';
import { failHopeless, roundNudges } from './round-nudges.ts';

/** Looks after one live run: polls its batches, sends again what stands still, and ends it when nothing is open. */
export const checkRun = async (ports: CheckBatchesPorts, run: Run): Promise<void> => {
  if (run.status === 'cancelling') await cancelOpenWork(ports, run);
  else if (run.manifest) await checkScoring(ports, run, run.manifest);
  else await nudgeOpen(ports, run, [listNudge(ports, run)]);
  await endRun(ports, run.id);
};

async function checkScoring(ports: CheckBatchesPorts, run: Run, manifest: Manifest): Promise<void> {
  const work = await ports.ledger.openWork(run.id);
  const { results: states, errors: notPolled } = await openRounds(ports, run, work.rounds);
  const refusal = refusalOf(states);
  if (refusal !== undefined) {
    await stopRefused(ports, run, refusal);
    throwAll(notPolled, `run ${run.id}`);
    return;
  }
  const rows = states.flatMap(({ row }) => (row ? [row] : []));
  const { errors: notLookedFor } = await mapIsolated([rows], 1, (of) => cancelTwins(ports, run, of));
  const open = await failHopeless(ports, run, states);
  const batchesWaiting = open.filter(({ row }) => row?.status === 'submitted').length;
  ports.log.info('run looked at', { runId: run.id, batchesWaiting });
  if (notPolled.length === 0) {
    await failUnpaid(ports, run, open);
    await showBlocked(ports, run, open);
  }
  await nudgeOpen(ports, run, [
    ...chunkNudges(ports, run, { manifest, work }),
    ...roundNudges(ports, run, open),
    ...waitNudges(ports, run, work),
  ]);
  throwAll([...notPolled, ...notLookedFor], `run ${run.id}`);
}

/** What the provider said of a batch that it turned down for good, and so of the whole run. */
function refusalOf(states: readonly RoundState[]): string | undefined {
  return states
    .flatMap(({ row }) => (row && isClosed(row) ? [row.lastError ?? ''] : []))
    .find((said) => isFinalRefusal(said));
}

/** Stops a run whose model refuses all that it will ever ask. It fails once nothing of it is open. */
async function stopRefused(ports: CheckBatchesPorts, run: Run, said: string): Promise<void> {
  const reason = modelRefused(run.model, said);
  if (await ports.runs.stop(run.id, reason)) ports.log.error('a run is stopped', { runId: run.id, reason });
  await cancelOpenWork(ports, run);
}

/**
 * Fails the words that no money is left for. The last answers may have left enough for one batch that waits: it
 * keeps the reservation, and is submitted when its message is sent again.
 */
async function failUnpaid(ports: CheckBatchesPorts, run: Run, states: readonly RoundState[]): Promise<void> {
  if (!isOutOfBudget(states)) return;
  for (const { row } of states) if (row && (await ports.ledger.reserve(reservationOf(row)))) return;
  for (const { open } of states) {
    await ports.ledger.failRound({ runId: run.id, part: open.part, round: open.round, reason: 'budget' });
  }
}

/** Shows why a run stands still. */
async function showBlocked(ports: CheckBatchesPorts, run: Run, states: readonly RoundState[]): Promise<void> {
  const blocked = blockedReason(states);
  if (blocked !== run.blocked) await ports.runs.setBlocked(run.id, blocked);
}
