import { judgeKinds } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import { check, pgTable, text } from 'drizzle-orm/pg-core';
import { int4, isOneOf } from './columns.ts';

/** Who rates. Few rows, read whole; never deleted. */
export const judges = pgTable(
  'judges',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    /** Of models and lexica, like the next two. */
    model: text('model'),
    rubricId: text('rubric_id'),
    effort: text('effort'),
    /** Within its kind, the greatest first; null: served to nobody who does not ask for it. */
    rank: int4('rank'),
  },
  () => [check('judges_kind', sql.raw(isOneOf('kind', judgeKinds)))],
);
