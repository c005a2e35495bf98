import type { BatchCost } from '@word-list/domain';
import { runFacts, type At } from './run-statements.ts';
import type { CostRow } from './words-tables.ts';

/** Enters the bill of a submission once, in place of what was reserved for it. */
export const enterCost = async ({ tx, tables }: At, runId: string, cost: BatchCost): Promise<void> => {
  const { batchId, submission } = cost;
  await tx.insert(tables.costs, [{ batchId, submission, runId, reserved: 0, settled: cost }], (there) =>
    there.settled === null ? { ...there, settled: cost } : undefined,
  );
};

export interface Reservation {
  readonly runId: string;
  readonly batchId: string;
  readonly submission: number;
  readonly microUsd: number;
}

const spentOn = ({ settled, reserved }: CostRow): number => settled?.microUsd ?? reserved;

/** The lock of the run's row makes reservations of one run come one after the other. */
export const reserveCost = async (at: At, of: Reservation): Promise<boolean> => {
  const { tx, tables, makes } = at;
  const { runId, batchId, submission, microUsd } = of;
  const { budgetMicroUsd } = await runFacts(at, runId, 'update');
  const own = await tx.select(
    tables.costs,
    (row) => row.batchId === batchId && row.submission === submission,
  );
  if (own.length > 0) return true;
  await tx.delete(
    tables.costs,
    (row) => row.batchId === batchId && row.submission < submission && row.settled === null,
  );
  if (budgetMicroUsd !== null && !makes('ignores-budget')) {
    const spent = await tx.select(tables.costs, (row) => row.runId === runId);
    if (spent.reduce((sum, row) => sum + spentOn(row), 0) + microUsd > budgetMicroUsd) return false;
  }
  await tx.insert(tables.costs, [{ batchId, submission, runId, reserved: microUsd, settled: null }]);
  return true;
};

export const releaseCost = async (
  { tx, tables }: At,
  { batchId, submission }: { batchId: string; submission: number },
): Promise<void> => {
  await tx.delete(
    tables.costs,
    (row) => row.batchId === batchId && row.submission === submission && row.settled === null,
  );
};
