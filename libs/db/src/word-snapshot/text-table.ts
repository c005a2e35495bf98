import { compareText } from '@word-list/domain';

/** No text of the database can hold it. */
const separator = '\0';

/** Texts in their order, in one string, which takes a third of the memory that as many strings do. */
export interface TextTable {
  /** Each text, followed by the separator. */
  readonly joined: string;
  /** Where each text ends; the next one begins one behind. */
  readonly ends: Uint32Array;
}

/** The text of a row that is there. */
export const textAt = (table: TextTable, row: number): string =>
  table.joined.slice(startOf(table, row), table.ends[row]);

/** The rows from `from` up to, not including, `to`, with their separators. */
export const joinedBetween = (table: TextTable, from: number, to: number): string =>
  from >= to ? '' : table.joined.slice(startOf(table, from), startOf(table, to));

/** Where the texts of these rows end when the first of them begins at `at`. */
export const endsBetween = (
  table: TextTable,
  { from, to, at }: { from: number; to: number; at: number },
): Uint32Array => {
  const shift = at - startOf(table, from);
  return table.ends.slice(from, to).map((end) => end + shift);
};

/** The row of a text, or where it would have to be: the first row whose text is not less. */
export const rowOfText = (table: TextTable, text: string): number => {
  let low = 0;
  let high = table.ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareText(textAt(table, middle), text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** True when the row is there and has this text. */
export const hasText = (table: TextTable, row: number, text: string): boolean =>
  row < table.ends.length && textAt(table, row) === text;

/** Joins texts as a table holds them. */
export interface TextJoiner {
  readonly length: () => number;
  /** Returns where the text ends. */
  addText(text: string): number;
  /** Adds texts that have their separators. */
  addJoined(joined: string): void;
  joined(): string;
}

const piecesPerChunk = 1000;

export const makeTextJoiner = (): TextJoiner => {
  const chunks: string[] = [];
  let pieces: string[] = [];
  let length = 0;

  const add = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
    // A piece may hold on to the longer string that it was cut out of.
    if (pieces.length === piecesPerChunk) {
      chunks.push(pieces.join(''));
      pieces = [];
    }
  };

  return {
    length: () => length,
    addText(text) {
      const end = length + text.length;
      add(text + separator);
      return end;
    },
    addJoined: add,
    joined: () => [...chunks, ...pieces].join(''),
  };
};

function startOf({ ends }: TextTable, row: number): number {
  return row === 0 ? 0 : (ends[row - 1] ?? 0) + 1;
}
