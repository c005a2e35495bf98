import type { WaitStatements } from '../../ports/words-statements.ts';
import type { StatementsOn } from '../../transactions/bind-statements.ts';
import { isLive } from '../../runs/run.ts';
import type { RowContext } from './row-context.ts';
import type { RowStatement } from './row-statement.ts';
import { keyOf, type WaitRow, type WordsTables } from './words-tables.ts';

/** The statements about words that wait for another run. */
export const waitStatements: StatementsOn<RowContext, WaitStatements> = {
  insertWaits: async ({ tx, tables }, { runId, part }, texts) => {
    const rows = texts.map((text) => ({ runId, text, part }));
    await tx.statement('insert waits', (on) => on.insertNew(tables.waits, rows));
  },
  freedWaits: async ({ tx, tables }, { runId, part }) => {
    const isOfPart = (row: WaitRow): boolean => row.runId === runId && row.part === part;
    const freed = await tx.statement('freed waits', (on) => freedOf(on, tables, isOfPart));
    return freed.map(({ text }) => text);
  },
  freedParts: async ({ tx, tables }, runId) => {
    const isOfRun = (row: WaitRow): boolean => row.runId === runId;
    const freed = await tx.statement('freed parts', (on) => freedOf(on, tables, isOfRun));
    return [...new Set(freed.map(({ part }) => part))].sort();
  },
  deleteWaits: async ({ tx, tables }, runId, texts) => {
    const keys = texts.map((text) => keyOf(runId, text));
    const removed = await tx.statement('delete waits', (on) => on.delete(tables.waits, { keys }));
    return removed.map(({ text }) => text);
  },
  cancelWaits: async ({ tx, tables }, runId) => {
    await tx.statement('cancel waits', async (on) => {
      const gone = await on.delete(tables.waits, { where: (row) => row.runId === runId });
      const byPart = Map.groupBy(gone, ({ part }) => keyOf(runId, part));
      await on.update(tables.parts, {
        keys: [...byPart.keys()],
        change: (row) => ({
          ...row,
          cancelled: row.cancelled + (byPart.get(keyOf(runId, row.part))?.length ?? 0),
        }),
      });
    });
  },
};

/** Waits for words that nobody has asked any more, or only a run that has ended. */
function freedOf(on: RowStatement, tables: WordsTables, where: (row: WaitRow) => boolean): WaitRow[] {
  return on.select(tables.waits, { where }).filter(({ text }) => {
    const [claim] = on.select(tables.claims, { keys: [text] });
    if (claim === undefined) return true;
    const [row] = on.select(tables.runs, { keys: [claim.runId] });
    return row !== undefined && !isLive(row.run);
  });
}
