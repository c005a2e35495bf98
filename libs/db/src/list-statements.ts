import type { ListStatements, StatementsOn, WordList } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { isoTime, rowsOf, serverNow, wholeNumber } from './sql-parts.ts';

const storedRow = z.object({ stored: z.array(z.string()) });
const sourceRow = z.object({ source: z.string() });

/** The statements about lists. */
export const listStatements: StatementsOn<Queries, ListStatements> = {
  putList: async (queries, { source, name, runId, runStartedAt, sha256, words, revision }) => {
    await queries.execute(
      sql`INSERT INTO lists AS l (source_id, name, run_id, run_started_at, sha256, words, fixed_at, stored, revision)
        VALUES (${source}, ${name}, ${runId}, ${runStartedAt}::timestamptz, ${sha256}, ${words}, ${serverNow},
          ARRAY[${sha256}::text], ${revision.toString()}::bigint)
        ON CONFLICT (source_id) DO UPDATE SET name = excluded.name, run_id = excluded.run_id,
          run_started_at = excluded.run_started_at, sha256 = excluded.sha256, words = excluded.words,
          fixed_at = excluded.fixed_at, gone = false, revision = excluded.revision,
          stored = CASE WHEN excluded.sha256 = ANY(l.stored) THEN l.stored ELSE l.stored || excluded.stored END
        WHERE (l.run_started_at, l.run_id) <= (excluded.run_started_at, excluded.run_id)`,
    );
  },

  // A list that a run fixes which began before this is not the source's any more, though it may be the first.
  markListGone: async (queries, source, revision) => {
    const rows = await rowsOf(
      queries,
      storedRow,
      sql`INSERT INTO lists AS l (source_id, name, run_id, run_started_at, sha256, words, fixed_at, gone, stored, revision)
        VALUES (${source}, '', '', ${serverNow}, '', 0, ${serverNow}, true, '{}', ${revision.toString()}::bigint)
        ON CONFLICT (source_id) DO UPDATE SET gone = true, run_started_at = excluded.run_started_at,
          revision = excluded.revision
        RETURNING stored`,
    );
    return rows.flatMap(({ stored }) => stored);
  },

  setListPublic: async (queries, { source, isPublic, revision }) => {
    const rows = await rowsOf(
      queries,
      sourceRow,
      sql`UPDATE lists SET is_public = ${isPublic}, revision = ${revision.toString()}::bigint
        WHERE source_id = ${source} AND NOT gone RETURNING source_id AS source`,
    );
    return rows.length > 0;
  },
};

const listRow = z.object({
  source: z.string(),
  name: z.string(),
  runId: z.string(),
  runStartedAt: isoTime,
  sha256: z.string(),
  words: wholeNumber,
  fixedAt: isoTime,
  isPublic: z.boolean(),
  isGone: z.boolean(),
});

/** The lists that there are, by name. */
export const readLists = (queries: Queries): Promise<WordList[]> =>
  rowsOf(
    queries,
    listRow,
    sql`SELECT source_id AS source, name, run_id AS "runId", run_started_at AS "runStartedAt", sha256, words,
        fixed_at AS "fixedAt", is_public AS "isPublic", gone AS "isGone"
      FROM lists WHERE NOT gone ORDER BY name, source_id`,
  );
