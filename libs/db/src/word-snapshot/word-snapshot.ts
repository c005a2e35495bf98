import {
  attributes,
  wordType,
  wordTypes,
  type AttributeName,
  type ScoredWord,
  type WordType,
} from '@word-list/domain';
import * as z from 'zod';
import { lazyBitmaps, type Bitmaps } from './bitmaps.ts';
import { makeDictionary, type Dictionary } from './dictionary.ts';
import { letterBitmaps } from './letter-bitmaps.ts';
import { addRow, type RowBits } from './row-bits.ts';
import { textAt, type TextTable } from './text-table.ts';
import { unscored, type WordColumns } from './word-columns.ts';

/** Where scores come from. */
export type Origin = Pick<ScoredWord, 'rubricId' | 'model' | 'runId' | 'runStartedAt'>;

/** The types of a word. */
export interface TypeList {
  /** One bit per type; those that this release does not know have none. */
  readonly bits: number;
  /** Throws when there is one that this release does not know. */
  readonly types: () => readonly WordType[];
}

/** What many words have in common. It only grows, and goes on from one snapshot to the next. */
export interface SharedValues {
  readonly origins: Dictionary<Origin>;
  readonly typeLists: Dictionary<TypeList>;
}

/** Which rows have a value. */
export interface SnapshotIndex {
  readonly scores: Readonly<Record<AttributeName, Bitmaps>>;
  readonly lengths: Bitmaps;
  /** By the type's place among the word types. */
  readonly types: Bitmaps;
  readonly letters: Bitmaps;
}

/** All words with all that is answered about them; rows are in the order of their texts. */
export interface WordSnapshot {
  /** All changes up to this revision are in it. */
  readonly revision: bigint;
  readonly size: number;
  readonly texts: TextTable;
  readonly columns: WordColumns;
  readonly shared: SharedValues;
  readonly index: SnapshotIndex;
}

/** The bits of these types; types that this release does not know have none. */
const typeBits = (types: readonly string[]): number =>
  wordTypes.reduce((bits, type, index) => (types.includes(type) ? bits | (1 << index) : bits), 0);

const knownTypes = z.array(wordType);

const readTypes = (written: string): TypeList => {
  const names = written === '' ? [] : written.split('/');
  const parsed = knownTypes.safeParse(names);
  return {
    bits: typeBits(names),
    types: () => {
      if (!parsed.success) throw parsed.error;
      return parsed.data;
    },
  };
};

const writtenOrigin = z.tuple([z.string(), z.string(), z.string(), z.number()]);

const readOrigin = (written: string): Origin => {
  const [rubricId, model, runId, startedAt] = writtenOrigin.parse(JSON.parse(written));
  return { rubricId, model, runId, runStartedAt: new Date(startedAt).toISOString() };
};

/** Origins are written as JSON `[rubric, model, run, start of the run in ms]`, types with slashes between. */
export const makeSharedValues = (): SharedValues => ({
  origins: makeDictionary(readOrigin),
  typeLists: makeDictionary(readTypes),
});

/** The places of the bits that are set. */
export const placesOf = (bits: number): number[] =>
  wordTypes.flatMap((_, place) => ((bits & (1 << place)) === 0 ? [] : [place]));

const columnBitmaps = (column: Int8Array | Int16Array): Bitmaps =>
  lazyBitmaps(column.length, (setOf) => {
    for (let row = 0; row < column.length; row += 1) addRow(setOf(column[row] ?? 0), row);
  });

const typeBitmaps = (types: Uint32Array, lists: Dictionary<TypeList>): Bitmaps =>
  lazyBitmaps(types.length, (setOf) => {
    const sets: RowBits[][] = [];
    for (let row = 0; row < types.length; row += 1) {
      const id = types[row] ?? 0;
      sets[id] ??= placesOf(lists.valueOf(id).bits).map(setOf);
      for (const set of sets[id]) addRow(set, row);
    }
  });

/** A snapshot of these columns, which must have as many rows as there are texts. */
export const snapshotOf = (
  of: Pick<WordSnapshot, 'revision' | 'texts' | 'columns' | 'shared'>,
): WordSnapshot => ({
  ...of,
  size: of.texts.ends.length,
  index: {
    scores: Object.fromEntries(
      attributes.map(({ name }) => [name, columnBitmaps(of.columns.scores[name])]),
    ) as Record<AttributeName, Bitmaps>,
    lengths: columnBitmaps(of.columns.lengths),
    types: typeBitmaps(of.columns.types, of.shared.typeLists),
    letters: letterBitmaps(of.texts),
  },
});

/** By a loop: from entries it takes three times as long, for each of up to 10,000 words. */
const scoresAt = (columns: WordColumns, row: number): ScoredWord['scores'] => {
  const scores: Partial<Record<AttributeName, number | null>> = {};
  for (const { name } of attributes) {
    const score = columns.scores[name][row] ?? unscored;
    scores[name] = score === unscored ? null : score;
  }
  return scores as ScoredWord['scores'];
};

/** The word of a row; throws when it has a type that this release does not know. */
export const wordAt = ({ texts, columns, shared }: WordSnapshot, row: number): ScoredWord => ({
  text: textAt(texts, row),
  scores: scoresAt(columns, row),
  types: shared.typeLists.valueOf(columns.types[row] ?? 0).types(),
  ...shared.origins.valueOf(columns.origins[row] ?? 0),
  scoredAt: new Date(columns.scoredAt[row] ?? 0).toISOString(),
});
