import { endedStatuses, liveStatuses, type RunStatements, type StatementsOn } from '@word-list/domain';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { runColumns, runOf } from './run-rows.ts';
import { rubrics, runs } from './schema/index.ts';
import { rowsOf, serverNow } from './sql-parts.ts';

const idRow = z.object({ id: z.string() });
const isLiveNow = inArray(runs.status, [...liveStatuses]);

type Changes = Pick<
  RunStatements,
  | 'insertRubric'
  | 'insertRun'
  | 'startChunking'
  | 'fixManifest'
  | 'failUnfixedRun'
  | 'stopRun'
  | 'keepFirstAnswer'
  | 'requestCancel'
  | 'setBlocked'
  | 'endDoneRun'
  | 'markTidied'
>;

/** The statements that change runs. */
export const runChanges: StatementsOn<Queries, Changes> = {
  insertRubric: async (queries, { id, document }) => {
    await queries.insert(rubrics).values({ id, document }).onConflictDoNothing();
  },

  insertRun: async (queries, given, rubricId) => {
    const row = { ...given, rubricId, status: 'queued', startedAt: sql`${serverNow}` };
    const [created] = await queries.insert(runs).values(row).onConflictDoNothing().returning(runColumns);
    return created && runOf(created);
  },

  startChunking: async (queries, id) => {
    const isQueued = and(eq(runs.id, id), eq(runs.status, 'queued'));
    await queries.update(runs).set({ status: 'chunking' }).where(isQueued);
  },

  fixManifest: async (queries, id, manifest) => {
    await queries
      .update(runs)
      .set({ manifest, accepted: manifest.accepted, status: 'scoring', blocked: null })
      .where(and(eq(runs.id, id), isNull(runs.manifest), inArray(runs.status, ['queued', 'chunking'])));
  },

  failUnfixedRun: async (queries, id, reason) => {
    const failed = await queries
      .update(runs)
      .set({ status: 'failed', reason, blocked: null, endedAt: sql`${serverNow}` })
      .where(and(eq(runs.id, id), isNull(runs.manifest), isLiveNow))
      .returning({ id: runs.id });
    return failed.length > 0;
  },

  stopRun: async (queries, id, reason) => {
    const stopped = await queries
      .update(runs)
      .set({ status: 'cancelling', reason, blocked: null })
      .where(and(eq(runs.id, id), eq(runs.status, 'scoring')))
      .returning({ id: runs.id });
    return stopped.length > 0;
  },

  keepFirstAnswer: async (queries, id, firstAnswer) => {
    await queries
      .update(runs)
      .set({ firstAnswer })
      .where(and(eq(runs.id, id), isNull(runs.firstAnswer), isLiveNow));
  },

  requestCancel: async (queries, id) => {
    const isOpen = and(eq(runs.id, id), isLiveNow);
    await queries.update(runs).set({ status: 'cancelling', blocked: null }).where(isOpen);
  },

  setBlocked: async (queries, id, blocked) => {
    await queries
      .update(runs)
      .set({ blocked })
      .where(and(eq(runs.id, id), isLiveNow));
  },

  endDoneRun: async (queries, id) => {
    const ended = await rowsOf(
      queries,
      idRow,
      sql`UPDATE runs r SET blocked = NULL, ended_at = ${serverNow},
          status = CASE
            WHEN p.outcomes <> coalesce(r.accepted, 0) THEN 'failed'
            WHEN r.status = 'cancelling' AND r.reason IS NULL THEN 'cancelled'
            WHEN r.status = 'cancelling' THEN 'failed'
            WHEN p.failed > 0 THEN 'complete_with_failures'
            ELSE 'complete' END,
          reason = CASE WHEN p.outcomes <> coalesce(r.accepted, 0) THEN 'accounting' ELSE r.reason END
        FROM (SELECT coalesce(sum(words), 0) AS words, coalesce(sum(failed), 0) AS failed,
            coalesce(sum(known + scored + failed + cancelled), 0) AS outcomes
          FROM run_parts WHERE run_id = ${id}) AS p
        WHERE r.id = ${id} AND (
          (r.accepted IS NULL AND r.status = 'cancelling')
          OR (r.accepted IS NOT NULL AND r.status IN ('scoring', 'cancelling') AND p.words >= r.accepted
            AND NOT EXISTS (SELECT 1 FROM word_claims WHERE run_id = ${id})
            AND NOT EXISTS (SELECT 1 FROM word_waits WHERE run_id = ${id})))
        RETURNING r.id`,
    );
    return ended.length > 0;
  },

  markTidied: async (queries, id) => {
    const hasEnded = and(eq(runs.id, id), inArray(runs.status, [...endedStatuses]));
    await queries.update(runs).set({ tidied: true }).where(hasEnded);
  },
};
