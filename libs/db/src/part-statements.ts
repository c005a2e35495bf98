import type { PartStatements, StatementsOn } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { rowsOf, wholeNumber } from './sql-parts.ts';

const roundsRow = z.object({ rounds: wholeNumber });
const partRow = z.object({ part: z.string() });

/** The statements about the parts of runs. */
export const partStatements: StatementsOn<Queries, PartStatements> = {
  insertPart: async (queries, { runId, part, words, changes, lastError = null }) => {
    const { known = 0, scored = 0, failed = 0, cancelled = 0, rounds = 0 } = changes;
    const inserted = await rowsOf(
      queries,
      partRow,
      sql`INSERT INTO run_parts (run_id, part, words, known, scored, failed, cancelled, rounds, last_error)
        VALUES (${runId}, ${part}, ${words}, ${known}, ${scored}, ${failed}, ${cancelled}, ${rounds}, ${lastError})
        ON CONFLICT (run_id, part) DO NOTHING RETURNING part`,
    );
    return inserted.length > 0;
  },

  lockPart: async (queries, { runId, part }) => {
    const [row] = await rowsOf(
      queries,
      roundsRow,
      sql`SELECT rounds FROM run_parts WHERE run_id = ${runId} AND part = ${part} FOR UPDATE`,
    );
    return row?.rounds;
  },

  lockParts: async (queries, runId) => {
    await queries.execute(sql`SELECT part FROM run_parts WHERE run_id = ${runId} ORDER BY part FOR UPDATE`);
  },

  countMoved: async (queries, { runId, part }, moved) => {
    const { known = 0, scored = 0, failed = 0, cancelled = 0, rounds = 0 } = moved;
    await queries.execute(
      sql`UPDATE run_parts SET known = known + ${known}, scored = scored + ${scored}, failed = failed + ${failed},
          cancelled = cancelled + ${cancelled},
          rounds = CASE WHEN rounds < ${rounds}::smallint THEN ${rounds}::smallint ELSE rounds END
        WHERE run_id = ${runId} AND part = ${part}`,
    );
  },

  notePartError: async (queries, { runId, part }, error) => {
    await queries.execute(
      sql`UPDATE run_parts SET last_error = ${error} WHERE run_id = ${runId} AND part = ${part}`,
    );
  },

  classifiedParts: async (queries, runId) => {
    const rows = await rowsOf(
      queries,
      partRow,
      sql`SELECT part FROM run_parts WHERE run_id = ${runId} ORDER BY part`,
    );
    return rows.map(({ part }) => part);
  },
};
