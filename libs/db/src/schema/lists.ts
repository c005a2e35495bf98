import { bigint, boolean, pgTable, text } from 'drizzle-orm/pg-core';
import { int4, moment } from './columns.ts';

/** Where readers find the words of each source's list: the object of its SHA-256. Few rows, read whole. */
export const lists = pgTable('lists', {
  sourceId: text('source_id').primaryKey(),
  name: text('name').notNull(),
  runId: text('run_id').notNull(),
  runStartedAt: moment('run_started_at').notNull(),
  sha256: text('sha256').notNull(),
  words: int4('words').notNull(),
  fixedAt: moment('fixed_at').notNull(),
  isPublic: boolean('is_public').notNull().default(true),
  /** Its source was deleted. The row stays, so that no one is led to what was removed. */
  gone: boolean('gone').notNull().default(false),
  /** The SHA-256 of every object that the list ever had. */
  stored: text('stored').array().notNull(),
  revision: bigint('revision', { mode: 'bigint' }).notNull(),
});
