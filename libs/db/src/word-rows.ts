import {
  attributes,
  hash32,
  wordType,
  type AttributeName,
  type ScoredRow,
  type ScoredWord,
  type WordsDecided,
} from '@word-list/domain';
import { getTableColumns, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import type { RunFacts } from './run-facts.ts';
import { words } from './schema/index.ts';
import { numberArray, serverNow, textArray } from './sql-parts.ts';

const { length: _length, hash32: _hash32, revision: _revision, ...wordColumns } = getTableColumns(words);

/** The columns of a word as the domain knows it. */
export { wordColumns };

type WordRow = Record<AttributeName, number | null> & {
  text: string;
  types: string[];
  rubricId: string;
  model: string;
  runId: string;
  runStartedAt: string;
  scoredAt: string;
};

const typesOf = z.array(wordType);
const isoOf = (time: string): string => new Date(time).toISOString();

const scoresOf = (row: WordRow): ScoredWord['scores'] =>
  Object.fromEntries(attributes.map(({ name }) => [name, row[name]])) as ScoredWord['scores'];

/** A word from its row; throws when it holds a type that this release does not know. */
export const wordOf = (row: WordRow): ScoredWord => ({
  text: row.text,
  scores: scoresOf(row),
  types: typesOf.parse(row.types),
  rubricId: row.rubricId,
  model: row.model,
  runId: row.runId,
  runStartedAt: isoOf(row.runStartedAt),
  scoredAt: isoOf(row.scoredAt),
});

/** Where each attribute's number stands in the rows of a message; -1 for one that its rubric did not have. */
const positions = (decided: WordsDecided): number[] =>
  attributes.map(({ name }) => decided.attributes.indexOf(name));

const columns = sql.raw(attributes.map(({ name }) => `"${name}"`).join(', '));
const valuesOfRow = sql.raw(attributes.map(({ name }) => `u."${name}"`).join(', '));
const assignments = sql.raw(attributes.map(({ name }) => `"${name}" = excluded."${name}"`).join(', '));

/** The size at which one statement stores most words a second. */
const rowsPerStatement = 1000;

const storeSome = async (
  queries: Queries,
  { run, decided, revision }: { run: RunFacts; decided: WordsDecided; revision: bigint },
  rows: readonly ScoredRow[],
): Promise<void> => {
  const scores = sql.join(
    positions(decided).map((at) => numberArray(rows.map(([, values]) => values[at] ?? null))),
    sql`, `,
  );
  const hashes = sql`${sql.param(rows.map(([text]) => hash32(text)))}::bigint[]`;
  await queries.execute(
    sql`INSERT INTO words AS w (text, ${columns}, types, length, rubric_id, model, run_id, run_started_at, scored_at,
        hash32, revision)
      SELECT u.text, ${valuesOfRow}, string_to_array(u.types, ','), char_length(u.text),
        ${decided.rubricId}::text, ${decided.model}::text, ${run.id}::text, ${run.startedAt}::timestamptz, ${serverNow},
        u.hash32, ${revision.toString()}::bigint
      FROM unnest(${textArray(rows.map(([text]) => text))}, ${scores},
        ${textArray(rows.map(([, , types]) => types.join(',')))}, ${hashes}) AS u(text, ${columns}, types, hash32)
      ORDER BY u.text
      ON CONFLICT (text) DO UPDATE SET ${assignments}, types = excluded.types, rubric_id = excluded.rubric_id,
        model = excluded.model, run_id = excluded.run_id, run_started_at = excluded.run_started_at,
        scored_at = excluded.scored_at, revision = excluded.revision
      WHERE (w.run_started_at, w.run_id) <= (excluded.run_started_at, excluded.run_id)`,
  );
};

/** Stores scores, by code point, unless a run that began later stored one. */
export const storeScores = async (
  queries: Queries,
  of: { run: RunFacts; decided: WordsDecided; revision: bigint },
  rows: readonly ScoredRow[],
): Promise<void> => {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await storeSome(queries, of, rows.slice(from, from + rowsPerStatement));
  }
};
