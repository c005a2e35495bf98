import {
  compareText,
  limits,
  type OutcomeWriter,
  type ScoredRow,
  type WordsDecided,
} from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { enterCost } from './batch-cost-rows.ts';
import { releaseClaims } from './claim-endings.ts';
import type { Database, Queries } from './client/open-database.ts';
import { countMoved, enterFailures, lockPart, type FailedWord } from './part-rows.ts';
import { runFacts, type RunFacts } from './run-facts.ts';
import { rowsOf, textArray, textsOf } from './sql-parts.ts';
import { storeScores } from './word-rows.ts';

const revisionRow = z.object({ value: z.coerce.bigint() });

/** The lock of this row puts the transactions that change words into one order. */
const nextRevision = async (queries: Queries): Promise<bigint> => {
  const [row] = await rowsOf(
    queries,
    revisionRow,
    sql`UPDATE revision SET value = value + 1 WHERE id = 1 RETURNING value`,
  );
  if (row === undefined) throw new Error('the revision row is missing: the database was not migrated');
  return row.value;
};

/** Words that a run which began later has scored: their scores stay. */
const scoredLater = async (queries: Queries, run: RunFacts, texts: readonly string[]): Promise<Set<string>> =>
  new Set(
    await textsOf(
      queries,
      sql`SELECT text FROM words WHERE text = ANY(${textArray(texts)})
        AND (run_started_at, run_id) > (${run.startedAt}::timestamptz, ${run.id})`,
    ),
  );

const storeReleased = async (
  queries: Queries,
  { run, decided }: { run: RunFacts; decided: WordsDecided },
  scored: readonly ScoredRow[],
): Promise<void> => {
  if (scored.length === 0) return;
  const later = await scoredLater(
    queries,
    run,
    scored.map(([text]) => text),
  );
  const rows = scored.filter(([text]) => !later.has(text));
  if (rows.length === 0) return;
  await storeScores(queries, { run, decided, revision: await nextRevision(queries) }, rows);
};

/** The rows of the message whose claims were released, each word once: a score goes before a failure. */
const releasedRows = (decided: WordsDecided, attempts: Map<string, number>) => {
  const left = new Map(attempts);
  const scored = decided.scored.filter(([text]) => left.delete(text));
  const failed: FailedWord[] = decided.failed
    .filter(([text]) => left.delete(text))
    .map(([text, reason]) => ({
      text,
      reason,
      attempts: Math.min((attempts.get(text) ?? 0) + 1, limits.attempts),
    }));
  return { scored: scored.toSorted((a, b) => compareText(a[0], b[0])), failed };
};

const settleWords = async (queries: Queries, decided: WordsDecided): Promise<number> => {
  const run = await runFacts(queries, decided.runId, 'none');
  await enterCost(queries, decided.runId, decided.cost);
  if ((await lockPart(queries, decided)) === undefined) return 0;
  const texts = [...decided.scored.map(([text]) => text), ...decided.failed.map(([text]) => text)];
  const released = await releaseClaims(queries, decided, texts);
  if (released.length === 0) return 0;
  const attempts = new Map(released.map(({ text, attempt }) => [text, attempt]));
  const { scored, failed } = releasedRows(decided, attempts);
  await enterFailures(queries, decided.runId, failed);
  await countMoved(queries, decided, { scored: scored.length, failed: failed.length });
  await storeReleased(queries, { run, decided }, scored);
  return released.length;
};

/** The only writer of scores, into the words database. */
export const drizzleOutcomeWriter = (db: Database): OutcomeWriter => ({
  settle: (decided) => db.transaction((queries) => settleWords(queries, decided)),
});
