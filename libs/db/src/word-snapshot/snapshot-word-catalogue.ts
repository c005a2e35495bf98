import {
  servedView,
  type Clock,
  type OpenViewPorts,
  type ScoredWord,
  type WordCatalogue,
  type WordSet,
  type WordView,
} from '@word-list/domain';
import type { Database } from '../client/open-database.ts';
import { drizzleWordCatalogue } from '../drizzle-word-catalogue.ts';
import type { FormReader } from '../form-reader.ts';
import { askAtMost } from './ask-at-most.ts';
import { candidatesAt } from './candidates-at.ts';
import { countFacets } from './count-facets.ts';
import { keepByState } from './keep-by-state.ts';
import { isPublished, isPublishedAnew, loadSnapshot, refreshSnapshot } from './load-snapshot.ts';
import { pageRows } from './page-rows.ts';
import type { WordsHead } from './read-head.ts';
import { countRows, rowsOfBits } from './row-bits.ts';
import { candidateRows, selectRows, type Candidates } from './select-rows.ts';
import { makeSnapshotKeeper, type SnapshotKeeper } from './snapshot-keeper.ts';
import { hasText, rowOfText } from './text-table.ts';
import { drizzleWordReadings, type WordReadings } from './word-readings.ts';
import { wordAt, type WordSnapshot } from './word-snapshot.ts';
import { wordsWithForms } from './words-with-forms.ts';

export interface SnapshotOptions {
  readonly formOf: FormReader;
  /** With more words than this nothing is kept in memory. About 80 bytes a word. */
  readonly maxWords?: number;
  /** More opinions than these are read from published views alone. */
  readonly maxOpinions?: number;
  /** Where what is published of judges is read; without it all is read from the database. */
  readonly views?: OpenViewPorts;
  /** Told when a view or words could not be read into memory; until they can, SQL answers. */
  readonly onError: (error: unknown) => void;
  readonly clock: Clock;
}

export interface SnapshotWordCatalogue extends WordCatalogue {
  /** Returns when the words are in memory, or are too many for it. Without it the first queries begin to load them. */
  warm(): Promise<void>;
}

/** An answer is at most this much older than the database at the time of the call. */
const staleMilliseconds = 1000;

/**
 * Reads scored words from memory, where all of them are kept. Whether they have changed is asked once a second, and changed
 * words are read again: what is told was so at the time of the call or at most a second before. Answers by SQL, the same but
 * slower, while the words are being loaded and when they are too many.
 */
export const snapshotWordCatalogue = (db: Database, options: SnapshotOptions): SnapshotWordCatalogue =>
  wordsInMemory(
    {
      readings: drizzleWordReadings(db),
      catalogueOf: (view) => drizzleWordCatalogue(db, options.formOf, view),
    },
    options,
  );

/** Where words are read that are not in memory. */
export interface WordsBehind {
  readonly readings: WordReadings;
  /** Answers from the database each time, in the view that there is then. */
  readonly catalogueOf: (view: () => Promise<WordView>) => WordCatalogue;
}

/** The same over any words. */
export const wordsInMemory = (behind: WordsBehind, options: SnapshotOptions): SnapshotWordCatalogue => {
  const shared = shareReadings(behind, options);
  const views = new Map<string, SnapshotWordCatalogue>();
  const seenBy = (view: WordView): WordCatalogue => {
    const name = JSON.stringify(view);
    const catalogue = views.get(name) ?? inMemory(behind, { ...options, shared, viewOf: () => view, seenBy });
    views.delete(name);
    views.set(name, catalogue);
    for (const oldest of [...views.keys()].slice(0, -mostViews)) views.delete(oldest);
    return catalogue;
  };
  return inMemory(behind, { ...options, shared, viewOf: servedAt, seenBy });
};

/** Views beside the one that is served, which a reader chose last: about 80 bytes a word each. */
const mostViews = 2;

type SharedReadings = Pick<WordCatalogue, 'state' | 'judges' | 'lists'> & {
  readonly head: () => Promise<WordsHead>;
};

function servedAt({ judges }: WordsHead): WordView {
  return servedView(judges);
}

/** The head is asked for once a second at most, and what is read whole again only when their state is another. */
function shareReadings({ readings, catalogueOf }: WordsBehind, { clock }: SnapshotOptions): SharedReadings {
  const head = askAtMost(() => readings.head(), { everyMilliseconds: staleMilliseconds, clock });
  const state: WordCatalogue['state'] = async (how) => {
    const { epoch, revision } = await head(how);
    return { epoch, revision };
  };
  const bySql = catalogueOf(async () => servedAt(await head()));
  return {
    head: () => head(),
    state,
    judges: async () => (await head()).judges,
    lists: keepByState(state, () => bySql.lists()),
  };
}

interface ViewOptions extends SnapshotOptions {
  readonly shared: SharedReadings;
  readonly viewOf: (head: WordsHead) => WordView;
  readonly seenBy: (view: WordView) => WordCatalogue;
}

/** The words of one view in memory. */
function inMemory(behind: WordsBehind, options: ViewOptions): SnapshotWordCatalogue {
  const { viewOf, seenBy, shared } = options;
  const { head, ...kept } = shared;
  const bySql = behind.catalogueOf(async () => viewOf(await head()));
  const keeper = keeperOf(behind, options);
  const wordsFor = wordsWithForms(keeper);

  return {
    ...bySql,
    ...kept,
    seenBy,
    warm: () => keeper.warm(),
    async page(query) {
      const snapshot = await wordsFor(query.filter);
      if (snapshot === undefined) return bySql.page(query);
      const rows = pageRows(snapshot, candidatesOf(snapshot, query), query);
      return rows.map((row) => wordAt(snapshot, row));
    },
    async candidates(query) {
      const snapshot = await wordsFor(query.filter);
      if (snapshot === undefined) return bySql.candidates(query);
      return candidatesAt(snapshot, pageRows(snapshot, candidatesOf(snapshot, query), query), query);
    },
    async named(texts) {
      const snapshot = await keeper.current();
      return snapshot === undefined ? bySql.named(texts) : wordsNamed(snapshot, texts);
    },
    async count(filter) {
      const snapshot = await wordsFor(filter);
      return snapshot === undefined ? bySql.count(filter) : countRows(selectRows(snapshot, filter));
    },
    async counts(query) {
      const snapshot = await wordsFor({ forms: [] });
      return snapshot === undefined ? bySql.counts(query) : countFacets(snapshot, query);
    },
  };
}

function keeperOf(
  { readings }: WordsBehind,
  { shared, viewOf, ...options }: ViewOptions,
): SnapshotKeeper<WordSnapshot> {
  const { formOf, onError, views, maxOpinions = usualOpinions } = options;
  const { maxWords = usualWords } = options;
  const loading = { readings, formOf, views, maxWords, maxOpinions, onError };
  return makeSnapshotKeeper({
    headNow: () => shared.head(),
    load: (head) => loadSnapshot(loading, head, viewOf),
    refresh: (snapshot, head) => refreshSnapshot(loading, snapshot, { ...head, view: viewOf(head) }),
    isWorthATry: isPublishedAnew,
    isQuick: (head) => views !== undefined && isPublished(head, viewOf(head)),
    onError,
  });
}

/** Some 80 bytes each, and as many again while a filter is used for the first time: 1.2 GB. */
const usualWords = 12_000_000;

/** Three seconds of the database's time. */
const usualOpinions = 300_000;

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
