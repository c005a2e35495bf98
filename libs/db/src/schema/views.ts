import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { int4, moment } from './columns.ts';

/** Where what is published of each judge is. Few rows; each only moves forward, but for what another epoch published. */
export const views = pgTable(
  'views',
  {
    judge: text('judge').notNull(),
    /** Of the object: releases that lay it out in another way publish beside each other. */
    format: text('format').notNull(),
    object: text('object').notNull(),
    /** The object before it, which readers may be on their way to. */
    previous: text('previous'),
    sha256: text('sha256').notNull(),
    epoch: uuid('epoch').notNull(),
    /** Of the judge: what was deleted since has no revision that would tell of it. */
    purges: int4('purges').notNull(),
    revision: bigint('revision', { mode: 'bigint' }).notNull(),
    publishedAt: moment('published_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.judge, table.format] })],
);
