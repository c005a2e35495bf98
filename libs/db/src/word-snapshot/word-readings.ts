import type { ChangedOpinion } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import type { Database } from '../client/open-database.ts';
import { textArray } from '../sql-parts.ts';
import { readChanges } from './read-changes.ts';
import { readHead, type WordsHead } from './read-head.ts';

/** A judge, and a revision up to which what it holds is known. */
export interface KnownUpTo {
  readonly judge: string;
  readonly revision: bigint;
}

/** Opinions, those taken back too, by judge. */
export type Changes = ReadonlyMap<string, readonly ChangedOpinion[]>;

/** What is read of the words database to keep words in memory. */
export interface WordReadings {
  /** All of it as of one moment. */
  head(): Promise<WordsHead>;
  /** What is newer than what is known of each judge; undefined when that is more than `most` opinions. */
  newer(known: readonly KnownUpTo[], most: number): Promise<Changes | undefined>;
  /** All that these judges hold of the words that one of them changed after a revision; undefined when it is more. */
  changed(judges: readonly string[], after: bigint, most: number): Promise<Changes | undefined>;
}

/** Reads them by SQL. */
export const drizzleWordReadings = (db: Database): WordReadings => ({
  head: () => db.read(readHead),
  newer: async (known, most) => {
    const parts = known.map(
      ({ judge, revision }) => sql`(judge = ${judge} AND revision > ${revision.toString()}::bigint)`,
    );
    return readChanges(db, parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` OR `)})`, most);
  },
  changed: (judges, after, most) => {
    const own = sql`judge = ANY(${textArray(judges)})`;
    const isChanged = sql`${own} AND text IN (SELECT text FROM opinions
      WHERE ${own} AND revision > ${after.toString()}::bigint)`;
    return readChanges(db, isChanged, most);
  },
});
