import type { StatementsOn, WaitStatements } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { ended, rowsOf, textArray, textsOf } from './sql-parts.ts';

const partRow = z.object({ part: z.string() });

/** The statements about words that wait for another run. */
export const waitStatements: StatementsOn<Queries, WaitStatements> = {
  insertWaits: async (queries, { runId, part }, texts) => {
    await queries.execute(
      sql`INSERT INTO word_waits (run_id, text, part)
        SELECT ${runId}::text, u.text, ${part}::text FROM unnest(${textArray(texts)}) AS u(text) ORDER BY u.text
        ON CONFLICT (run_id, text) DO NOTHING`,
    );
  },

  freedWaits: (queries, { runId, part }) =>
    textsOf(queries, sql`SELECT w.text ${fromFreed(runId)} AND w.part = ${part} ORDER BY w.text`),

  freedParts: async (queries, runId) => {
    const statement = sql`SELECT DISTINCT w.part ${fromFreed(runId)} ORDER BY w.part`;
    return (await rowsOf(queries, partRow, statement)).map(({ part }) => part);
  },

  deleteWaits: (queries, runId, texts) =>
    textsOf(
      queries,
      sql`DELETE FROM word_waits WHERE run_id = ${runId} AND text = ANY(${textArray(texts)}) RETURNING text`,
    ),

  cancelWaits: async (queries, runId) => {
    await queries.execute(
      sql`WITH gone AS (DELETE FROM word_waits WHERE run_id = ${runId} RETURNING part),
          sums AS (SELECT part, count(*) AS waits FROM gone GROUP BY part)
        UPDATE run_parts p SET cancelled = p.cancelled + sums.waits FROM sums
        WHERE p.run_id = ${runId} AND p.part = sums.part`,
    );
  },
};

/** Waits of a run for words that nobody has asked any more, or only a run that has ended. */
function fromFreed(runId: string): SQL {
  return sql`FROM word_waits w
      LEFT JOIN word_claims c ON c.text = w.text LEFT JOIN runs r ON r.id = c.run_id
    WHERE w.run_id = ${runId} AND (c.text IS NULL OR r.status IN (${ended}))`;
}
