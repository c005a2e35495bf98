import { wordsInMemory, type Changes, type WordReadings } from '@word-list/db';
import {
  compareJudges,
  InvalidInput,
  type Clock,
  type ViewObjects,
  type WordCatalogue,
  type WordView,
} from '@word-list/domain';
import { findLists, makeListReader } from '@word-list/domain/api';
import {
  catalogueOf,
  changedOpinion,
  exampleForm,
  noPacking,
  revisionOf,
  type WordsTables,
} from '@word-list/domain/testing';
import type { ReadAnswer } from '../check/reader-watch.ts';

export interface ReaderContext {
  readonly tables: WordsTables;
  readonly objects: { readonly get: (key: string) => Promise<string> };
  readonly views: Pick<ViewObjects, 'get'>;
  readonly clock: Clock;
  /** Others may go first; throws while the database is gone. */
  readonly query: (label: string) => Promise<void>;
  /** What went wrong beside the answers. */
  readonly onError: (error: unknown) => void;
}

/** An instance of api-words: its code over the rows of the world, on which the few statements that it makes are said. */
export const makeReader = ({ tables, objects, views, clock, query, onError }: ReaderContext) => {
  const catalogue = wordsInMemory(
    {
      readings: readingsOf(tables, query),
      catalogueOf: (view) => slowCatalogue(tables, view, query),
    },
    { formOf: exampleForm, clock, views: { objects: views, packing: noPacking }, onError },
  );
  const ports = { catalogue, lists: makeListReader(objects) };

  return {
    /** The words of a list with their scores. Throws what an answer of 503 tells of. */
    async read(source: string): Promise<ReadAnswer> {
      const askedAt = clock.now().getTime();
      const found = await findLists({ list: [source] }, ports).catch(noList);
      const words = found?.filter.inLists?.[0]?.words ?? [];
      const scored = await catalogue.named(words);
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

/** The pages in which words are read: others can change something between them. */
const pages = [(text: string) => text < 'l', (text: string) => text >= 'l'];

function readingsOf(tables: WordsTables, query: Query): WordReadings {
  const read = (isAsked: (row: OpinionRow) => boolean): OpinionRow[] =>
    [...tables.opinions.current.values()].filter(isAsked);
  return {
    head: async () => {
      await query('read head');
      const { epoch, value } = revisionOf(tables.revision);
      const judges = [...tables.judges.current.values()].toSorted(compareJudges);
      return { epoch, revision: value, judges, published: tables.views.current };
    },
    newer: async (known) => {
      const rows: OpinionRow[] = [];
      for (const isInPage of pages) {
        await query('read words');
        const isNewer = ({ judge, revision }: OpinionRow): boolean =>
          known.some((one) => one.judge === judge && revision > one.revision);
        rows.push(...read((row) => isInPage(row.text) && isNewer(row)));
      }
      return byJudge(rows);
    },
    changed: async (judges, after) => {
      await query('read changed words');
      const own = read(({ judge }) => judges.includes(judge));
      const texts = new Set(own.filter(({ revision }) => revision > after).map(({ text }) => text));
      return byJudge(own.filter(({ text }) => texts.has(text)));
    },
  };
}

type OpinionRow = Parameters<typeof changedOpinion>[0];

function byJudge(rows: readonly OpinionRow[]): Changes {
  const groups = Map.groupBy(rows, ({ judge }) => judge);
  return new Map([...groups].map(([judge, own]) => [judge, own.map(changedOpinion)]));
}

function slowCatalogue(tables: WordsTables, viewNow: () => Promise<WordView>, query: Query): WordCatalogue {
  const all = catalogueOf(tables);
  return {
    ...all,
    named: async (texts) => {
      const view = await viewNow();
      await query('read words');
      return all.seenBy(view).named(texts);
    },
    lists: async () => {
      await query('read lists');
      return all.lists();
    },
  };
}
