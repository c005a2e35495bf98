import {
  attributes,
  wordType,
  wordTypes,
  type AttributeName,
  type ScoredWord,
  type WordType,
  type WordView,
} from '@word-list/domain';
import * as z from 'zod';
import { originIn } from '../view-rows.ts';
import { makeDictionary, type Dictionary } from './dictionary.ts';
import type { FormReader } from '../form-reader.ts';
import { lazyFacetTable, type FacetTable } from './facet-table.ts';
import { lazyForms, type LazyForms } from './lazy-forms.ts';
import { letterBitmaps } from './letter-bitmaps.ts';
import type { RowBits } from './row-bits.ts';
import { rowsByCondition, type RowsByCondition } from './rows-by-condition.ts';
import { rowsOfLetters, type RowsOfLetters } from './rows-of-letters.ts';
import { rowsOfWords, type RowsOfWords } from './rows-of-words.ts';
import { textAt, type TextTable } from './text-table.ts';
import { unscored, type WordColumns } from './word-columns.ts';

/** Where scores come from. */
export type Origin = Omit<ScoredWord, 'text' | 'scores' | 'types' | 'scoredAt'>;

/** The types of a word. */
export interface TypeList {
  /** One bit per type; those that this release does not know have none. */
  readonly bits: number;
  /** The bit of the first type. */
  readonly main: number;
  /** Throws when there is one that this release does not know. */
  readonly types: () => readonly WordType[];
}

/** What many words have in common, which only grows, and what is known of all. It goes on from one snapshot to the next. */
export interface SharedValues {
  readonly view: WordView;
  readonly origins: Dictionary<Origin>;
  readonly typeLists: Dictionary<TypeList>;
  readonly formOf: FormReader;
}

/** What was found of the rows. */
export interface RowIndex {
  /** For each group of letters the rows whose texts have one of it. */
  readonly letters: () => readonly RowBits[];
  readonly rowsOfLetters: RowsOfLetters;
  /** The rows of the words that are in a list. */
  readonly rowsOfWords: RowsOfWords;
  /** Of conditions on their values, which change. */
  readonly conditions: RowsByCondition;
}

/** All words with all that is answered about them; rows are in the order of their texts. */
export interface WordSnapshot {
  /** All changes up to this revision are in it. */
  readonly revision: bigint;
  readonly size: number;
  readonly texts: TextTable;
  readonly columns: WordColumns;
  readonly shared: SharedValues;
  readonly index: RowIndex;
  /** Of each word its place in `wordForms`; found when first asked for. */
  readonly forms: LazyForms;
  readonly facets: () => FacetTable;
}

const knownTypes = z.array(wordType);

const writtenOrigin = z.tuple([z.string(), z.string(), z.string().nullable(), z.number().nullable()]);

/**
 * Origins are written as JSON `[judge, places in the view of the judges of all values, run, start of the run in ms]`, types
 * with slashes between.
 */
export const makeSharedValues = ({ view, formOf }: Pick<SharedValues, 'view' | 'formOf'>): SharedValues => ({
  view,
  formOf,
  origins: makeDictionary(originReader(view)),
  typeLists: makeDictionary(readTypes),
});

/** A snapshot of these columns, which must have as many rows as there are texts. */
export const snapshotOf = (
  of: Pick<WordSnapshot, 'revision' | 'texts' | 'columns' | 'shared'>,
): WordSnapshot => {
  const forms = lazyForms(of.texts, of.columns.forms, of.shared.formOf);
  return {
    ...of,
    size: of.texts.ends.length,
    index: {
      letters: letterBitmaps(of.texts),
      rowsOfLetters: rowsOfLetters(of.texts),
      rowsOfWords: rowsOfWords(of.texts),
      conditions: rowsByCondition(),
    },
    forms,
    facets: lazyFacetTable(of.columns, forms),
  };
};

/** The word of a row; throws when it has a type that this release does not know. */
export const wordAt = ({ texts, columns, shared }: WordSnapshot, row: number): ScoredWord => ({
  text: textAt(texts, row),
  scores: scoresAt(columns, row),
  types: shared.typeLists.valueOf(columns.types[row] ?? 0).types(),
  ...shared.origins.valueOf(columns.origins[row] ?? 0),
  scoredAt: new Date(columns.scoredAt[row] ?? 0).toISOString(),
});

function originReader(view: WordView) {
  return (written: string): Origin => {
    const [judge, judges, runId, startedAt] = writtenOrigin.parse(JSON.parse(written));
    const runStartedAt = startedAt === null ? null : new Date(startedAt).toISOString();
    return { ...originIn(view, judge, judges), runId, runStartedAt };
  };
}

function readTypes(written: string): TypeList {
  const names = written === '' ? [] : written.split('/');
  const parsed = knownTypes.safeParse(names);
  return {
    bits: typeBits(names),
    main: typeBits(names.slice(0, 1)),
    types: () => {
      if (!parsed.success) throw parsed.error;
      return parsed.data;
    },
  };
}

/** The bits of these types; types that this release does not know have none. */
function typeBits(types: readonly string[]): number {
  return wordTypes.reduce((bits, type, index) => (types.includes(type) ? bits | (1 << index) : bits), 0);
}

/** By a loop: from entries it takes three times as long, for each of up to 10,000 words. */
function scoresAt(columns: WordColumns, row: number): ScoredWord['scores'] {
  const scores: Partial<Record<AttributeName, number | null>> = {};
  for (const { name } of attributes) {
    const score = columns.scores[name][row] ?? unscored;
    scores[name] = score === unscored ? null : score / 100;
  }
  return scores as ScoredWord['scores'];
}
