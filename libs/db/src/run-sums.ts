import type { RunCounts, RunUsage } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { rowsOf, wholeNumber } from './sql-parts.ts';

const countsRow = z.object({
  accepted: wholeNumber,
  words: wholeNumber,
  known: wholeNumber,
  scored: wholeNumber,
  failed: wholeNumber,
  cancelled: wholeNumber,
  claimed: wholeNumber,
  waiting: wholeNumber,
});

/** One statement, hence one view: at every moment the numbers add up to the accepted words. */
export const countsOf = async (queries: Queries, id: string): Promise<RunCounts | undefined> => {
  const [row] = await rowsOf(
    queries,
    countsRow,
    sql`SELECT coalesce(r.accepted, 0) AS accepted, p.words, p.known, p.scored, p.failed, p.cancelled,
        (SELECT count(*) FROM word_claims WHERE run_id = ${id}) AS claimed,
        (SELECT count(*) FROM word_waits WHERE run_id = ${id}) AS waiting
      FROM runs r, (SELECT coalesce(sum(words), 0) AS words, coalesce(sum(known), 0) AS known,
          coalesce(sum(scored), 0) AS scored, coalesce(sum(failed), 0) AS failed,
          coalesce(sum(cancelled), 0) AS cancelled
        FROM run_parts WHERE run_id = ${id}) AS p
      WHERE r.id = ${id}`,
  );
  if (row === undefined) return undefined;
  const { words, ...counts } = row;
  return { ...counts, unclassified: counts.accepted - words };
};

const usageRow = z.object({
  inputTokens: wholeNumber,
  cachedTokens: wholeNumber,
  outputTokens: wholeNumber,
  prompts: wholeNumber,
  reservedMicroUsd: wholeNumber,
  settledMicroUsd: wholeNumber,
});

const nothing: RunUsage = {
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
  prompts: 0,
  reservedMicroUsd: 0,
  settledMicroUsd: 0,
};

/** Tokens and money of a run. A settled submission reserves nothing any more. */
export const usageOf = async (queries: Queries, id: string): Promise<RunUsage> => {
  const [row] = await rowsOf(
    queries,
    usageRow,
    sql`SELECT coalesce(sum(input_tokens), 0) AS "inputTokens", coalesce(sum(cached_tokens), 0) AS "cachedTokens",
        coalesce(sum(output_tokens), 0) AS "outputTokens", coalesce(sum(prompts), 0) AS prompts,
        coalesce(sum(CASE WHEN settled_micro_usd IS NULL THEN reserved_micro_usd ELSE 0 END), 0) AS "reservedMicroUsd",
        coalesce(sum(settled_micro_usd), 0) AS "settledMicroUsd"
      FROM batch_costs WHERE run_id = ${id}`,
  );
  return row ?? nothing;
};
