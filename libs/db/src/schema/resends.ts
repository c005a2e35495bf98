import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { byteText, moment } from './columns.ts';

/** When something open of a run is due to be sent again; `marker` changes when it moves. */
export const resends = pgTable(
  'resends',
  {
    runId: byteText('run_id').notNull(),
    thing: byteText('thing').notNull(),
    marker: text('marker').notNull(),
    sends: integer('sends').notNull(),
    dueAt: moment('due_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.thing] })],
);
