import type { ResendStatements, StatementsOn } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { isoTime, rowsOf, textArray, wholeNumber } from './sql-parts.ts';

const resendRow = z.object({ thing: z.string(), marker: z.string(), sends: wholeNumber, dueAt: isoTime });

/** The statements about what is due to be sent again. */
export const resendStatements: StatementsOn<Queries, ResendStatements> = {
  resends: (queries, runId) =>
    rowsOf(
      queries,
      resendRow,
      sql`SELECT thing, marker, sends, due_at AS "dueAt" FROM resends WHERE run_id = ${runId} ORDER BY thing`,
    ),

  deleteResends: async (queries, runId, things) => {
    await queries.execute(
      sql`DELETE FROM resends WHERE run_id = ${runId} AND thing = ANY(${textArray(things)})`,
    );
  },

  startResends: async (queries, runId, { things, dueAt }) => {
    const names = textArray(things.map(({ thing }) => thing));
    const markers = textArray(things.map(({ marker }) => marker));
    await queries.execute(
      sql`INSERT INTO resends (run_id, thing, marker, sends, due_at)
        SELECT ${runId}::text, u.thing, u.marker, 0, ${dueAt}::timestamptz
        FROM unnest(${names}, ${markers}) AS u(thing, marker) ORDER BY u.thing
        ON CONFLICT (run_id, thing) DO UPDATE SET marker = excluded.marker, sends = 0, due_at = excluded.due_at`,
    );
  },

  countResends: async (queries, runId, sent) => {
    const things = textArray(sent.map(({ thing }) => thing));
    const times = textArray(sent.map(({ dueAt }) => dueAt));
    await queries.execute(
      sql`UPDATE resends r SET sends = r.sends + 1, due_at = u.due_at
        FROM unnest(${things}, ${times}::timestamptz[]) AS u(thing, due_at)
        WHERE r.run_id = ${runId} AND r.thing = u.thing`,
    );
  },
};
