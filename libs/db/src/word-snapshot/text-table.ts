import { compareText } from '@word-list/domain';

/** No text of the database can hold it. */
export const separator = '\0';

/** Texts in their order, in one string, which takes a third of the memory that as many strings do. */
export interface TextTable {
  /** Each text, followed by the separator. */
  readonly joined: string;
  /** Where each text ends; the next one begins one behind. */
  readonly ends: Uint32Array;
}

const startOf = ({ ends }: TextTable, row: number): number => (row === 0 ? 0 : (ends[row - 1] ?? 0) + 1);

/** The text of a row that is there. */
export const textAt = (table: TextTable, row: number): string =>
  table.joined.slice(startOf(table, row), table.ends[row]);

/** The rows from `from` up to, not including, `to`, with their separators. */
export const joinedBetween = (table: TextTable, from: number, to: number): string =>
  from >= to ? '' : table.joined.slice(startOf(table, from), startOf(table, to));

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
