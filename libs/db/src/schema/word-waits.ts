import { index, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { byteText } from './columns.ts';

/** Words of a run that another run is having asked. */
export const wordWaits = pgTable(
  'word_waits',
  {
    runId: byteText('run_id').notNull(),
    text: byteText('text').notNull(),
    part: byteText('part').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.text] }),
    index('word_waits_part').on(table.runId, table.part),
  ],
);
