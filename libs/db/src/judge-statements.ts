import {
  compareText,
  judgedFields,
  wordType,
  type JudgeStatements,
  type Opinion,
  type Rating,
  type StatementsOn,
} from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { isoTime, rowsOf, serverNow, textArray, textsOf } from './sql-parts.ts';
import { readJudges, scoreShape } from './view-rows.ts';
import { newScores, ratingsAsRows, scoreColumns, scoresOfRow } from './word-statements.ts';

const opinionRow = z
  .object({
    ...scoreShape,
    text: z.string(),
    judge: z.string(),
    types: z.array(wordType).nullable(),
    evidence: z.string().nullable(),
    runId: z.string().nullable(),
    runStartedAt: isoTime.nullable(),
    scoredAt: isoTime,
    gone: z.boolean(),
  })
  .transform(({ text, judge, types, evidence, runId, runStartedAt, scoredAt, gone, ...scores }): Opinion => ({
    ...{ text, judge, types, evidence, runId, runStartedAt, scoredAt, gone },
    scores,
  }));

const ratingRow = z
  .object({ ...scoreShape, text: z.string(), types: z.array(wordType).nullable() })
  .transform(({ text, types, ...scores }): Rating => ({ text, types, scores }));

const value = z.union([z.int(), z.array(wordType)]).nullable();
const correctionRow = z.object({
  id: z.string(),
  text: z.string(),
  changes: z.array(z.object({ field: z.enum(judgedFields), before: value, after: value })),
  reason: z.string(),
  who: z.string(),
  at: isoTime,
});

/** The statements about judges, and about the opinions of those that have no runs. */
export const judgeStatements: StatementsOn<Queries, JudgeStatements> = {
  judges: async (queries) => (await readJudges(queries)).toSorted((a, b) => compareText(a.id, b.id)),

  enterNorms: async (queries, { judge, source, licence, sha256, isPublic }) => {
    await queries.execute(
      sql`INSERT INTO judges AS j (id, kind, is_public, source, licence, sha256)
        VALUES (${judge}, 'norms', ${isPublic}, ${source}, ${licence}, ${sha256})
        ON CONFLICT (id) DO UPDATE SET source = excluded.source, licence = excluded.licence,
          sha256 = excluded.sha256
        WHERE j.kind = 'norms'`,
    );
  },

  ratingsBy: (queries, judge, texts) =>
    rowsOf(
      queries,
      ratingRow,
      sql`SELECT text, ${scoreColumns}, types FROM opinions
        WHERE judge = ${judge} AND text = ANY(${textArray(texts)}) AND NOT gone ORDER BY text`,
    ),

  textsBy: (queries, judge) =>
    textsOf(queries, sql`SELECT text FROM opinions WHERE judge = ${judge} AND NOT gone ORDER BY text`),

  changeJudge: async (queries, id, { rank, isPublic, isTrial, isRetired }) => {
    const retiredAt = isRetired ? sql`coalesce(retired_at, ${serverNow})` : sql`NULL`;
    await queries.execute(
      sql`UPDATE judges SET rank = ${rank}::int4, is_public = ${isPublic}, is_trial = ${isTrial},
          retired_at = ${retiredAt}
        WHERE id = ${id}`,
    );
  },

  oldestOpinions: (queries, judge, limit) =>
    textsOf(
      queries,
      sql`SELECT text FROM opinions WHERE judge = ${judge} ORDER BY revision, text LIMIT ${limit}`,
    ),

  countPurge: async (queries, id, before) => {
    const counted = await queries.execute(
      sql`UPDATE judges SET purges = purges + 1 WHERE id = ${id} AND retired_at < ${before}::timestamptz
        RETURNING id`,
    );
    return counted.rows.length > 0;
  },

  deleteOpinions: async (queries, judge, texts) => {
    await queries.execute(
      sql`DELETE FROM opinions WHERE judge = ${judge} AND text = ANY(${textArray(texts)})`,
    );
  },

  opinionsOf: (queries, text) =>
    rowsOf(
      queries,
      opinionRow,
      sql`SELECT text, judge, ${scoreColumns}, types, evidence, run_id AS "runId", run_started_at AS "runStartedAt",
          scored_at AS "scoredAt", gone
        FROM opinions WHERE text = ${text} ORDER BY judge`,
    ),

  storeRatings: async (queries, { judge, revision }, ratings) => {
    await queries.execute(
      sql`INSERT INTO opinions AS o (text, judge, ${scoreColumns}, types, evidence, length, scored_at, hash32, revision)
        SELECT u.text, ${judge}::text, ${scoresOfRow}, string_to_array(u.types, ','), u.evidence, u.length,
          ${serverNow}, u.hash32, ${revision.toString()}::bigint
        FROM ${ratingsAsRows(ratings)} ORDER BY u.text
        ON CONFLICT (text, judge) DO UPDATE SET ${newScores}, types = excluded.types,
          evidence = excluded.evidence, gone = false,
          run_id = excluded.run_id, run_started_at = excluded.run_started_at,
          scored_at = excluded.scored_at, revision = excluded.revision`,
    );
  },

  takeBack: async (queries, { judge, revision }, texts) => {
    await queries.execute(
      sql`UPDATE opinions SET gone = true, revision = ${revision.toString()}::bigint
        WHERE judge = ${judge} AND text = ANY(${textArray(texts)}) AND NOT gone`,
    );
  },

  insertCorrection: async (queries, { id, text, changes, reason, who }) => {
    const inserted = await queries.execute(
      sql`INSERT INTO corrections (id, text, changes, reason, who, corrected_at)
        VALUES (${id}, ${text}, ${JSON.stringify(changes)}::jsonb, ${reason}, ${who}, ${serverNow})
        ON CONFLICT (id) DO NOTHING RETURNING id`,
    );
    return inserted.rows.length > 0;
  },

  corrections: (queries, { limit, after, text }) =>
    rowsOf(
      queries,
      correctionRow,
      sql`SELECT id, text, changes, reason, who, corrected_at AS at FROM corrections
        WHERE ${after === undefined ? sql`true` : sql`id < ${after}`}
          AND ${text === undefined ? sql`true` : sql`text = ${text}`}
        ORDER BY id DESC LIMIT ${limit}`,
    ),
};
