import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { int4, moment } from './columns.ts';

/** When something open of a run is due to be sent again; `marker` changes when it moves. */
export const resends = pgTable(
  'resends',
  {
    runId: text('run_id').notNull(),
    thing: text('thing').notNull(),
    marker: text('marker').notNull(),
    sends: int4('sends').notNull(),
    dueAt: moment('due_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.thing] })],
);
