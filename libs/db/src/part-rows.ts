import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { rowsOf, textArray, numberArray, wholeNumber } from './sql-parts.ts';

export interface PartOf {
  readonly runId: string;
  readonly part: string;
}

export interface RoundOf extends PartOf {
  readonly round: number;
}

export interface PartChanges {
  readonly known?: number;
  readonly scored?: number;
  readonly failed?: number;
  readonly cancelled?: number;
  readonly rounds?: number;
}

const roundsRow = z.object({ rounds: wholeNumber });
const insertedRow = z.object({ part: z.string() });

/** Enters a part; false when it was there. */
export const enterPart = async (
  queries: Queries,
  {
    runId,
    part,
    words,
    changes,
    lastError = null,
  }: PartOf & { words: number; changes: PartChanges; lastError?: string | null },
): Promise<boolean> => {
  const { known = 0, scored = 0, failed = 0, cancelled = 0, rounds = 0 } = changes;
  const inserted = await rowsOf(
    queries,
    insertedRow,
    sql`INSERT INTO run_parts (run_id, part, words, known, scored, failed, cancelled, rounds, last_error)
      VALUES (${runId}, ${part}, ${words}, ${known}, ${scored}, ${failed}, ${cancelled}, ${rounds}, ${lastError})
      ON CONFLICT (run_id, part) DO NOTHING RETURNING part`,
  );
  return inserted.length > 0;
};

/**
 * Holds the part's row until the transaction ends, so that deliveries about one part come one after the other.
 * Returns the highest round handed out, undefined for a part that was never classified.
 */
export const lockPart = async (queries: Queries, { runId, part }: PartOf): Promise<number | undefined> => {
  const [row] = await rowsOf(
    queries,
    roundsRow,
    sql`SELECT rounds FROM run_parts WHERE run_id = ${runId} AND part = ${part} FOR UPDATE`,
  );
  return row?.rounds;
};

/** Adds numbers of moved rows, and hands out rounds up to `rounds`. */
export const countMoved = async (
  queries: Queries,
  { runId, part }: PartOf,
  moved: PartChanges,
): Promise<void> => {
  const { known = 0, scored = 0, failed = 0, cancelled = 0, rounds = 0 } = moved;
  await queries.execute(
    sql`UPDATE run_parts SET known = known + ${known}, scored = scored + ${scored}, failed = failed + ${failed},
        cancelled = cancelled + ${cancelled},
        rounds = CASE WHEN rounds < ${rounds}::smallint THEN ${rounds}::smallint ELSE rounds END
      WHERE run_id = ${runId} AND part = ${part}`,
  );
};

export interface FailedWord {
  readonly text: string;
  readonly reason: string;
  readonly attempts: number;
}

/** Writes failures down. The caller has removed the rows that say otherwise, and counts them. */
export const enterFailures = async (
  queries: Queries,
  runId: string,
  failures: readonly FailedWord[],
): Promise<void> => {
  if (failures.length === 0) return;
  await queries.execute(
    sql`INSERT INTO word_failures (run_id, text, reason, attempts)
      SELECT ${runId}::text, u.text, u.reason, u.attempts
      FROM unnest(${textArray(failures.map(({ text }) => text))}, ${textArray(failures.map(({ reason }) => reason))},
        ${numberArray(failures.map(({ attempts }) => attempts))}) AS u(text, reason, attempts)
      ORDER BY u.text
      ON CONFLICT (run_id, text) DO NOTHING`,
  );
};
