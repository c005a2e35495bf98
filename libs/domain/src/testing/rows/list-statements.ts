import type { ListStatements } from '../../ports/list-statements.ts';
import type { StatementsOn } from '../../transactions/bind-statements.ts';
import { beganLater } from '../../words/is-known.ts';
import type { RowContext } from './row-context.ts';
import type { ListRow } from './words-tables.ts';

/** The statements about lists. */
export const listStatements: StatementsOn<RowContext, ListStatements> = {
  putList: async ({ tx, tables, now }, list) => {
    const row = {
      ...list,
      fixedAt: now().toISOString(),
      isPublic: true,
      isGone: false,
      stored: [list.sha256],
    };
    await tx.statement('put list', (on) => on.upsert(tables.lists, [row], merged));
  },
  markListGone: async ({ tx, tables, now }, source, revision) => {
    const runStartedAt = now().toISOString();
    const mark = { ...nothing, source, runStartedAt, fixedAt: runStartedAt, revision };
    return tx.statement('list gone', async (on) => {
      await on.upsert(tables.lists, [mark], (row) => ({ ...row, isGone: true, runStartedAt, revision }));
      return on.select(tables.lists, { keys: [source] }).flatMap(({ stored }) => stored);
    });
  },
  setListPublic: async ({ tx, tables }, { source, isPublic, revision }) => {
    const change = (row: ListRow): ListRow => ({ ...row, isPublic, revision });
    const where = ({ isGone }: ListRow): boolean => !isGone;
    const rows = await tx.statement('list public', (on) =>
      on.update(tables.lists, { keys: [source], where, change }),
    );
    return rows.length > 0;
  },
};

/** Of a list that is gone before it was there. */
const nothing = {
  ...{ name: '', runId: '', sha256: '', words: 0, stored: [] },
  ...{ isPublic: true, isGone: true },
};

function merged(there: ListRow, given: ListRow): ListRow | undefined {
  const runOf = ({ runId, runStartedAt }: ListRow) => ({ id: runId, startedAt: runStartedAt });
  if (beganLater(runOf(there), runOf(given))) return undefined;
  const { isPublic, stored } = there;
  return {
    ...given,
    isPublic,
    stored: stored.includes(given.sha256) ? stored : [...stored, given.sha256],
  };
}
