import { endedStatuses, liveStatuses, runModes } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { int4, isOneOf, moment } from './columns.ts';

/**
 * Ended runs that are not tidied. Spelled out, and used by the query as it is: a server answers from the narrow index only
 * when it sees that the condition of the query implies the condition of the index, which it never does for parameters.
 */
export const isUntidied = sql.raw(`"tidied" = false AND ${isOneOf('status', endedStatuses)}`);

/** The runs, each with a copy of its source as it was when the run was started. */
export const runs = pgTable(
  'runs',
  {
    id: text('id').primaryKey(),
    sourceId: text('source_id').notNull(),
    sourceName: text('source_name').notNull(),
    url: text('url').notNull(),
    format: jsonb('format').$type<unknown>().notNull(),
    mode: text('mode').notNull(),
    rubricId: text('rubric_id').notNull(),
    model: text('model').notNull(),
    effort: text('effort'),
    isTrial: boolean('is_trial').notNull().default(false),
    firstAnswer: jsonb('first_answer').$type<unknown>(),
    status: text('status').notNull(),
    reason: text('reason'),
    blocked: text('blocked'),
    manifest: jsonb('manifest').$type<unknown>(),
    /** The manifest's count of accepted words, where SQL can reach it. */
    accepted: int4('accepted'),
    budgetMicroUsd: bigint('budget_micro_usd', { mode: 'number' }),
    idempotencyKey: text('idempotency_key'),
    requestHash: text('request_hash'),
    tidied: boolean('tidied').notNull().default(false),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    check('runs_status', oneOf('status', [...liveStatuses, ...endedStatuses])),
    check('runs_mode', oneOf('mode', runModes)),
    check('runs_manifest', sql.raw('("manifest" IS NULL) = ("accepted" IS NULL)')),
    uniqueIndex('runs_one_live').on(table.sourceId).where(oneOf('status', liveStatuses)),
    uniqueIndex('runs_idempotency').on(table.sourceId, table.idempotencyKey),
    index('runs_of_source').on(table.sourceId, table.id),
    index('runs_by_status').on(table.status, table.id),
    index('runs_untidied').on(table.endedAt, table.id).where(isUntidied),
  ],
);

function oneOf(column: string, values: readonly string[]) {
  return sql.raw(isOneOf(column, values));
}
