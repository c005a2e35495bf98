import { pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { int4 } from './columns.ts';

/** The classified parts of a run with the numbers of rows that moved. Claims and waits are counted where they are. */
export const runParts = pgTable(
  'run_parts',
  {
    runId: text('run_id').notNull(),
    part: text('part').notNull(),
    words: int4('words').notNull(),
    known: int4('known').notNull().default(0),
    scored: int4('scored').notNull().default(0),
    failed: int4('failed').notNull().default(0),
    cancelled: int4('cancelled').notNull().default(0),
    /** The highest round handed out. */
    rounds: smallint('rounds').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [primaryKey({ columns: [table.runId, table.part] })],
);
