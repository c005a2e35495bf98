import type { CostStatements, StatementsOn } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { rowsOf, wholeNumber } from './sql-parts.ts';

const sumRow = z.object({ spent: wholeNumber });
const costRow = z.object({ submission: wholeNumber });

/** The statements about money. */
export const costStatements: StatementsOn<Queries, CostStatements> = {
  enterCost: async (queries, runId, cost) => {
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
  },

  hasCost: async (queries, { batchId, submission }) => {
    const query = sql`SELECT submission FROM batch_costs
      WHERE batch_id = ${batchId} AND submission = ${submission}`;
    return (await rowsOf(queries, costRow, query)).length > 0;
  },

  spentBy: async (queries, runId) => {
    const query = sql`SELECT coalesce(sum(coalesce(settled_micro_usd, reserved_micro_usd)), 0) AS spent
      FROM batch_costs WHERE run_id = ${runId}`;
    return (await rowsOf(queries, sumRow, query))[0]?.spent ?? 0;
  },

  insertReservation: async (queries, { batchId, submission, runId, microUsd }) => {
    await queries.execute(
      sql`INSERT INTO batch_costs (batch_id, submission, run_id, reserved_micro_usd)
        VALUES (${batchId}, ${submission}, ${runId}, ${microUsd})
        ON CONFLICT (batch_id, submission) DO NOTHING`,
    );
  },

  deleteReservation: async (queries, { batchId, submission }) => {
    await queries.execute(
      sql`DELETE FROM batch_costs
        WHERE batch_id = ${batchId} AND submission = ${submission} AND settled_micro_usd IS NULL`,
    );
  },

  deleteEarlierReservations: async (queries, { batchId, submission }) => {
    await queries.execute(
      sql`DELETE FROM batch_costs
        WHERE batch_id = ${batchId} AND submission < ${submission} AND settled_micro_usd IS NULL`,
    );
  },
};
