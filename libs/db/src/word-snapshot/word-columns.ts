import { attributes, unscored, type AttributeName } from '@word-list/domain';
import { unseenForm } from './lazy-forms.ts';
import { moveValues, type Move } from './move-rows.ts';

export { unscored };

/** Numbers of values that many words share: of four bytes when there are more than two have room for. */
export type Codes = Uint16Array | Uint32Array;

/**
 * What is known of every word but its text, by column. They are replaced one after another when words come and go, so that
 * there is never room needed for all of them twice.
 */
export interface WordColumns {
  hashes: Uint32Array;
  /** In code points. */
  lengths: Uint8Array;
  /** In hundredths. */
  readonly scores: Record<AttributeName, Int16Array>;
  /** Places in `wordForms`, or `unseenForm`: `snapshot.forms()` has all of them. */
  forms: Uint8Array;
  /** Numbers of lists of types. */
  types: Codes;
  /** Numbers of origins. */
  origins: Codes;
  /** Milliseconds since 1970 began. */
  scoredAt: Float64Array;
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
  lengths: new Uint8Array(size),
  scores: Object.fromEntries(attributes.map(({ name }) => [name, new Int16Array(size)])) as Record<
    AttributeName,
    Int16Array
  >,
  forms: new Uint8Array(size).fill(unseenForm),
  types: new Uint16Array(size),
  origins: new Uint16Array(size),
  scoredAt: new Float64Array(size),
});

export const writeValues = (into: WordColumns, at: number, values: ColumnValues): void => {
  into.hashes[at] = values.hash;
  into.lengths[at] = values.length;
  into.types = withCode(into.types, at, values.types);
  into.origins = withCode(into.origins, at, values.origin);
  into.scoredAt[at] = values.scoredAt;
  for (const [index, { name }] of attributes.entries()) {
    into.scores[name][at] = values.scores[index] ?? unscored;
  }
};

/** These codes with one more, which they may have had no room for. */
export function withCode(codes: Codes, at: number, code: number): Codes {
  const into = code > 0xffff && codes.BYTES_PER_ELEMENT === 2 ? Uint32Array.from(codes) : codes;
  into[at] = code;
  return into;
}

/** Moves rows; `size` is the number of rows from now on. The row of a word that comes holds anything but a form. */
export const moveColumns = (columns: WordColumns, moves: readonly Move[], size: number): void => {
  columns.hashes = moveValues(columns.hashes, moves, size);
  columns.lengths = moveValues(columns.lengths, moves, size);
  columns.forms = moveValues(columns.forms, moves, size);
  columns.types = moveValues(columns.types, moves, size);
  columns.origins = moveValues(columns.origins, moves, size);
  columns.scoredAt = moveValues(columns.scoredAt, moves, size);
  for (const { name } of attributes) columns.scores[name] = moveValues(columns.scores[name], moves, size);
};
