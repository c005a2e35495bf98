import {
  attributes,
  hash32,
  type ScoredRow,
  type ScoresFrom,
  type StatementsOn,
  type WordStatements,
} from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { beganLater, knownTo } from './known-words.ts';
import { numberArray, rowsOf, serverNow, textArray, textsOf } from './sql-parts.ts';

const revisionRow = z.object({ value: z.coerce.bigint() });

const columns = sql.raw(attributes.map(({ name }) => `"${name}"`).join(', '));
const valuesOfRow = sql.raw(attributes.map(({ name }) => `u."${name}"`).join(', '));
const assignments = sql.raw(attributes.map(({ name }) => `"${name}" = excluded."${name}"`).join(', '));

/** The statements about scores, and about words that have none. */
export const wordStatements: StatementsOn<Queries, WordStatements> = {
  knownAmong: (queries, run, texts) =>
    textsOf(
      queries,
      sql`SELECT w.text FROM words w WHERE w.text = ANY(${textArray(texts)}) AND ${knownTo(run)}
        ORDER BY w.text`,
    ),

  scoredLater: (queries, run, texts) =>
    textsOf(
      queries,
      sql`SELECT w.text FROM words w WHERE w.text = ANY(${textArray(texts)}) AND ${beganLater(run)}
        ORDER BY w.text`,
    ),

  storeScores: async (queries, from, rows) => {
    await queries.execute(
      sql`INSERT INTO words AS w (text, ${columns}, types, length, rubric_id, model, run_id, run_started_at,
          scored_at, hash32, revision)
        SELECT u.text, ${valuesOfRow}, string_to_array(u.types, ','), char_length(u.text),
          ${from.rubricId}::text, ${from.model}::text, ${from.run.id}::text, ${from.run.startedAt}::timestamptz,
          ${serverNow}, u.hash32, ${from.revision.toString()}::bigint
        FROM ${scoresAsRows(from, rows)} ORDER BY u.text
        ON CONFLICT (text) DO UPDATE SET ${assignments}, types = excluded.types, rubric_id = excluded.rubric_id,
          model = excluded.model, run_id = excluded.run_id, run_started_at = excluded.run_started_at,
          scored_at = excluded.scored_at, revision = excluded.revision
        WHERE (w.run_started_at, w.run_id) <= (excluded.run_started_at, excluded.run_id)`,
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

/** Each attribute is found by its name in the message; one that its rubric did not have is null. */
function scoresAsRows({ attributes: named }: ScoresFrom, rows: readonly ScoredRow[]): SQL {
  const scores = attributes.map(({ name }) => {
    const at = named.indexOf(name);
    return numberArray(rows.map(([, values]) => values[at] ?? null));
  });
  const texts = textArray(rows.map(([text]) => text));
  const types = textArray(rows.map(([, , list]) => list.join(',')));
  const hashes = sql`${sql.param(rows.map(([text]) => hash32(text)))}::bigint[]`;
  return sql`unnest(${texts}, ${sql.join(scores, sql`, `)}, ${types}, ${hashes}) AS u(text, ${columns}, types, hash32)`;
}
