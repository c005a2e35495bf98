import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { int4 } from './columns.ts';

/** Money in micro-dollars: reserved before a submission, settled once by its bill. */
export const batchCosts = pgTable(
  'batch_costs',
  {
    batchId: text('batch_id').notNull(),
    submission: int4('submission').notNull(),
    runId: text('run_id').notNull(),
    reservedMicroUsd: bigint('reserved_micro_usd', { mode: 'number' }).notNull(),
    settledMicroUsd: bigint('settled_micro_usd', { mode: 'number' }),
    inputTokens: bigint('input_tokens', { mode: 'number' }).notNull().default(0),
    cachedTokens: bigint('cached_tokens', { mode: 'number' }).notNull().default(0),
    outputTokens: bigint('output_tokens', { mode: 'number' }).notNull().default(0),
    prompts: int4('prompts').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.submission] }),
    index('batch_costs_of_run').on(table.runId),
  ],
);
