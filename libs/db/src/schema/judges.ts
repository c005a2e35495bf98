import { judgeKinds } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text } from 'drizzle-orm/pg-core';
import { int4, isOneOf, moment } from './columns.ts';

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
    /** False: norms that readers find no trace of. */
    isPublic: boolean('is_public').notNull().default(true),
    /** Only trial runs have asked it. */
    isTrial: boolean('is_trial').notNull().default(false),
    retiredAt: moment('retired_at'),
    /** How often opinions of it were deleted. */
    purges: int4('purges').notNull().default(0),
    /** Of norms, like the next two. */
    source: text('source'),
    licence: text('licence'),
    /** Of the ratings that were imported last. */
    sha256: text('sha256'),
  },
  () => [
    check('judges_kind', sql.raw(isOneOf('kind', judgeKinds))),
    check(
      'judges_rank',
      sql.raw('"rank" IS NULL OR ("is_public" AND NOT "is_trial" AND "retired_at" IS NULL)'),
    ),
  ],
);
