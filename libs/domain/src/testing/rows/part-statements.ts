import type { PartOf, PartStatements } from '../../ports/words-statements.ts';
import type { StatementsOn } from '../../transactions/bind-statements.ts';
import type { RowContext } from './row-context.ts';
import { keyOf, type StoredPart } from './words-tables.ts';

/** The statements about the parts of runs. */
export const partStatements: StatementsOn<RowContext, PartStatements> = {
  insertPart: async ({ tx, tables }, { runId, part, words, changes, lastError = null }) => {
    const counts = { known: 0, scored: 0, failed: 0, cancelled: 0, rounds: 0, ...changes };
    const row = { runId, part, words, ...counts, lastError };
    return (await tx.statement('insert part', (on) => on.insertNew(tables.parts, [row]))).length > 0;
  },
  lockPart: async ({ tx, tables }, of) => {
    const [row] = await tx.statement('lock part', (on) => on.lock(tables.parts, 'update', keyed(of)));
    return row?.rounds;
  },
  lockParts: async ({ tx, tables }, runId) => {
    const where = (row: StoredPart): boolean => row.runId === runId;
    await tx.statement('lock parts', (on) => on.lock(tables.parts, 'update', { where }));
  },
  countMoved: async (
    { tx, tables },
    of,
    { known = 0, scored = 0, failed = 0, cancelled = 0, rounds = 0 },
  ) => {
    const change = (row: StoredPart): StoredPart => ({
      ...row,
      known: row.known + known,
      scored: row.scored + scored,
      failed: row.failed + failed,
      cancelled: row.cancelled + cancelled,
      rounds: Math.max(row.rounds, rounds),
    });
    await tx.statement('count moved', (on) => on.update(tables.parts, { ...keyed(of), change }));
  },
  notePartError: async ({ tx, tables }, of, lastError) => {
    const change = (row: StoredPart): StoredPart => ({ ...row, lastError });
    await tx.statement('note error', (on) => on.update(tables.parts, { ...keyed(of), change }));
  },
  classifiedParts: async ({ tx, tables }, runId) => {
    const where = (row: StoredPart): boolean => row.runId === runId;
    const rows = await tx.statement('parts', (on) => on.select(tables.parts, { where }));
    return rows.map(({ part }) => part);
  },
};

function keyed({ runId, part }: PartOf) {
  return { keys: [keyOf(runId, part)] };
}
