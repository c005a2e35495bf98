import {
  attributes,
  hash32,
  judgeIdOf,
  lengthOf,
  type Rating,
  type StatementsOn,
  type WordStatements,
} from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { beganLater, isOwn, knownTo } from './known-words.ts';
import { numberArray, rowsOf, serverNow, textArray, textsOf } from './sql-parts.ts';

const revisionRow = z.object({ value: z.coerce.bigint() });

/** The columns of scores. */
export const scoreColumns = sql.raw(attributes.map(({ name }) => `"${name}"`).join(', '));
/** Those of the rows that `ratingsAsRows` makes. */
export const scoresOfRow = sql.raw(attributes.map(({ name }) => `u."${name}"`).join(', '));
/** Puts the scores of a new row in place of those that are there. */
export const newScores = sql.raw(attributes.map(({ name }) => `"${name}" = excluded."${name}"`).join(', '));

/** The statements about opinions, and about words that have none. */
export const wordStatements: StatementsOn<Queries, WordStatements> = {
  knownAmong: (queries, run, keys) => withOpinion(queries, keys, knownTo(run)),

  ratedLater: (queries, run, keys) =>
    withOpinion(queries, keys, sql`${isOwn(run)} AND NOT o.gone AND ${beganLater(run)}`),

  insertJudge: async (queries, { id, kind, model, rubricId, effort }, isTrial) => {
    // A judge in office is not even held: its runs settle beside whoever changes it.
    const rank = isTrial ? sql`NULL::int4` : sql`(coalesce(max(rank), 0) + 1)::int4`;
    const stays = isTrial ? sql`true` : sql`(NOT is_trial OR retired_at IS NOT NULL)`;
    await queries.execute(
      sql`INSERT INTO judges AS j (id, kind, model, rubric_id, effort, rank, is_trial)
        SELECT ${id}::text, ${kind}::text, ${model}::text, ${rubricId}::text, ${effort}::text, ${rank},
          ${isTrial}::bool
        FROM judges WHERE kind = ${kind}
        HAVING NOT EXISTS (SELECT 1 FROM judges WHERE id = ${id} AND ${stays})
        ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, is_trial = excluded.is_trial
        WHERE j.is_trial AND NOT excluded.is_trial AND j.retired_at IS NULL`,
    );
  },

  storeOpinions: async (queries, { run, revision }, ratings) => {
    await queries.execute(
      sql`INSERT INTO opinions AS o (text, judge, ${scoreColumns}, types, evidence, length, run_id, run_started_at,
          scored_at, hash32, revision)
        SELECT u.text, ${judgeIdOf(run)}::text, ${scoresOfRow}, string_to_array(u.types, ','), u.evidence, u.length,
          ${run.id}::text, ${run.startedAt}::timestamptz, ${serverNow}, u.hash32, ${revision.toString()}::bigint
        FROM ${ratingsAsRows(ratings)} ORDER BY u.text
        ON CONFLICT (text, judge) DO UPDATE SET ${newScores}, types = excluded.types,
          evidence = excluded.evidence, gone = false,
          run_id = excluded.run_id, run_started_at = excluded.run_started_at,
          scored_at = excluded.scored_at, revision = excluded.revision
        WHERE (o.run_started_at, o.run_id) <= (excluded.run_started_at, excluded.run_id)`,
    );
  },

  nextRevision: async (queries) => {
    const [row] = await rowsOf(
      queries,
      revisionRow,
      sql`UPDATE revision SET value = value + 1 WHERE id = 1 RETURNING value`,
    );
    if (row === undefined) throw new Error('the revision row is missing: the database was not migrated');
    return row.value;
  },

  insertFailures: async (queries, runId, failures) => {
    const texts = textArray(failures.map(({ text }) => text));
    const reasons = textArray(failures.map(({ reason }) => reason));
    const attempts = numberArray(failures.map((failure) => failure.attempts));
    await queries.execute(
      sql`INSERT INTO word_failures (run_id, text, reason, attempts)
        SELECT ${runId}::text, u.text, u.reason, u.attempts
        FROM unnest(${texts}, ${reasons}, ${attempts}) AS u(text, reason, attempts) ORDER BY u.text
        ON CONFLICT (run_id, text) DO NOTHING`,
    );
  },
};

/** Ratings as a table `u`. */
export function ratingsAsRows(ratings: readonly Rating[]): SQL {
  const scores = attributes.map(({ name }) => numberArray(ratings.map((rating) => rating.scores[name])));
  const texts = textArray(ratings.map(({ text }) => text));
  const types = sql`${sql.param(ratings.map((rating) => rating.types?.join(',') ?? null))}::text[]`;
  const evidence = sql`${sql.param(ratings.map((rating) => rating.evidence ?? null))}::text[]`;
  const hashes = sql`${sql.param(ratings.map(({ text }) => hash32(text)))}::bigint[]`;
  const lengths = numberArray(ratings.map(({ text }) => lengthOf(text)));
  return sql`unnest(${texts}, ${sql.join(scores, sql`, `)}, ${types}, ${evidence}, ${hashes}, ${lengths})
    AS u(text, ${scoreColumns}, types, evidence, hash32, length)`;
}

/**
 * Those of the texts, in order, of which some row `o` of `opinions` fulfils the condition. Each is looked up by the key: told as
 * `text = ANY`, PostgreSQL reads the whole table for each ten thousand words of a run, or all that their judge ever said.
 */
function withOpinion(queries: Queries, texts: readonly string[], condition: SQL): Promise<string[]> {
  return textsOf(
    queries,
    sql`SELECT DISTINCT u.text FROM unnest(${textArray(texts)}) AS u(text)
      WHERE (SELECT true FROM opinions o WHERE o.text = u.text AND ${condition} LIMIT 1)
      ORDER BY u.text`,
  );
}
