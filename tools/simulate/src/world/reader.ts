import { askAtMost, keepByState, makeSnapshotKeeper } from '@word-list/db';
import {
  InvalidInput,
  judgesIn,
  servedView,
  wordInView,
  type Clock,
  type ScoredWord,
  type WordsState,
  type WordView,
} from '@word-list/domain';
import { findLists, makeListReader } from '@word-list/domain/api';
import { revisionOf, type WordsTables } from '@word-list/domain/testing';
import type { ReadAnswer } from '../check/reader-watch.ts';

export interface ReaderContext {
  readonly tables: WordsTables;
  readonly objects: { readonly get: (key: string) => Promise<string> };
  readonly clock: Clock;
  /** Others may go first; throws while the database is gone. */
  readonly query: (label: string) => Promise<void>;
  /** What went wrong beside the answers. */
  readonly onError: (error: unknown) => void;
}

/** The words of a view in memory. */
interface ReaderMemory {
  readonly revision: bigint;
  readonly view: WordView;
  readonly words: Map<string, ScoredWord>;
}

/**
 * An instance of api-words, which keeps words and lists in memory as the real one does: when it reads again is decided by
 * the code that ships; the few statements that read are said here on the rows.
 */
export const makeReader = ({ tables, objects, clock, query, onError }: ReaderContext) => {
  const state = askAtMost(
    async () => {
      await query('read state');
      const { epoch, value } = revisionOf(tables.revision);
      return { epoch, revision: value };
    },
    { everyMilliseconds: 1000, clock },
  );
  const lists = keepByState(state, async () => {
    await query('read lists');
    return [...tables.lists.current.values()].filter(({ isGone }) => !isGone);
  });
  const keeper = makeSnapshotKeeper<ReaderMemory, WordsState>({
    headNow: () => state(),
    load: ({ revision }) => load(tables, { revision, query }),
    refresh: (memory, { revision }) => refresh(tables, memory, { revision, query }),
    onError,
  });
  const ports = { catalogue: { lists, state }, lists: makeListReader(objects) };

  return {
    /** The words of a list with their scores. Throws what an answer of 503 tells of. */
    async read(source: string): Promise<ReadAnswer> {
      const askedAt = clock.now().getTime();
      const found = await findLists({ list: [source] }, ports).catch(noList);
      const words = found?.filter.inLists?.[0]?.words ?? [];
      const memory = (await keeper.current()) ?? (await readNow(tables, query));
      const scored = words.flatMap((text) => memory.words.get(text) ?? []);
      const [state] = found?.states ?? [];
      return {
        source,
        askedAt,
        list: state && { sha256: state.sha256, words },
        words: new Map(scored.map((word) => [word.text, word])),
      };
    },
  };
};

function noList(error: unknown): undefined {
  if (!(error instanceof InvalidInput)) throw error;
}

type Query = ReaderContext['query'];

async function load(
  tables: WordsTables,
  { revision, query }: { revision: bigint; query: Query },
): Promise<ReaderMemory> {
  await query('read judges');
  const view = servedViewOf(tables);
  const words = new Map<string, ScoredWord>();
  for (const isInSlice of [(text: string) => text < 'l', (text: string) => text >= 'l']) {
    await query('read words');
    for (const word of wordsOf(tables, view, isInSlice)) words.set(word.text, word);
  }
  return { revision, view, words };
}

async function refresh(
  tables: WordsTables,
  { revision: since, view, words }: ReaderMemory,
  { revision, query }: { revision: bigint; query: Query },
): Promise<ReaderMemory | undefined> {
  await query('read judges');
  const ids = judgesIn(view).map(({ id }) => id);
  const now = judgesIn(servedViewOf(tables)).map(({ id }) => id);
  if (ids.join(' ') !== now.join(' ')) return undefined;
  await query('read changed words');
  const isChanged = (one: { judge: string; revision: bigint }): boolean =>
    ids.includes(one.judge) && one.revision > since;
  const changed = new Set([...tables.opinions.current.values()].filter(isChanged).map(({ text }) => text));
  for (const text of changed) words.delete(text);
  for (const word of wordsOf(tables, view, (text) => changed.has(text))) words.set(word.text, word);
  return { revision, view, words };
}

async function readNow(tables: WordsTables, query: Query): Promise<Pick<ReaderMemory, 'words'>> {
  await query('read words');
  const words = wordsOf(tables, servedViewOf(tables), () => true);
  return { words: new Map(words.map((word) => [word.text, word])) };
}

function servedViewOf({ judges }: WordsTables): WordView {
  return servedView([...judges.current.values()]);
}

function wordsOf(
  { opinions }: WordsTables,
  view: WordView,
  isAsked: (text: string) => boolean,
): ScoredWord[] {
  const asked = [...opinions.current.values()].filter(({ text }) => isAsked(text));
  return [...Map.groupBy(asked, ({ text }) => text).values()].flatMap(
    (own) => wordInView(view, (judge) => own.find((opinion) => opinion.judge === judge)) ?? [],
  );
}
