import { compareRows, rowFrom } from '@word-list/domain';
import { addRow, noRows, type RowBits } from './row-bits.ts';
import { textTableOf, type TextTable } from './text-table.ts';

/** The rows of the words that are in a list, whose words are by their code points. */
export type RowsOfWords = (words: readonly string[]) => RowBits;

/** Walks through both once, and keeps the rows for as long as anybody holds the list. */
export const rowsOfWords = (texts: TextTable): RowsOfWords => {
  const kept = new WeakMap<readonly string[], RowBits>();
  return (words) => {
    const known = kept.get(words);
    if (known !== undefined) return known;
    const rows = walk(texts, words);
    kept.set(words, rows);
    return rows;
  };
};

function walk(texts: TextTable, words: readonly string[]): RowBits {
  const size = texts.ends.length;
  const rows = noRows(size);
  const wanted = textTableOf(words);
  let row = 0;
  for (let at = 0; at < wanted.ends.length && row < size; at += 1) {
    row = rowFrom(texts, row, [wanted, at]);
    if (row < size && compareRows(texts, row, [wanted, at]) === 0) addRow(rows, row);
  }
  return rows;
}
