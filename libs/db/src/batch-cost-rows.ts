import type { BatchCost } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { runFacts } from './run-facts.ts';
import { rowsOf, wholeNumber } from './sql-parts.ts';

/** Enters the bill of a submission once, in place of what was reserved for it. */
export const enterCost = async (queries: Queries, runId: string, cost: BatchCost): Promise<void> => {
  await queries.execute(
    sql`INSERT INTO batch_costs AS c (batch_id, submission, run_id, reserved_micro_usd, settled_micro_usd,
        input_tokens, cached_tokens, output_tokens, prompts)
      VALUES (${cost.batchId}, ${cost.submission}, ${runId}, 0, ${cost.microUsd},
        ${cost.inputTokens}, ${cost.cachedTokens}, ${cost.outputTokens}, ${cost.prompts})
      ON CONFLICT (batch_id, submission) DO UPDATE SET settled_micro_usd = excluded.settled_micro_usd,
        input_tokens = excluded.input_tokens, cached_tokens = excluded.cached_tokens,
        output_tokens = excluded.output_tokens, prompts = excluded.prompts
      WHERE c.settled_micro_usd IS NULL`,
  );
};

const sumRow = z.object({ spent: wholeNumber });
const costRow = z.object({ submission: wholeNumber });

const isReserved = async (queries: Queries, batchId: string, submission: number): Promise<boolean> => {
  const query = sql`SELECT submission FROM batch_costs WHERE batch_id = ${batchId} AND submission = ${submission}`;
  return (await rowsOf(queries, costRow, query)).length > 0;
};

const spentBy = async (queries: Queries, runId: string): Promise<number> => {
  const query = sql`SELECT coalesce(sum(coalesce(settled_micro_usd, reserved_micro_usd)), 0) AS spent
    FROM batch_costs WHERE run_id = ${runId}`;
  return (await rowsOf(queries, sumRow, query))[0]?.spent ?? 0;
};

export interface Reservation {
  readonly runId: string;
  readonly batchId: string;
  readonly submission: number;
  readonly microUsd: number;
}

/** The lock of the run's row makes reservations of one run come one after the other. */
export const reserveCost = async (queries: Queries, of: Reservation): Promise<boolean> => {
  const { budgetMicroUsd } = await runFacts(queries, of.runId, 'update');
  if (await isReserved(queries, of.batchId, of.submission)) return true;
  await queries.execute(
    sql`DELETE FROM batch_costs WHERE batch_id = ${of.batchId} AND submission < ${of.submission}
      AND settled_micro_usd IS NULL`,
  );
  const fits = budgetMicroUsd === null || (await spentBy(queries, of.runId)) + of.microUsd <= budgetMicroUsd;
  if (!fits) return false;
  await queries.execute(
    sql`INSERT INTO batch_costs (batch_id, submission, run_id, reserved_micro_usd)
      VALUES (${of.batchId}, ${of.submission}, ${of.runId}, ${of.microUsd})`,
  );
  return true;
};
