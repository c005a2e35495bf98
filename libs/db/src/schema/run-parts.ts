import { integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { byteText } from './columns.ts';

/** The classified parts of a run with the numbers of rows that moved. Claims and waits are counted where they are. */
export const runParts = pgTable(
  'run_parts',
  {
    runId: byteText('run_id').notNull(),
    part: byteText('part').notNull(),
    words: integer('words').notNull(),
    known: integer('known').notNull().default(0),
    scored: integer('scored').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    cancelled: integer('cancelled').notNull().default(0),
    /** The highest round handed out. */
    rounds: smallint('rounds').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [primaryKey({ columns: [table.runId, table.part] })],
);
