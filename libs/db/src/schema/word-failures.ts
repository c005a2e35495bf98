import { pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';

/** Words that ended without a score in a run, and why. */
export const wordFailures = pgTable(
  'word_failures',
  {
    runId: text('run_id').notNull(),
    text: text('text').notNull(),
    reason: text('reason').notNull(),
    attempts: smallint('attempts').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.text] })],
);
