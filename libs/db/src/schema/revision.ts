import { sql } from 'drizzle-orm';
import { bigint, check, pgTable, smallint, uuid } from 'drizzle-orm/pg-core';

/** One row that counts the transactions which changed words; their order is the order of its lock. */
export const revision = pgTable(
  'revision',
  {
    id: smallint('id').primaryKey(),
    value: bigint('value', { mode: 'bigint' }).notNull(),
    /** Made with the database: a restored copy gets another one, so that readers who know more notice. */
    epoch: uuid('epoch').notNull().defaultRandom(),
  },
  () => [check('revision_one_row', sql.raw('"id" = 1'))],
);
