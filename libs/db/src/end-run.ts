import type { Run } from '@word-list/domain';
import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { runColumns, runOf } from './run-rows.ts';
import { runs } from './schema/index.ts';
import { live, rowsOf, serverNow } from './sql-parts.ts';

const endedRow = z.object({ id: z.string() });

/** What one look at a run found: nothing of it is open any more, which then stays so. */
const nothingOpen = (id: string) => sql`p.words >= r.accepted
  AND NOT EXISTS (SELECT 1 FROM word_claims WHERE run_id = ${id})
  AND NOT EXISTS (SELECT 1 FROM word_waits WHERE run_id = ${id})`;

/** The transaction behind `endIfDone`. */
export const endDoneRun = async (queries: Queries, id: string): Promise<Run | undefined> => {
  const [done] = await rowsOf(
    queries,
    endedRow,
    sql`UPDATE runs r SET blocked = NULL, ended_at = ${serverNow},
        status = CASE
          WHEN p.outcomes <> coalesce(r.accepted, 0) THEN 'failed'
          WHEN r.status = 'cancelling' THEN 'cancelled'
          WHEN p.failed > 0 THEN 'complete_with_failures'
          ELSE 'complete' END,
        reason = CASE WHEN p.outcomes <> coalesce(r.accepted, 0) THEN 'accounting' ELSE r.reason END
      FROM (SELECT coalesce(sum(words), 0) AS words, coalesce(sum(failed), 0) AS failed,
          coalesce(sum(known + scored + failed + cancelled), 0) AS outcomes
        FROM run_parts WHERE run_id = ${id}) AS p
      WHERE r.id = ${id} AND (
        (r.accepted IS NULL AND r.status = 'cancelling')
        OR (r.accepted IS NOT NULL AND r.status IN ('scoring', 'cancelling') AND ${nothingOpen(id)}))
      RETURNING r.id`,
  );
  if (done === undefined) return undefined;
  const [row] = await queries.select(runColumns).from(runs).where(eq(runs.id, id));
  return row === undefined ? undefined : runOf(row);
};

/** The transaction behind `fail`: one conditional update, so that of it and a manifest one comes first. */
export const failUnfixedRun = async (queries: Queries, id: string, reason: string): Promise<boolean> => {
  const failed = await rowsOf(
    queries,
    endedRow,
    sql`UPDATE runs SET status = 'failed', reason = ${reason}, blocked = NULL, ended_at = ${serverNow}
      WHERE id = ${id} AND manifest IS NULL AND status IN (${live}) RETURNING id`,
  );
  return failed.length > 0;
};
