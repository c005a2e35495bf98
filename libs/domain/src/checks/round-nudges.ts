import { limits } from '../limits.ts';
import { countedSubmissions, isClosed, isSubmittable } from '../batches/batch-states.ts';
import type { Batch } from '../batches/batch.ts';
import type { Run } from '../runs/run.ts';
import { blockedReason, countFunded, isWaitingForBudget, probeOf } from './blocked-run.ts';
import type { CheckBatchesPorts, Nudge } from './check-ports.ts';
import { giveUpAsking } from './give-up-round.ts';
import type { RoundState } from './open-rounds.ts';

/** What to do about open rounds that are not simply waiting for their provider. */
export const roundNudges = (ports: CheckBatchesPorts, run: Run, states: readonly RoundState[]): Nudge[] => {
  const now = ports.clock.now();
  const probe = blockedReason(states) === null ? undefined : probeOf(states);
  const funded = countFunded(states);
  return states.flatMap((state): Nudge[] => {
    const { open, row } = state;
    if (row && waits(row, now, probe)) return [];
    if (row?.status === 'ended' || row?.status === 'harvested')
      return [harvestNudge(ports, run, { open, row })];
    return [askNudge(ports, run, { state, funded })];
  });
};

/**
 * Fails the words of batches that the provider refused `limits.submissions` times, and of those that were closed by
 * somebody who died before their words had failed. Returns the rounds that are left.
 */
export const failHopeless = async (
  ports: CheckBatchesPorts,
  run: Run,
  states: readonly RoundState[],
): Promise<readonly RoundState[]> => {
  const left: RoundState[] = [];
  for (const state of states) {
    const { part, round } = state.open;
    const reason = state.row && whyHopeless(state.row);
    if (reason === undefined) left.push(state);
    else await ports.ledger.failRound({ runId: run.id, part, round, reason });
  }
  return left;
};

/** True when the row waits on purpose: a lease runs, a later time is set, or another batch is the probe. */
function waits(row: Batch, now: Date, probe: string | undefined): boolean {
  if (row.status === 'submitted') return true;
  if (row.status !== 'prepared' && row.status !== 'creating') return false;
  return !isSubmittable(row, now) || (row.status === 'prepared' && probe !== undefined && probe !== row.id);
}

/** A batch that is done at its provider while its claims are still there: have update-batch tell what came of it. */
function harvestNudge(ports: CheckBatchesPorts, run: Run, state: RoundState & { row: Batch }): Nudge {
  const { part, round } = state.open;
  return {
    thing: `batch:${part}:${String(round)}`,
    marker: marker(state),
    send: () => ports.batchEnded.send([{ type: 'batch-ended', version: 1, batchId: state.row.id }]),
    giveUp: async () => {
      const reason = `stuck: ${state.row.lastError ?? 'answers not read'}`;
      await ports.ledger.failRound({ runId: run.id, part, round, reason });
    },
  };
}

function marker(state: RoundState): string {
  return [state.row?.status ?? 'none', state.row?.submission ?? 0, state.open.words].join(':');
}

/**
 * Claims without a submitted batch: have query-words ask them. One that waits for money is not stuck while others hold
 * money; it tries again whenever one of them has moved.
 */
function askNudge(
  ports: CheckBatchesPorts,
  run: Run,
  { state, funded }: { state: RoundState; funded: number },
): Nudge {
  const { part, round } = state.open;
  const at = { runId: run.id, part, round };
  const waitsForBudget = isWaitingForBudget(state.row);
  return {
    thing: `round:${part}:${String(round)}`,
    marker: waitsForBudget ? `${marker(state)}:${String(funded)}` : marker(state),
    isPatient: waitsForBudget && funded > 0,
    send: () => ports.queryWords.send([{ type: 'round-ready', version: 1, ...at }]),
    giveUp: () =>
      giveUpAsking(ports, run, { ...state, reason: `stuck: ${state.row?.lastError ?? 'not submitted'}` }),
  };
}

/** Why no batch will ever be submitted for a round; undefined while one may be. */
function whyHopeless(row: Batch): string | undefined {
  if (isClosed(row)) return row.lastError ?? 'stuck: not submitted';
  if (row.status !== 'prepared' || countedSubmissions(row) < limits.submissions) return undefined;
  return `submission_refused: ${row.lastError ?? 'no reason given'}`;
}
