import { compareText } from '@word-list/domain';
import { addRow, noRows, type RowBits } from './row-bits.ts';
import { textAt, type TextTable } from './text-table.ts';

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
  let row = 0;
  for (const word of words) {
    while (row < size && compareText(textAt(texts, row), word) < 0) row += 1;
    if (row === size) break;
    if (textAt(texts, row) === word) addRow(rows, row);
  }
  return rows;
}
