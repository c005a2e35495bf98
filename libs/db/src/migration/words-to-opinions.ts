import {
  beganLater,
  canonicalForm,
  hash32,
  lengthOf,
  judgeIdOf,
  judgeOf,
  type AttributeName,
} from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from '../client/open-database.ts';
import { isoTime, numberArray, rowsOf, textArray, wholeNumber } from '../sql-parts.ts';
import type { DataStep } from './migration.ts';

/** Rows of one slice: few enough for one statement and one short transaction. */
const rowsPerSlice = 2000;

/** Who rated the words of version 0.1.0, each once, by the time of their last run: the newest believed most, as it was there. */
export const judgesOfWords: DataStep = {
  async moveSlice(queries) {
    const select = sql`SELECT rubric_id AS "rubricId", model, max(run_started_at) AS last FROM words
      GROUP BY rubric_id, model ORDER BY last, rubric_id, model`;
    for (const row of await rowsOf(queries, originRow, select)) {
      const { id, kind, model, rubricId } = judgeOf({ ...row, effort: null });
      await queries.execute(sql`INSERT INTO judges (id, kind, model, rubric_id, rank)
        SELECT ${id}::text, ${kind}::text, ${model}::text, ${rubricId}::text, coalesce(max(rank), 0) + 1
        FROM judges WHERE kind = ${kind} ON CONFLICT (id) DO NOTHING`);
    }
    return false;
  },
};

const originRow = z.object({ rubricId: z.string(), model: z.string() });

/**
 * Words of version 0.1.0 become opinions, a slice of them in one transaction: in hundredths, under the key that a word
 * has now, with a revision of their own. Of two spellings of one word the later run's stays.
 */
export const wordsToOpinions: DataStep = {
  async moveSlice(queries) {
    const rows = await rowsOf(queries, wordRow, selectSlice);
    if (rows.length === 0) return false;
    await storeOpinions(queries, mergedByKey(rows.map(opinionOf)));
    await queries.execute(
      sql`DELETE FROM words WHERE text = ANY(${textArray(rows.map(({ text }) => text))})`,
    );
    return true;
  },
};

/** The scales of version 0.1.0: its words have no others, however many are added. */
const names = [
  'commonness',
  'offensiveness',
  'sentiment',
  'formality',
  'culturalsensitivity',
  'figurativeness',
  'complexity',
  'political',
  'nsfw',
] as const satisfies readonly AttributeName[];
const columns = sql.raw(names.map((name) => `"${name}"`).join(', '));

const selectSlice = sql`SELECT text, ${columns}, array_to_string(types, ',') AS types, rubric_id AS "rubricId", model,
    run_id AS "runId", run_started_at AS "runStartedAt", scored_at AS "scoredAt"
  FROM words ORDER BY text LIMIT ${sql.raw(String(rowsPerSlice))} FOR UPDATE`;

const scoreShape = Object.fromEntries(names.map((name) => [name, wholeNumber.nullable()])) as Record<
  (typeof names)[number],
  z.ZodNullable<typeof wholeNumber>
>;

const wordRow = z.object({
  ...originRow.shape,
  ...scoreShape,
  text: z.string(),
  types: z.string(),
  runId: z.string(),
  runStartedAt: isoTime,
  scoredAt: isoTime,
});

type WordRow = z.infer<typeof wordRow>;
type MovedOpinion = WordRow & { readonly judge: string };

function opinionOf(row: WordRow): MovedOpinion {
  return { ...row, text: canonicalForm(row.text), judge: judgeIdOf({ ...row, effort: null }) };
}

function mergedByKey(rows: readonly MovedOpinion[]): MovedOpinion[] {
  const merged = new Map<string, MovedOpinion>();
  const runOf = ({ runId, runStartedAt }: MovedOpinion) => ({ id: runId, startedAt: runStartedAt });
  for (const row of rows) {
    const key = `${row.text} ${row.judge}`;
    const other = merged.get(key);
    if (other === undefined || beganLater(runOf(row), runOf(other))) merged.set(key, row);
  }
  return [...merged.values()];
}

async function storeOpinions(queries: Queries, rows: readonly MovedOpinion[]): Promise<void> {
  const times = (of: (row: MovedOpinion) => string) => sql`${textArray(rows.map(of))}::timestamptz[]`;
  const scores = names.map((name) =>
    numberArray(rows.map((row) => (row[name] === null ? null : row[name] * 100))),
  );
  const hashes = sql`${sql.param(rows.map(({ text }) => hash32(text)))}::bigint[]`;
  const lengths = numberArray(rows.map(({ text }) => lengthOf(text)));
  const assignments = sql.raw(names.map((name) => `"${name}" = excluded."${name}"`).join(', '));
  await queries.execute(sql`UPDATE revision SET value = value + 1 WHERE id = 1`);
  await queries.execute(sql`INSERT INTO opinions AS o (text, judge, ${columns}, types, length, run_id, run_started_at,
      scored_at, hash32, revision)
    SELECT u.text, u.judge, ${sql.raw(names.map((name) => `u."${name}"`).join(', '))},
      string_to_array(u.types, ','), u.length, u.run_id, u.run_started_at, u.scored_at, u.hash32,
      (SELECT value FROM revision)
    FROM unnest(${textArray(rows.map(({ text }) => text))}, ${textArray(rows.map(({ judge }) => judge))},
      ${sql.join(scores, sql`, `)}, ${textArray(rows.map(({ types }) => types))},
      ${textArray(rows.map(({ runId }) => runId))}, ${times(({ runStartedAt }) => runStartedAt)},
      ${times(({ scoredAt }) => scoredAt)}, ${hashes}, ${lengths})
      AS u(text, judge, ${columns}, types, run_id, run_started_at, scored_at, hash32, length)
    ORDER BY u.text, u.judge
    ON CONFLICT (text, judge) DO UPDATE SET ${assignments}, types = excluded.types, run_id = excluded.run_id,
      run_started_at = excluded.run_started_at, scored_at = excluded.scored_at, revision = excluded.revision
    WHERE (o.run_started_at, o.run_id) <= (excluded.run_started_at, excluded.run_id)`);
}
