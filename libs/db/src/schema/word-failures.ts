import { pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { byteText } from './columns.ts';

/** Words that ended without a score in a run, and why. */
export const wordFailures = pgTable(
  'word_failures',
  {
    runId: byteText('run_id').notNull(),
    text: byteText('text').notNull(),
    reason: text('reason').notNull(),
    attempts: smallint('attempts').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.text] })],
);
