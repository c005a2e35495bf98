import type { ResendStatements } from '../../ports/words-statements.ts';
import type { StatementsOn } from '../../transactions/bind-statements.ts';
import type { RowContext } from './row-context.ts';
import { keyOf, type ResendRow } from './words-tables.ts';

/** The statements about what is due to be sent again. */
export const resendStatements: StatementsOn<RowContext, ResendStatements> = {
  resends: async ({ tx, tables }, runId) => {
    const where = (row: ResendRow): boolean => row.runId === runId;
    const rows = await tx.statement('resends', (on) => on.select(tables.resends, { where }));
    return rows.map(({ thing, marker, sends, dueAt }) => ({ thing, marker, sends, dueAt }));
  },
  deleteResends: async ({ tx, tables }, runId, things) => {
    const keys = things.map((thing) => keyOf(runId, thing));
    await tx.statement('delete resends', (on) => on.delete(tables.resends, { keys }));
  },
  startResends: async ({ tx, tables }, runId, { things, dueAt }) => {
    const rows = things.map(({ thing, marker }) => ({ runId, thing, marker, sends: 0, dueAt }));
    await tx.statement('start resends', (on) => on.upsert(tables.resends, rows, (_, given) => given));
  },
  countResends: async ({ tx, tables }, runId, sent) => {
    const due = new Map(sent.map(({ thing, dueAt }) => [thing, dueAt]));
    await tx.statement('count resends', (on) =>
      on.update(tables.resends, {
        keys: [...due.keys()].map((thing) => keyOf(runId, thing)),
        change: (row) => ({ ...row, sends: row.sends + 1, dueAt: due.get(row.thing) ?? row.dueAt }),
      }),
    );
  },
};
