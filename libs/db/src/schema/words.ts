import { attributes, type AttributeName } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  pgTable,
  smallint,
  text,
  type PgSmallIntBuilderInitial,
} from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

type ScoreColumns = Record<AttributeName, PgSmallIntBuilderInitial<string>>;

/** One nullable column per attribute: null means that it was not scored, never the lowest score. */
const scoreColumns = (): ScoreColumns =>
  Object.fromEntries(attributes.map(({ name }) => [name, smallint(name)])) as ScoreColumns;

/** The scored words, with where each score comes from. */
export const words = pgTable(
  'words',
  {
    text: text('text').primaryKey(),
    ...scoreColumns(),
    types: text('types').array().notNull(),
    /** In code points. */
    length: smallint('length').notNull(),
    rubricId: text('rubric_id').notNull(),
    model: text('model').notNull(),
    runId: text('run_id').notNull(),
    runStartedAt: moment('run_started_at').notNull(),
    scoredAt: moment('scored_at').notNull(),
    /** Unsigned 32 bit, hence a bigint. */
    hash32: bigint('hash32', { mode: 'number' }).notNull(),
    /** The data revision that the last change of this row made. */
    revision: bigint('revision', { mode: 'bigint' }).notNull(),
  },
  (table) => [
    index('words_revision').on(table.revision),
    ...attributes.map(({ name, min, max }) =>
      check(`words_${name}_range`, sql.raw(`"${name}" BETWEEN ${min} AND ${max}`)),
    ),
    check('words_hash32_range', sql.raw('"hash32" BETWEEN 0 AND 4294967295')),
  ],
);
