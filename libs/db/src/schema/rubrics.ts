import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';

/** The rubrics that runs began with; the id is the hash of the document, so a row never changes. */
export const rubrics = pgTable('rubrics', {
  id: text('id').primaryKey(),
  document: jsonb('document').$type<unknown>().notNull(),
});
