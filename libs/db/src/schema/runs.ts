import { endedStatuses, liveStatuses, runModes } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { byteText, moment } from './columns.ts';

const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`"${column}" IN (${values.map((value) => `'${value}'`).join(', ')})`);

/** The runs, each with a copy of its source as it was when the run was started. */
export const runs = pgTable(
  'runs',
  {
    id: byteText('id').primaryKey(),
    sourceId: byteText('source_id').notNull(),
    sourceName: text('source_name').notNull(),
    url: text('url').notNull(),
    format: jsonb('format').$type<unknown>().notNull(),
    mode: text('mode').notNull(),
    rubricId: text('rubric_id').notNull(),
    model: text('model').notNull(),
    status: text('status').notNull(),
    reason: text('reason'),
    blocked: text('blocked'),
    manifest: jsonb('manifest').$type<unknown>(),
    /** The manifest's count of accepted words, where SQL can reach it. */
    accepted: integer('accepted'),
    budgetMicroUsd: bigint('budget_micro_usd', { mode: 'number' }),
    idempotencyKey: byteText('idempotency_key'),
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
  ],
);
