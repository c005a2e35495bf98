import type { WordCatalogue } from '@word-list/domain';
import type { Database } from '../client/open-database.ts';
import { drizzleWordCatalogue } from '../drizzle-word-catalogue.ts';
import { loadSnapshot, refreshSnapshot } from './load-snapshot.ts';
import { pageRows } from './page-rows.ts';
import { countRows } from './row-bits.ts';
import { mostRows, sampleRows } from './sample-rows.ts';
import { candidateRows, selectRows } from './select-rows.ts';
import { makeSnapshotKeeper } from './snapshot-keeper.ts';
import { wordAt, type WordSnapshot } from './word-snapshot.ts';

export interface SnapshotOptions {
  /** With more words than this nothing is kept in memory. About 80 bytes a word; two million at most. */
  readonly maxWords?: number;
  /** Told when words could not be read into memory; until they can, SQL answers. */
  readonly onError: (error: unknown) => void;
}

export interface SnapshotWordCatalogue extends WordCatalogue {
  /** Returns when the words are in memory, or are too many for it. Without it the first queries begin to load them. */
  warm(): Promise<void>;
}

/**
 * Reads scored words from memory, where all of them are kept. Each answer is as new as the database at the time of the
 * call: its revision is asked every time, and changed words are read again. Answers by SQL, the same but slower, while
 * the words are being loaded and when they are too many.
 */
export const snapshotWordCatalogue = (db: Database, options: SnapshotOptions): SnapshotWordCatalogue => {
  const bySql = drizzleWordCatalogue(db);
  const { maxWords = 1_000_000, onError } = options;
  const keeper = makeSnapshotKeeper({
    revisionNow: () => bySql.revision(),
    load: (revision) => loadSnapshot(db, { revision, maxWords: Math.min(maxWords, mostRows) }),
    refresh: (snapshot, revision) => refreshSnapshot(db, snapshot, revision),
    onError,
  });
  const wordsAt = (snapshot: WordSnapshot, rows: readonly number[]) =>
    rows.map((row) => wordAt(snapshot, row));

  return {
    find: (text) => bySql.find(text),
    revision: () => bySql.revision(),
    warm: () => keeper.warm(),
    async page(query) {
      const snapshot = await keeper.current();
      if (snapshot === undefined) return bySql.page(query);
      return wordsAt(snapshot, pageRows(snapshot, candidateRows(snapshot, query.filter), query));
    },
    async sample(query) {
      const snapshot = await keeper.current();
      if (snapshot === undefined) return bySql.sample(query);
      return wordsAt(snapshot, sampleRows(snapshot, selectRows(snapshot, query.filter), query));
    },
    async count(filter) {
      const snapshot = await keeper.current();
      return snapshot === undefined ? bySql.count(filter) : countRows(selectRows(snapshot, filter));
    },
  };
};
