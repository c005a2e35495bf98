import type { CostStatements } from '../../ports/words-statements.ts';
import type { StatementsOn } from '../../transactions/bind-statements.ts';
import type { RowContext } from './row-context.ts';
import { costKey, type CostRow } from './words-tables.ts';

/** The statements about money. */
export const costStatements: StatementsOn<RowContext, CostStatements> = {
  enterCost: async ({ tx, tables }, runId, settled) => {
    const { batchId, submission } = settled;
    await tx.statement('enter cost', (on) =>
      on.upsert(tables.costs, [{ batchId, submission, runId, reserved: 0, settled }], (there) =>
        there.settled === null ? { ...there, settled } : undefined,
      ),
    );
  },
  hasCost: ({ tx, tables }, of) =>
    tx.statement('cost', (on) => on.select(tables.costs, { keys: [costKey(of)] }).length > 0),
  spentBy: async ({ tx, tables }, runId) => {
    const where = (row: CostRow): boolean => row.runId === runId;
    const rows = await tx.statement('spent', (on) => on.select(tables.costs, { where }));
    return rows.reduce((sum, { settled, reserved }) => sum + (settled?.microUsd ?? reserved), 0);
  },
  insertReservation: async ({ tx, tables }, { runId, batchId, submission, microUsd }) => {
    const row = { batchId, submission, runId, reserved: microUsd, settled: null };
    await tx.statement('insert reservation', (on) => on.insertNew(tables.costs, [row]));
  },
  deleteReservation: async ({ tx, tables }, of) => {
    const rows = { keys: [costKey(of)], where: ({ settled }: CostRow) => settled === null };
    await tx.statement('delete reservation', (on) => on.delete(tables.costs, rows));
  },
  deleteEarlierReservations: async ({ tx, tables }, of) => {
    const where = ({ batchId, submission, settled }: CostRow): boolean =>
      batchId === of.batchId && submission < of.submission && settled === null;
    await tx.statement('delete reservations', (on) => on.delete(tables.costs, { where }));
  },
};
