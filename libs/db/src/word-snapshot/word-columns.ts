import { attributes, unscored, type AttributeName } from '@word-list/domain';
import { unseenForm } from './lazy-forms.ts';

export { unscored };

/** What is known of every word but its text, by column. */
export interface WordColumns {
  readonly hashes: Uint32Array;
  /** In code points. */
  readonly lengths: Int16Array;
  /** In hundredths. */
  readonly scores: Readonly<Record<AttributeName, Int16Array>>;
  /** Places in `wordForms`, or `unseenForm`: `snapshot.forms()` has all of them. */
  readonly forms: Uint32Array;
  /** Numbers of lists of types. */
  readonly types: Uint32Array;
  /** Numbers of origins. */
  readonly origins: Uint32Array;
  /** Milliseconds since 1970 began. */
  readonly scoredAt: Float64Array;
}

/** The values of one word, in the columns' own terms. */
export interface ColumnValues {
  readonly hash: number;
  readonly length: number;
  /** In hundredths, in the order of the attributes. */
  readonly scores: readonly number[];
  readonly types: number;
  readonly origin: number;
  readonly scoredAt: number;
}

export const makeColumns = (size: number): WordColumns => ({
  hashes: new Uint32Array(size),
  lengths: new Int16Array(size),
  scores: Object.fromEntries(attributes.map(({ name }) => [name, new Int16Array(size)])) as Record<
    AttributeName,
    Int16Array
  >,
  forms: new Uint32Array(size).fill(unseenForm),
  types: new Uint32Array(size),
  origins: new Uint32Array(size),
  scoredAt: new Float64Array(size),
});

export const writeValues = (into: WordColumns, at: number, values: ColumnValues): void => {
  into.hashes[at] = values.hash;
  into.lengths[at] = values.length;
  into.types[at] = values.types;
  into.origins[at] = values.origin;
  into.scoredAt[at] = values.scoredAt;
  for (const [index, { name }] of attributes.entries()) {
    into.scores[name][at] = values.scores[index] ?? unscored;
  }
};

export interface Block {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** Copies the rows from `from` up to, not including, `to`. */
export const copyValues = (old: WordColumns, into: WordColumns, { from, to, at }: Block): void => {
  into.hashes.set(old.hashes.subarray(from, to), at);
  into.lengths.set(old.lengths.subarray(from, to), at);
  into.forms.set(old.forms.subarray(from, to), at);
  into.types.set(old.types.subarray(from, to), at);
  into.origins.set(old.origins.subarray(from, to), at);
  into.scoredAt.set(old.scoredAt.subarray(from, to), at);
  for (const { name } of attributes) into.scores[name].set(old.scores[name].subarray(from, to), at);
};
