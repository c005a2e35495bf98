import { compareText } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { countMoved, enterFailures, enterPart, lockPart, type PartOf, type RoundOf } from './part-rows.ts';
import { runFacts } from './run-facts.ts';
import { ended, rowsOf, textArray, textsOf, wholeNumber } from './sql-parts.ts';

const claimRow = z.object({ text: z.string(), attempt: wholeNumber });

export type ReleasedClaim = z.infer<typeof claimRow>;

/** Removes claims of one round, all or the named ones, and returns what was removed. The caller holds the part. */
export const releaseClaims = (
  queries: Queries,
  at: RoundOf,
  texts?: readonly string[],
): Promise<ReleasedClaim[]> => {
  const named = texts === undefined ? sql`` : sql`AND text = ANY(${textArray(texts)})`;
  return rowsOf(
    queries,
    claimRow,
    sql`DELETE FROM word_claims
      WHERE run_id = ${at.runId} AND part = ${at.part} AND round = ${at.round} ${named}
      RETURNING text, attempt`,
  );
};

/** Cancels claims of one round, all or the named ones. Returns how many. */
export const cancelClaims = async (
  queries: Queries,
  at: RoundOf,
  texts?: readonly string[],
): Promise<number> => {
  await lockPart(queries, at);
  const { length } = await releaseClaims(queries, at, texts);
  if (length > 0) await countMoved(queries, at, { cancelled: length });
  return length;
};

/** The transaction behind `failRound`. */
export const failClaims = async (
  queries: Queries,
  { reason, ...at }: RoundOf & { reason: string },
): Promise<number> => {
  await runFacts(queries, at.runId, 'share');
  await lockPart(queries, at);
  const released = await releaseClaims(queries, at);
  const failures = released.map(({ text, attempt }) => ({ text, reason, attempts: attempt }));
  await enterFailures(queries, at.runId, failures);
  if (failures.length > 0) await countMoved(queries, at, { failed: failures.length });
  return failures.length;
};

/** Waiting words of the part that nobody has asked any more, or only a run that has ended; by code point. */
export const freedWaits = (queries: Queries, { runId, part }: PartOf): Promise<string[]> =>
  textsOf(
    queries,
    sql`SELECT w.text FROM word_waits w
        LEFT JOIN word_claims c ON c.text = w.text LEFT JOIN runs r ON r.id = c.run_id
      WHERE w.run_id = ${runId} AND w.part = ${part} AND (c.text IS NULL OR r.status IN (${ended}))
      ORDER BY w.text`,
  );

/** Removes waits and returns which were there. */
export const removeWaits = (
  queries: Queries,
  { runId }: PartOf,
  texts: readonly string[],
): Promise<string[]> =>
  textsOf(
    queries,
    sql`DELETE FROM word_waits WHERE run_id = ${runId} AND text = ANY(${textArray(texts)}) RETURNING text`,
  );

/** The transaction behind `failFreed`. */
export const failWaits = async (
  queries: Queries,
  { reason, ...of }: PartOf & { reason: string },
): Promise<number> => {
  await runFacts(queries, of.runId, 'share');
  await lockPart(queries, of);
  const removed = await removeWaits(queries, of, await freedWaits(queries, of));
  const failures = removed.map((text) => ({ text, reason, attempts: 0 }));
  await enterFailures(queries, of.runId, failures);
  if (failures.length > 0) await countMoved(queries, of, { failed: failures.length });
  return failures.length;
};

const partsInOrder = sql.raw('ORDER BY part FOR UPDATE');

/** The transaction behind `cancelUnclaimed`. */
export const cancelRun = async (
  queries: Queries,
  { runId, missing }: { runId: string; missing: readonly { part: string; words: number }[] },
): Promise<void> => {
  if ((await runFacts(queries, runId, 'share')).status !== 'cancelling') return;
  for (const { part, words } of missing.toSorted((a, b) => compareText(a.part, b.part))) {
    await enterPart(queries, { runId, part, words, changes: { cancelled: words } });
  }
  await queries.execute(sql`SELECT part FROM run_parts WHERE run_id = ${runId} ${partsInOrder}`);
  await queries.execute(
    sql`WITH gone AS (DELETE FROM word_waits WHERE run_id = ${runId} RETURNING part),
        sums AS (SELECT part, count(*) AS waits FROM gone GROUP BY part)
      UPDATE run_parts p SET cancelled = p.cancelled + sums.waits FROM sums
      WHERE p.run_id = ${runId} AND p.part = sums.part`,
  );
};
