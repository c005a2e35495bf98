import type { ClaimLedger, DueThing, OpenThing } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Database, Queries } from './client/open-database.ts';
import { isoTime, rowsOf, textArray, wholeNumber } from './sql-parts.ts';

const resendRow = z.object({ thing: z.string(), marker: z.string(), sends: wholeNumber, dueAt: isoTime });

const rowsOfRun = (queries: Queries, runId: string) =>
  rowsOf(
    queries,
    resendRow,
    sql`SELECT thing, marker, sends, due_at AS "dueAt" FROM resends WHERE run_id = ${runId}`,
  );

const startOver = async (
  queries: Queries,
  runId: string,
  { things, dueAt }: { things: readonly OpenThing[]; dueAt: Date },
): Promise<void> => {
  if (things.length === 0) return;
  await queries.execute(
    sql`INSERT INTO resends (run_id, thing, marker, sends, due_at)
      SELECT ${runId}::text, u.thing, u.marker, 0, ${dueAt.toISOString()}::timestamptz
      FROM unnest(${textArray(things.map(({ thing }) => thing))}, ${textArray(things.map(({ marker }) => marker))})
        AS u(thing, marker)
      ORDER BY u.thing
      ON CONFLICT (run_id, thing) DO UPDATE SET marker = excluded.marker, sends = 0, due_at = excluded.due_at`,
  );
};

const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

type DueQuery = Parameters<ClaimLedger['dueThings']>[0];

const findDue = async (
  queries: Queries,
  { runId, open, now, baseSeconds }: DueQuery,
): Promise<DueThing[]> => {
  const stored = new Map((await rowsOfRun(queries, runId)).map((row) => [row.thing, row]));
  const named = new Set(open.map(({ thing }) => thing));
  const gone = [...stored.keys()].filter((thing) => !named.has(thing));
  if (gone.length > 0) {
    await queries.execute(
      sql`DELETE FROM resends WHERE run_id = ${runId} AND thing = ANY(${textArray(gone)})`,
    );
  }
  const moved = [...new Map(open.map((thing) => [thing.thing, thing])).values()].filter(
    ({ thing, marker }) => stored.get(thing)?.marker !== marker,
  );
  const dueAt = later(now, baseSeconds);
  await startOver(queries, runId, { things: moved, dueAt });
  for (const { thing, marker } of moved) {
    stored.set(thing, { thing, marker, sends: 0, dueAt: dueAt.toISOString() });
  }
  const time = now.toISOString();
  return open.flatMap(({ thing }) => {
    const row = stored.get(thing);
    return row !== undefined && row.dueAt <= time ? [{ thing, sends: row.sends }] : [];
  });
};

/** The part of the claim ledger that knows when open things are due to be sent again. */
export const drizzleResends = (db: Database): Pick<ClaimLedger, 'dueThings' | 'markSent'> => ({
  dueThings: (of) => db.transaction((queries) => findDue(queries, of)),
  async markSent({ runId, things, now, baseSeconds }) {
    if (things.length === 0) return;
    await db.transaction(async (queries) => {
      const sent = new Set(things);
      const rows = (await rowsOfRun(queries, runId)).filter(({ thing }) => sent.has(thing));
      const due = rows.map(({ sends }) => later(now, baseSeconds * 2 ** (sends + 1)).toISOString());
      await queries.execute(
        sql`UPDATE resends r SET sends = r.sends + 1, due_at = u.due_at
          FROM unnest(${textArray(rows.map(({ thing }) => thing))}, ${textArray(due)}::timestamptz[]) AS u(thing, due_at)
          WHERE r.run_id = ${runId} AND r.thing = u.thing`,
      );
    });
  },
});
