import { askingOf } from '../batches/asking-of.ts';
import { markAbandoned, isClosed, planBatch, markSubmitted } from '../batches/batch-states.ts';
import type { Batch } from '../batches/batch.ts';
import { findAdoptable, findAtProvider } from '../batches/find-at-provider.ts';
import { NotFound } from '../errors.ts';
import type { Run } from '../runs/run.ts';
import { cancelRunning } from './cancel-twins.ts';
import type { CheckBatchesPorts } from './check-ports.ts';
import type { RoundState } from './open-rounds.ts';

/**
 * Takes over what a dead or doubtful creator left at the provider, since it may have been paid for: from then on it is
 * a submitted batch like any other. What else is there of the row is cancelled. False when there is nothing to adopt.
 */
export const adoptCreated = async (ports: CheckBatchesPorts, run: Run, row: Batch): Promise<boolean> => {
  const { deployment } = ports.settings;
  const found = await findAtProvider(ports.model, { row, run, deployment });
  const own = findAdoptable(found, row, deployment);
  const twins = found.filter((batch) => batch !== own);
  await cancelRunning(
    ports,
    twins.map((twin) => ({ row, found: twin })),
  );
  if (own) await ports.batches.save(markSubmitted(row, own, ports.clock.now()));
  return own !== undefined;
};

/**
 * Gives up on a round that was never submitted, unless its creator left something at the provider. The row is closed
 * before the words fail, so that nobody asks the model, and pays, for words that have ended.
 */
export const giveUpAsking = async (
  ports: CheckBatchesPorts,
  run: Run,
  state: RoundState & { reason: string },
): Promise<void> => {
  const { open, row, reason } = state;
  if (row?.status === 'creating' && (await adoptCreated(ports, run, row))) return;
  if (!(await closeRound(ports, run, state))) return; // the next tick looks again
  await ports.ledger.failRound({ runId: run.id, part: open.part, round: open.round, reason });
};

/** True when nobody can submit the round's batch from here; false when somebody moved it first. */
async function closeRound(
  ports: CheckBatchesPorts,
  run: Run,
  { open, row, reason }: RoundState & { reason: string },
): Promise<boolean> {
  if (row) return ports.batches.save(markAbandoned(row, reason, ports.clock.now()));
  return isClosed(await ports.batches.createIfAbsent(await closedRow(ports, run, { open, reason })));
}

async function closedRow(
  ports: CheckBatchesPorts,
  run: Run,
  { open: { part, round }, reason }: { open: RoundState['open']; reason: string },
): Promise<Batch> {
  const rubric = await ports.runs.rubric(run.rubricId);
  if (!rubric) throw new NotFound('rubric', run.rubricId);
  const now = ports.clock.now();
  const at = { runId: run.id, part, round, model: run.model, rubric, asking: askingOf(run) };
  return { ...markAbandoned(planBatch(at, now), reason, now), version: 1 };
}
