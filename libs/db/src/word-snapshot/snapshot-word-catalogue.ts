import type { WordCatalogue, WordFilter, WordSort } from '@word-list/domain';
import type { Database } from '../client/open-database.ts';
import { drizzleWordCatalogue, wordsInOrder } from '../drizzle-word-catalogue.ts';
import { textPattern } from '../text-pattern.ts';
import { loadSnapshot, refreshSnapshot } from './load-snapshot.ts';
import { pageRows, sampleRows, selectRows } from './select-rows.ts';
import { makeSnapshotKeeper } from './snapshot-keeper.ts';
import type { WordSnapshot } from './word-snapshot.ts';

export interface SnapshotOptions {
  /** With more words than this nothing is kept in memory. About 80 bytes a word. */
  readonly maxWords?: number;
  /** Told when words could not be read into memory; until they can, SQL answers. */
  readonly onError: (error: unknown) => void;
}

export interface SnapshotWordCatalogue extends WordCatalogue {
  /** Returns when the words are in memory, or are too many for it. Without it the first queries begin to load them. */
  warm(): Promise<void>;
}

/** SQL finds these by an index, faster than any scan. */
const isIndexed = (filter: WordFilter, sort: WordSort): boolean =>
  sort.by === 'text' && (filter.text === undefined || textPattern(filter.text).kind !== 'like');

/**
 * Reads scored words, with what filters and orders need of them in memory. Each answer is as new as the database at
 * the time of the call: its revision is asked every time, and changed words are read again. Answers by SQL, the
 * same but slower, while the words are being loaded and when they are too many.
 */
export const snapshotWordCatalogue = (db: Database, options: SnapshotOptions): SnapshotWordCatalogue => {
  const bySql = drizzleWordCatalogue(db);
  const { maxWords = 1_000_000, onError } = options;
  const keeper = makeSnapshotKeeper({
    revisionNow: () => bySql.revision(),
    load: (revision) => loadSnapshot(db, { revision, maxWords }),
    refresh: (snapshot, revision) => refreshSnapshot(db, snapshot, revision),
    onError,
  });
  const fetch = ({ texts }: WordSnapshot, rows: readonly number[]) => {
    const picked = rows.map((row) => texts[row] ?? '');
    return db.read((queries) => wordsInOrder(queries, picked));
  };

  return {
    find: (text) => bySql.find(text),
    revision: () => bySql.revision(),
    warm: () => keeper.warm(),
    async page(query) {
      const snapshot = isIndexed(query.filter, query.sort) ? undefined : await keeper.current();
      if (snapshot === undefined) return bySql.page(query);
      return fetch(snapshot, pageRows(snapshot, selectRows(snapshot, query.filter), query));
    },
    async sample(query) {
      const snapshot = await keeper.current();
      if (snapshot === undefined) return bySql.sample(query);
      return fetch(snapshot, sampleRows(snapshot, selectRows(snapshot, query.filter), query));
    },
    async count(filter) {
      const snapshot = await keeper.current();
      return snapshot === undefined ? bySql.count(filter) : selectRows(snapshot, filter).length;
    },
  };
};
