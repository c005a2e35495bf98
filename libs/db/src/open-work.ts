import type { OpenWork } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { lookUpRun } from './run-rows.ts';
import { ended, rowsOf, wholeNumber } from './sql-parts.ts';

const partRow = z.object({ part: z.string() });
const roundRow = z.object({ part: z.string(), round: wholeNumber, words: wholeNumber });

/** What is open of a run; its three lists are taken one after the other, hints all of them. */
export const openWorkOf = async (queries: Queries, runId: string): Promise<OpenWork> => {
  await lookUpRun(queries, runId);
  const rounds = await rowsOf(
    queries,
    roundRow,
    sql`SELECT part, round, count(*) AS words FROM word_claims WHERE run_id = ${runId}
      GROUP BY part, round ORDER BY part, round`,
  );
  const freed = await rowsOf(
    queries,
    partRow,
    sql`SELECT DISTINCT w.part FROM word_waits w
        LEFT JOIN word_claims c ON c.text = w.text LEFT JOIN runs r ON r.id = c.run_id
      WHERE w.run_id = ${runId} AND (c.text IS NULL OR r.status IN (${ended})) ORDER BY w.part`,
  );
  const classified = await rowsOf(queries, partRow, sql`SELECT part FROM run_parts WHERE run_id = ${runId}`);
  return {
    rounds,
    freedParts: freed.map(({ part }) => part),
    classifiedParts: new Set(classified.map(({ part }) => part)),
  };
};
