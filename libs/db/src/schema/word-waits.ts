import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** Words of a run that another run is having asked. */
export const wordWaits = pgTable(
  'word_waits',
  {
    runId: text('run_id').notNull(),
    text: text('text').notNull(),
    part: text('part').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.text] }),
    index('word_waits_part').on(table.runId, table.part),
  ],
);
