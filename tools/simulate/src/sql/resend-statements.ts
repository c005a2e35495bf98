import type { ClaimLedger, DueThing } from '@word-list/domain';
import type { At } from './run-statements.ts';
import type { ResendRow } from './words-tables.ts';

type DueQuery = Parameters<ClaimLedger['dueThings']>[0];
type SentThings = Parameters<ClaimLedger['markSent']>[0];

/** The transaction behind `dueThings`. */
export const findDue = async (
  { tx, tables }: At,
  { runId, open, now, baseSeconds }: DueQuery,
): Promise<DueThing[]> => {
  const rows = await tx.select(tables.resends, (row) => row.runId === runId);
  const stored = new Map(rows.map((row) => [row.thing, row]));
  const named = new Set(open.map(({ thing }) => thing));
  const gone = rows.filter(({ thing }) => !named.has(thing)).map(({ thing }) => thing);
  if (gone.length > 0)
    await tx.delete(tables.resends, (row) => row.runId === runId && gone.includes(row.thing));
  const moved = open
    .filter(({ thing, marker }) => stored.get(thing)?.marker !== marker)
    .map(({ thing, marker }): ResendRow => ({
      runId,
      thing,
      marker,
      sends: 0,
      dueAt: now.getTime() + baseSeconds * 1000,
    }));
  if (moved.length > 0) await tx.insert(tables.resends, moved, (_, given) => given);
  for (const row of moved) stored.set(row.thing, row);
  return open.flatMap(({ thing }) => {
    const row = stored.get(thing);
    return row && row.dueAt <= now.getTime() ? [{ thing, sends: row.sends }] : [];
  });
};

/** The transaction behind `markSent`. */
export const markSent = async (
  { tx, tables }: At,
  { runId, things, now, baseSeconds }: SentThings,
): Promise<void> => {
  const isSent = (row: ResendRow): boolean => row.runId === runId && things.includes(row.thing);
  const sends = new Map((await tx.select(tables.resends, isSent)).map((row) => [row.thing, row.sends]));
  await tx.update(tables.resends, isSent, (row) => ({
    ...row,
    sends: row.sends + 1,
    dueAt: now.getTime() + baseSeconds * 1000 * 2 ** ((sends.get(row.thing) ?? 0) + 1),
  }));
};
