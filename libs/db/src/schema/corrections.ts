import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** The log of what editors changed. Rows never change. */
export const corrections = pgTable(
  'corrections',
  {
    /** Sorts by time. */
    id: text('id').primaryKey(),
    /** The key of the word. */
    text: text('text').notNull(),
    /** Each changed value before and after, scores in hundredths. */
    changes: jsonb('changes').$type<unknown>().notNull(),
    reason: text('reason').notNull(),
    who: text('who').notNull(),
    correctedAt: moment('corrected_at').notNull(),
  },
  (table) => [index('corrections_of_word').on(table.text, table.id)],
);
