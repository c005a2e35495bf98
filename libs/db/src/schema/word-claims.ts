import { index, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Who has a word asked: one part of one run. While a word is asked about, this row is its only state. */
export const wordClaims = pgTable(
  'word_claims',
  {
    /** The primary key: one claim a word, over all runs. */
    text: text('text').primaryKey(),
    runId: text('run_id').notNull(),
    part: text('part').notNull(),
    round: smallint('round').notNull(),
    /** How often the word was put to the model in this run. */
    attempt: smallint('attempt').notNull().default(0),
    /** How often the word moved to another round. */
    requeues: smallint('requeues').notNull().default(0),
    /** For people who look at the table: no code reads it, for no claim ever times out. */
    claimedAt: moment('claimed_at').notNull(),
  },
  (table) => [index('word_claims_round').on(table.runId, table.part, table.round)],
);
