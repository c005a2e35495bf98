import { attributes, type AttributeName } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  type PgSmallIntBuilderInitial,
} from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

type ScoreColumns = Record<AttributeName, PgSmallIntBuilderInitial<string>>;

/** What each judge holds of each word. */
export const opinions = pgTable(
  'opinions',
  {
    /** The key of the word: its canonical form. */
    text: text('text').notNull(),
    judge: text('judge').notNull(),
    ...scoreColumns(),
    types: text('types').array(),
    /** What the values rest on, some 20 bytes: `writeEvidence` of the domain. */
    evidence: text('evidence'),
    /** In letters as readers count them: `lengthOf`. */
    length: smallint('length').notNull(),
    /** Null for judges without runs. */
    runId: text('run_id'),
    runStartedAt: moment('run_started_at'),
    scoredAt: moment('scored_at').notNull(),
    /** Unsigned 32 bit, hence a bigint. */
    hash32: bigint('hash32', { mode: 'number' }).notNull(),
    /** Taken back. The row stays, so that readers who ask for what has changed notice. */
    gone: boolean('gone').notNull().default(false),
    /** The data revision that the last change of this row made. */
    revision: bigint('revision', { mode: 'bigint' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.text, table.judge] }),
    index('opinions_revision').on(table.judge, table.revision),
    ...attributes.map(({ name, min, max }) =>
      check(`opinions_${name}_range`, sql.raw(`"${name}" BETWEEN ${min * 100} AND ${max * 100}`)),
    ),
    check('opinions_hash32_range', sql.raw('"hash32" BETWEEN 0 AND 4294967295')),
  ],
);

/** One nullable column per attribute, in hundredths: null means that the judge does not know, never the lowest score. */
function scoreColumns(): ScoreColumns {
  return Object.fromEntries(attributes.map(({ name }) => [name, smallint(name)])) as ScoreColumns;
}
