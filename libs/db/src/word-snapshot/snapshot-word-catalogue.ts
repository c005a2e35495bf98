import type { ScoredWord, WordCatalogue, WordSet, WordView } from '@word-list/domain';
import type { Database, Queries } from '../client/open-database.ts';
import { drizzleWordCatalogue } from '../drizzle-word-catalogue.ts';
import type { FormReader } from '../form-reader.ts';
import { readServedView } from '../view-rows.ts';
import { candidatesAt } from './candidates-at.ts';
import { countFacets } from './count-facets.ts';
import { loadSnapshot, refreshSnapshot } from './load-snapshot.ts';
import { pageRows } from './page-rows.ts';
import { countRows, rowsOfBits } from './row-bits.ts';
import { mostRows } from './sample-rows.ts';
import { candidateRows, selectRows, type Candidates } from './select-rows.ts';
import { makeSnapshotKeeper } from './snapshot-keeper.ts';
import { hasText, rowOfText } from './text-table.ts';
import { wordAt, type WordSnapshot } from './word-snapshot.ts';

export interface SnapshotOptions {
  readonly formOf: FormReader;
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
  const views = new Map<string, SnapshotWordCatalogue>();
  const seenBy = (view: WordView): WordCatalogue => {
    const name = JSON.stringify(view);
    const readView = () => Promise.resolve(view);
    const catalogue = views.get(name) ?? inMemory(db, { ...options, readView, seenBy });
    views.delete(name);
    views.set(name, catalogue);
    for (const oldest of [...views.keys()].slice(0, -mostViews)) views.delete(oldest);
    return catalogue;
  };
  return inMemory(db, { ...options, readView: readServedView, seenBy });
};

/** Views beside the one that is served, which a reader chose last: about 80 bytes a word each. */
const mostViews = 2;

interface ViewOptions extends SnapshotOptions {
  readonly readView: (queries: Queries) => Promise<WordView>;
  readonly seenBy: (view: WordView) => WordCatalogue;
}

/** The words of one view in memory. */
function inMemory(db: Database, options: ViewOptions): SnapshotWordCatalogue {
  const { maxWords = 1_000_000, onError, formOf, readView, seenBy } = options;
  const bySql = drizzleWordCatalogue(db, formOf, readView);
  const most = Math.min(maxWords, mostRows);
  const keeper = makeSnapshotKeeper({
    revisionNow: () => bySql.revision(),
    load: (revision) => loadSnapshot(db, { revision, maxWords: most, formOf, readView }),
    refresh: (snapshot, revision) => refreshSnapshot(db, snapshot, { revision, readView }),
    onError,
  });

  return {
    ...bySql,
    seenBy,
    warm: () => keeper.warm(),
    async page(query) {
      const snapshot = await keeper.current();
      if (snapshot === undefined) return bySql.page(query);
      const rows = pageRows(snapshot, candidatesOf(snapshot, query), query);
      return rows.map((row) => wordAt(snapshot, row));
    },
    async candidates(query) {
      const snapshot = await keeper.current();
      if (snapshot === undefined) return bySql.candidates(query);
      return candidatesAt(snapshot, pageRows(snapshot, candidatesOf(snapshot, query), query), query);
    },
    async named(texts) {
      const snapshot = await keeper.current();
      return snapshot === undefined ? bySql.named(texts) : wordsNamed(snapshot, texts);
    },
    async count(filter) {
      const snapshot = await keeper.current();
      return snapshot === undefined ? bySql.count(filter) : countRows(selectRows(snapshot, filter));
    },
    async counts(query) {
      const snapshot = await keeper.current();
      return snapshot === undefined ? bySql.counts(query) : countFacets(snapshot, query);
    },
  };
}

function candidatesOf(snapshot: WordSnapshot, { filter, take }: WordSet): Candidates {
  const candidates = candidateRows(snapshot, filter);
  if (take === undefined) return candidates;
  const taken = pageRows(snapshot, candidates, { order: take.order, limit: take.count });
  return { rows: rowsOfBits(snapshot.size, taken) };
}

function wordsNamed(snapshot: WordSnapshot, texts: readonly string[]): ScoredWord[] {
  return texts.flatMap((text) => {
    const row = rowOfText(snapshot.texts, text);
    return hasText(snapshot.texts, row, text) ? [wordAt(snapshot, row)] : [];
  });
}
